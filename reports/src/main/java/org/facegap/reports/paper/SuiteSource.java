package org.facegap.reports.paper;

import java.util.List;
import java.util.stream.Collectors;
import org.facegap.core.results.attribute.AttributeAuditResults;
import org.facegap.core.results.suite.SuiteProtocol;
import org.facegap.core.results.suite.SuiteResults;
import org.facegap.core.words.Counted;
import org.facegap.reports.text.NumberText;
import org.facegap.reports.text.NumberText.Scale;

/** What a table's figures rest on, for its caption: test set, pairs, seeds and level. */
public final class SuiteSource {
    private SuiteSource() {}

    /** One sentence, ended by a full stop. */
    public static String of(SuiteResults results) {
        SuiteProtocol protocol = results.protocol();
        SuiteProtocol.Dataset set = protocol.test().testSet();
        List<Long> seeds = protocol.trainingSeeds();
        AttributeAuditResults audit = results.attributes();
        double confidence = results.verification() != null
                ? results.verification().scores().protocol().resampling().confidence()
                : audit == null ? Double.NaN : audit.protocol().confidence();
        return "Test set: " + (set == null ? "the built-in world" : set.name())
                + (protocol.pairs() == null
                        ? ""
                        : ", " + Counted.of(protocol.pairs().testPairs(), "pairs"))
                + "; training " + (seeds.size() == 1 ? "seed " : "seeds ")
                + seeds.stream().map(String::valueOf).collect(Collectors.joining(", "))
                + (Double.isFinite(confidence)
                        ? "; intervals of " + NumberText.number(confidence, Scale.PERCENT, 0) + " %"
                        : "")
                + ".";
    }
}
