package org.facegap.evaluation.suite;

import java.util.List;
import org.facegap.core.results.suite.SuiteProtocol;
import org.facegap.evaluation.attribute.input.PredictionFile;
import org.jspecify.annotations.Nullable;

/**
 * All arms of a suite and the test they are measured on.
 *
 * @param suite name
 * @param question what it asks
 * @param groupAttribute attribute the groups come from
 * @param groups groups in the order to show them
 * @param baseline arm that every other arm is compared with
 * @param arms arms in the order to show them
 * @param verification pairs and what the arms' recognition models score them; null without such models
 * @param predictions what the arms' attribute models say of the test images; null without such models
 * @param description the protocol as the results tell it
 * @param warnings further warnings
 */
public record SuiteInput(
        String suite,
        String question,
        String groupAttribute,
        List<String> groups,
        String baseline,
        List<ArmInput> arms,
        @Nullable VerificationInput verification,
        @Nullable PredictionFile predictions,
        SuiteProtocol description,
        List<String> warnings) {
    public SuiteInput {
        groups = List.copyOf(groups);
        arms = List.copyOf(arms);
        warnings = List.copyOf(warnings);
    }
}
