package org.facegap.core.results.suite;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.facegap.core.json.NullAsAbsent;
import org.facegap.core.results.Conclusion;
import org.facegap.core.results.Measurement;
import org.facegap.core.results.ResultFile;
import org.facegap.core.results.attribute.AttributeAuditResults;
import org.facegap.core.results.scores.ScoreContents;
import org.jspecify.annotations.Nullable;

/**
 * {@code results.json} of a suite: every figure once, under its key, and what is no figure beside them. Every arm is a system.
 *
 * @param schema name of the JSON Schema of this shape
 * @param suite name of the suite
 * @param question what it asks
 * @param groups groups in the order to show them
 * @param groupAttribute the attribute that groups come from
 * @param measurements every figure of the verification scores; absent, as scores and comparisons are, without recognition models
 * @param scores what {@code facegap score} says of the scores beside the measurements
 * @param attributes what the attribute models were measured to do; absent without such models
 * @param arms one per training set
 * @param comparisons what the differences to the baseline say of verification
 * @param warnings what a reader must know before believing a number
 * @param protocol on whom and with what
 * @param conclusion what follows, in words
 */
public record SuiteDocument(
        @JsonProperty(ResultFile.SCHEMA) String schema,
        String suite,
        String question,
        List<String> groups,
        String groupAttribute,
        @NullAsAbsent @Nullable List<Measurement> measurements,
        @NullAsAbsent @Nullable ScoreContents scores,
        @NullAsAbsent @Nullable AttributeAuditResults attributes,
        List<Arm> arms,
        @NullAsAbsent @Nullable List<Remark> comparisons,
        List<String> warnings,
        SuiteProtocol protocol,
        Conclusion conclusion) {
    /** Name of the JSON Schema. */
    public static final String SCHEMA = "results.schema.json";

    /**
     * One training set; see {@link ArmResults}.
     *
     * @param name name of the arm
     * @param method how its training set was made
     * @param seeds training seeds
     * @param composition what the training set holds
     * @param curves one per model and seed
     * @param cost what the training set cost to make
     */
    public record Arm(
            String name,
            String method,
            List<Long> seeds,
            Composition composition,
            List<TrainingCurve> curves,
            Cost cost) {}

    /**
     * What the differences to the baseline say.
     *
     * @param baseline name of the arm
     * @param candidate name of the arm
     * @param levellingDown whether the gap closed because the best group got worse
     * @param sentence the comparison in words
     */
    public record Remark(String baseline, String candidate, boolean levellingDown, String sentence) {}
}
