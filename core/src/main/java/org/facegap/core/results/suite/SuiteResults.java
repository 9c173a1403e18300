package org.facegap.core.results.suite;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.facegap.core.results.Conclusion;
import org.facegap.core.results.ResultFile;
import org.facegap.core.results.attribute.AttributeAuditResults;
import org.facegap.core.results.scores.ScoreResults;
import org.jspecify.annotations.Nullable;

/**
 * All that one suite measured; the same for two runs of one seed. {@code results.json} is its {@link #document()}, where every
 * figure stands once under its key; arms and comparisons are views of it.
 *
 * @param suite name of the suite
 * @param question what it asks, one sentence
 * @param groups groups in the order to show them
 * @param groupAttribute the attribute that groups come from
 * @param arms one per training set
 * @param verification what the recognition models were measured to do; null without such models
 * @param attributes all that was measured of the attribute models, as {@code facegap score-attributes} measures a file of
 *     predictions: every arm is a system; null without attribute models
 * @param warnings what a reader must know before believing a number
 * @param protocol on whom, with which pairs and models
 * @param conclusion what follows, in words
 */
public record SuiteResults(
        String suite,
        String question,
        List<String> groups,
        String groupAttribute,
        List<ArmResults> arms,
        @Nullable SuiteVerification verification,
        @Nullable AttributeAuditResults attributes,
        List<String> warnings,
        SuiteProtocol protocol,
        Conclusion conclusion) {
    public SuiteResults {
        groups = List.copyOf(groups);
        arms = List.copyOf(arms);
        warnings = List.copyOf(warnings);
    }

    /** Names and values of the protocols of the suite and of its scores, or of its predictions where there are none, for pages. */
    public Map<String, Object> facts() {
        Map<String, Object> facts = new TreeMap<>();
        if (verification != null) {
            facts.putAll(verification.scores().protocol().facts());
        } else if (attributes != null) {
            facts.putAll(attributes.protocol().statistics());
        }
        facts.putAll(protocol.facts());
        return facts;
    }

    /** The same results with what follows from them in words. */
    public SuiteResults concluding(@Nullable AttributeAuditResults audit, Conclusion words) {
        return new SuiteResults(
                suite, question, groups, groupAttribute, arms, verification, audit, warnings, protocol, words);
    }

    /** What is written. */
    @JsonValue
    public SuiteDocument document() {
        return new SuiteDocument(
                SuiteDocument.SCHEMA,
                suite,
                question,
                groups,
                groupAttribute,
                verification == null ? null : verification.scores().measurements(),
                verification == null ? null : verification.scores().contents(),
                attributes,
                arms.stream().map(ArmResults::contents).toList(),
                verification == null
                        ? null
                        : verification.comparisons().stream()
                                .map(c -> new SuiteDocument.Remark(
                                        c.baseline(), c.candidate(), c.levellingDown(), c.sentence()))
                                .toList(),
                warnings,
                protocol,
                conclusion);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static SuiteResults of(SuiteDocument document) {
        List<ArmResults> arms = new ArrayList<>();
        for (SuiteDocument.Arm arm : document.arms()) {
            arms.add(new ArmResults(
                    arm.name(),
                    arm.method(),
                    arm.seeds(),
                    arm.composition(),
                    AttributeFigures.of(arm.name(), document.attributes(), document.groups()),
                    arm.curves(),
                    arm.cost()));
        }
        return new SuiteResults(
                document.suite(),
                document.question(),
                document.groups(),
                document.groupAttribute(),
                arms,
                verification(document),
                document.attributes(),
                document.warnings(),
                document.protocol(),
                document.conclusion());
    }

    private static @Nullable SuiteVerification verification(SuiteDocument document) {
        if (document.measurements() == null || document.scores() == null || document.comparisons() == null) {
            return null;
        }
        ScoreResults scores = ScoreResults.of(document.measurements(), document.scores());
        ArmFigures figures = new ArmFigures(scores, document.groups());
        Map<String, VerificationResults> arms = new LinkedHashMap<>();
        document.arms().forEach(arm -> arms.put(arm.name(), figures.of(arm.name())));
        return new SuiteVerification(scores, arms, comparisons(figures, document.comparisons()));
    }

    private static List<Comparison> comparisons(ArmFigures figures, List<SuiteDocument.Remark> remarks) {
        List<Comparison> comparisons = new ArrayList<>();
        for (SuiteDocument.Remark remark : remarks) {
            figures.comparisons().stream()
                    .filter(c -> c.baseline().equals(remark.baseline())
                            && c.candidate().equals(remark.candidate()))
                    .map(c -> c.saying(remark.levellingDown(), remark.sentence()))
                    .forEach(comparisons::add);
        }
        return comparisons;
    }

    /**
     * Reads a results file of a suite.
     *
     * @throws org.facegap.core.UserError when it is missing, unreadable or of another shape
     */
    public static SuiteResults read(Path file) {
        return ResultFile.read(file, SuiteResults.class, SuiteDocument.SCHEMA);
    }
}
