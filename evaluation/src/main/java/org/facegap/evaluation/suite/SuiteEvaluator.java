package org.facegap.evaluation.suite;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.facegap.core.UserError;
import org.facegap.core.results.ArmResults;
import org.facegap.core.results.Comparison;
import org.facegap.core.results.SuiteResults;

/** Measures every arm of a suite, compares each with the baseline, and says in words what was shown. */
public final class SuiteEvaluator {
    private final EvaluationSettings settings;

    /** An evaluator with these settings. */
    public SuiteEvaluator(EvaluationSettings settings) {
        this.settings = settings;
    }

    /**
     * Results of a suite. The same input and settings give the same results.
     *
     * @throws UserError when there is no such baseline, two arms share a name, scores do not fit the pairs, or the splits
     *     do not fit the groups
     */
    public SuiteResults evaluate(SuiteInput input) {
        ArmEvaluator evaluator = new ArmEvaluator(settings, input.groups(), input.protocol());
        AttributeEvaluator attributes = new AttributeEvaluator(settings, input.groups());
        List<ArmResults> arms = new ArrayList<>();
        List<ArmEvaluation> evaluations = new ArrayList<>();
        List<String> warnings = new ArrayList<>(input.warnings());
        if (input.protocol().test().pairs().rule().equals(SplitPairs.NO_IDENTITIES)) {
            warnings.add(
                    "The test pairs name no identities: pairs were resampled, and intervals are too narrow if people"
                            + " occur in more than one pair.");
        } else {
            sharedIdentities(input.protocol(), warnings);
        }
        Set<String> names = new HashSet<>();
        for (ArmInput arm : input.arms()) {
            if (!names.add(arm.scores().arm())) {
                throw new UserError("Two arms are called '" + arm.scores().arm() + "'.");
            }
            ArmEvaluation evaluation = evaluator.evaluate(arm.scores());
            evaluations.add(evaluation);
            warnings.addAll(evaluation.warnings());
            arms.add(new ArmResults(
                    evaluation.arm(),
                    arm.method(),
                    evaluation.seeds(),
                    arm.composition(),
                    evaluation.results(),
                    attributes.evaluate(arm.attributes()),
                    arm.curves(),
                    arm.cost()));
            if (evaluation.seeds().size() == 1) {
                warnings.add(
                        "Arm '" + evaluation.arm() + "' has one training seed: its results hold for that model only.");
            }
        }
        List<Comparison> comparisons = comparisons(input.baseline(), evaluations);
        return new SuiteResults(
                input.suite(),
                input.question(),
                input.groups(),
                input.groupAttribute(),
                arms,
                comparisons,
                warnings,
                protocol(input),
                new SuiteConclusion(input.groups(), arms, comparisons).text());
    }

    private List<Comparison> comparisons(String baseline, List<ArmEvaluation> evaluations) {
        ArmEvaluation from = evaluations.stream()
                .filter(e -> e.arm().equals(baseline))
                .findFirst()
                .orElseThrow(() -> new UserError("There is no arm '" + baseline + "' to compare with; arms are: "
                        + String.join(
                                ", ",
                                evaluations.stream().map(ArmEvaluation::arm).toList()) + "."));
        List<Comparison> comparisons = new ArrayList<>();
        for (ArmEvaluation to : evaluations) {
            if (to != from) {
                comparisons.add(new ArmComparison(settings, from, to).result());
            }
        }
        return comparisons;
    }

    private static void sharedIdentities(VerificationProtocol protocol, List<String> warnings) {
        Set<String> shared = new HashSet<>(protocol.test().images().identities());
        shared.retainAll(new HashSet<>(protocol.calibration().images().identities()));
        if (!shared.isEmpty()) {
            warnings.add(
                    shared.size() + " identities are in the test and in the calibration split: the global threshold"
                            + " was not chosen independently.");
        }
    }

    private Map<String, Object> protocol(SuiteInput input) {
        Map<String, Object> protocol = new TreeMap<>(input.facts());
        protocol.put("pairRule", input.protocol().test().pairs().rule());
        protocol.put("pairSeed", input.protocol().test().pairs().seed());
        protocol.put("folds", input.protocol().test().pairs().folds());
        protocol.put("testPairs", input.protocol().test().pairs().size());
        protocol.put("calibrationPairs", input.protocol().calibration().pairs().size());
        protocol.put("targetFmr", settings.targetFmr());
        protocol.put("confidence", settings.confidence());
        protocol.put("bootstrapReplicates", settings.replicates());
        protocol.put("permutations", settings.permutations());
        protocol.put("minimumTrials", settings.minimumTrials());
        protocol.put("evaluationSeed", settings.seed());
        protocol.put("intervals", "identity bootstrap, recentred, with dyadic variance; training seeds by Student's t");
        return protocol;
    }
}
