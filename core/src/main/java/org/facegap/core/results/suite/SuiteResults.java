package org.facegap.core.results.suite;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.facegap.core.results.Conclusion;
import org.facegap.core.results.Measurement;
import org.facegap.core.results.Measurements;
import org.facegap.core.results.ResultFile;
import org.facegap.core.results.scores.ScoreResults;

/**
 * All that one suite measured; the same for two runs of one seed. {@code results.json} is its {@link #document()}, where every
 * figure stands once under its key; arms and comparisons are views of it.
 *
 * @param suite name of the suite
 * @param question what it asks, one sentence
 * @param groups groups in the order to show them
 * @param groupAttribute the attribute that groups come from
 * @param arms one per training set
 * @param comparisons candidate against baseline
 * @param scores all that was measured of the verification scores, as {@code facegap score} measures a score file: every arm
 *     is a system
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
        List<Comparison> comparisons,
        ScoreResults scores,
        List<String> warnings,
        SuiteProtocol protocol,
        Conclusion conclusion) {
    public SuiteResults {
        groups = List.copyOf(groups);
        arms = List.copyOf(arms);
        comparisons = List.copyOf(comparisons);
        warnings = List.copyOf(warnings);
    }

    /** Names and values of both protocols, the suite's and its scores', for pages. */
    public Map<String, Object> facts() {
        Map<String, Object> facts = new TreeMap<>(scores.protocol().facts());
        facts.putAll(protocol.facts());
        return facts;
    }

    /** Every figure under its key. */
    public List<Measurement> measurements() {
        List<Measurement> all = new ArrayList<>(scores.measurements());
        arms.forEach(arm -> arm.attributes().forEach(a -> all.addAll(AttributeMeasurements.of(arm.name(), a))));
        return List.copyOf(all);
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
                measurements(),
                scores.contents(),
                arms.stream().map(ArmResults::contents).toList(),
                comparisons.stream()
                        .map(c ->
                                new SuiteDocument.Remark(c.baseline(), c.candidate(), c.levellingDown(), c.sentence()))
                        .toList(),
                warnings,
                protocol,
                conclusion);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static SuiteResults of(SuiteDocument document) {
        Set<String> attributes = new HashSet<>();
        document.arms().forEach(arm -> arm.attributes().forEach(a -> attributes.add(a.attribute())));
        List<Measurement> ofScores = new ArrayList<>();
        List<Measurement> ofAttributes = new ArrayList<>();
        document.measurements().forEach(m -> (attributes.contains(m.point()) ? ofAttributes : ofScores).add(m));
        ScoreResults scores = ScoreResults.of(ofScores, document.scores());
        ArmFigures figures = new ArmFigures(scores, document.groups());
        Measurements index = new Measurements(ofAttributes);
        List<ArmResults> arms = new ArrayList<>();
        for (SuiteDocument.Arm arm : document.arms()) {
            arms.add(new ArmResults(
                    arm.name(),
                    arm.method(),
                    arm.seeds(),
                    arm.composition(),
                    figures.of(arm.name()),
                    arm.attributes().stream()
                            .map(a -> AttributeMeasurements.view(ofAttributes, index, arm.name(), a))
                            .toList(),
                    arm.curves(),
                    arm.cost()));
        }
        return new SuiteResults(
                document.suite(),
                document.question(),
                document.groups(),
                document.groupAttribute(),
                arms,
                comparisons(figures, document.comparisons()),
                scores,
                document.warnings(),
                document.protocol(),
                document.conclusion());
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
