package org.facegap.core.results.suite;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.facegap.core.files.Sha256;
import org.facegap.core.json.Json;
import org.facegap.core.results.attribute.AttributeAudit;
import org.facegap.core.results.attribute.AttributeAuditResults;
import org.facegap.core.results.attribute.AttributeProtocol;
import org.facegap.core.results.attribute.CellAudit;
import org.facegap.core.results.attribute.GroupingAudit;
import org.facegap.core.results.attribute.SystemAudit;
import org.facegap.core.results.scores.ScoreProtocol;
import org.facegap.core.results.suite.SuiteProtocol.VerificationContent;
import org.facegap.core.words.WordOrder;

/**
 * What must be the same in two suites for their figures to be set against each other: the content of test and calibration images
 * and of both lists of pairs, by hash; the groups; and the rules of measuring. How training sets and models were made is no part
 * of it.
 *
 * @param facts what to its value; hashes end in {@value #HASH}
 */
public record MeasuredBy(Map<String, Object> facts) {
    /** Ending of the names of hashes. */
    public static final String HASH = "Sha256";

    public MeasuredBy {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    /** What a suite was measured by. */
    public static MeasuredBy of(SuiteResults results) {
        Map<String, Object> facts = new LinkedHashMap<>();
        SuiteProtocol protocol = results.protocol();
        TreeSet<String> groups = new TreeSet<>(new WordOrder());
        groups.addAll(results.groups());
        facts.put(
                "models",
                ((results.verification() == null ? "" : "recognition ")
                                + (results.attributes() == null ? "" : "attributes"))
                        .strip());
        facts.put("groupAttribute", results.groupAttribute());
        facts.put("groups", List.copyOf(groups));
        facts.put("testImages" + HASH, protocol.content().testImages());
        VerificationContent content = protocol.content().verification();
        if (content != null) {
            facts.put("testPairs" + HASH, content.testPairs());
            facts.put("calibrationImages" + HASH, content.calibrationImages());
            facts.put("calibrationPairs" + HASH, content.calibrationPairs());
        }
        if (protocol.pairs() != null) {
            facts.put("score", protocol.pairs().score());
            facts.put("folds", protocol.pairs().folds());
        }
        if (results.verification() != null) {
            ScoreProtocol scores = results.verification().scores().protocol();
            facts.put("fmrTargets", scores.fmrTargets());
            facts.put("thresholds", new TreeMap<>(scores.thresholds()));
            facts.put("thresholdRule", String.valueOf(scores.thresholdRule()));
            facts.put("accept", String.valueOf(scores.accept()));
            facts.put("impostors", String.valueOf(scores.impostors()));
            facts.put("failures", String.valueOf(scores.failures()));
            facts.put("confidence", scores.resampling().confidence());
            facts.put("minimumTrials", scores.resampling().minimumTrials());
        }
        if (results.attributes() != null) {
            attributes(results.attributes(), facts);
        }
        return new MeasuredBy(facts);
    }

    private static void attributes(AttributeAuditResults audit, Map<String, Object> facts) {
        AttributeProtocol protocol = audit.protocol();
        facts.putIfAbsent("confidence", protocol.confidence());
        facts.put("minimumRowsOfCell", protocol.minimumRowsOfCell());
        facts.put("minimumTrialsOfRate", protocol.minimumTrialsOfRate());
        facts.put("labels" + HASH, Sha256.of(Json.canonical(labels(audit))));
    }

    /** Attribute and group to how many images of each class there are, for images that every system labelled. */
    private static Map<String, Object> labels(AttributeAuditResults audit) {
        Map<String, Object> labels = new TreeMap<>();
        for (SystemAudit system : audit.systems()) {
            for (AttributeAudit attribute : system.attributes()) {
                for (GroupingAudit grouping : attribute.groupings()) {
                    for (CellAudit cell : grouping.cells()) {
                        labels.putIfAbsent(
                                attribute.attribute() + " " + grouping.by() + " " + cell.cell(),
                                cell.failures() > 0
                                        ? List.of(cell.n() + cell.failures())
                                        : cell.confusion().stream()
                                                .map(row -> Math.round(row.stream()
                                                        .mapToDouble(Double::doubleValue)
                                                        .sum()))
                                                .toList());
                    }
                }
            }
        }
        return labels;
    }

    /** One word for all of it: that of two suites is the same where they were measured alike. */
    public String hash() {
        return Sha256.of(Json.canonical(facts));
    }
}
