package org.facegap.reports.table;

import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.suite.ArmResults;
import org.facegap.core.results.suite.Comparison;
import org.facegap.core.results.suite.Gap;
import org.facegap.core.results.suite.GroupDifference;
import org.facegap.core.results.suite.GroupVerification;
import org.facegap.core.results.suite.SuiteResults;
import org.jspecify.annotations.Nullable;

/**
 * Paper tables as CSV (RFC 4180, UTF-8, lines end in CR LF) in long form: one line per number, nothing rounded.
 *
 * <p>A field is empty where a number does not exist; {@code status} and {@code reason} then say why. Rates are from 0 to 1.
 */
public final class CsvTable {
    static final String ESTIMATE = "value,low,high,n,unit,status,reason,needed";

    private CsvTable() {}

    /**
     * Verification: columns {@code arm, group, metric} and those of an estimate. Metrics are accuracy, eer, auc, fnmr, fmr per group, counts
     * (false_matches, false_non_matches, failures, genuine, impostor, identities), and with an empty group mean_accuracy, standard_deviation,
     * worst_group, realised_fmr, threshold, and accuracy_gap and fnmr_gap, each followed by its expected value by chance and permutation p.
     */
    public static String verification(SuiteResults results) {
        StringBuilder out =
                new StringBuilder("arm,group,metric,").append(ESTIMATE).append("\r\n");
        for (ArmResults arm : results.arms()) {
            for (GroupVerification g : arm.verification().groups()) {
                line(out, g.accuracy(), arm.name(), g.group(), "accuracy");
                line(out, g.eer(), arm.name(), g.group(), "eer");
                line(out, g.auc(), arm.name(), g.group(), "auc");
                line(out, g.fnmr(), arm.name(), g.group(), "fnmr");
                line(out, g.fmr(), arm.name(), g.group(), "fmr");
                count(out, g.counts().falseNonMatches(), g.genuine(), arm.name(), g.group(), "false_non_matches");
                count(out, g.counts().falseMatches(), g.impostor(), arm.name(), g.group(), "false_matches");
                long pairs = g.genuine() + g.impostor();
                count(out, g.counts().failures(), pairs, arm.name(), g.group(), "failures");
                count(out, g.genuine(), g.genuine(), arm.name(), g.group(), "genuine");
                count(out, g.impostor(), g.impostor(), arm.name(), g.group(), "impostor");
                count(out, g.identities(), g.identities(), arm.name(), g.group(), "identities");
            }
            var v = arm.verification();
            line(out, v.averageAccuracy(), arm.name(), "", "mean_accuracy");
            long n = v.averageAccuracy().n();
            line(
                    out,
                    number(v.standardDeviation(), n, "no group could be measured"),
                    arm.name(),
                    "",
                    "standard_deviation");
            line(out, v.worstGroup().value(), arm.name(), v.worstGroup().group(), "worst_group");
            line(out, number(v.threshold().value(), n, "no threshold met the target"), arm.name(), "", "threshold");
            line(out, v.threshold().realisedFmr(), arm.name(), "", "realised_fmr");
            gap(out, v.accuracyGap(), arm.name(), "accuracy_gap");
            gap(out, v.fnmrGap(), arm.name(), "fnmr_gap");
        }
        return out.toString();
    }

    /** Differences: columns {@code baseline, candidate, quantity, group, levelling_down} and those of an estimate. */
    public static String comparisons(SuiteResults results) {
        StringBuilder out = new StringBuilder("baseline,candidate,quantity,group,levelling_down,")
                .append(ESTIMATE)
                .append("\r\n");
        for (Comparison c : results.comparisons()) {
            String levelling = c.levellingDown() ? "yes" : "no";
            for (GroupDifference d : c.accuracy()) {
                line(out, d.difference(), c.baseline(), c.candidate(), "accuracy", d.group(), levelling);
            }
            line(out, c.meanDifference(), c.baseline(), c.candidate(), "mean_accuracy", "", levelling);
            line(out, c.worstGroupDifference(), c.baseline(), c.candidate(), "worst_group", "", levelling);
            line(out, c.gapDifference(), c.baseline(), c.candidate(), "accuracy_gap", "", levelling);
        }
        return out.toString();
    }

    private static void gap(StringBuilder out, Gap gap, String arm, String name) {
        long n = gap.value().n();
        line(out, gap.value(), arm, "", name);
        line(out, number(gap.expectedByChance(), n, "not computed"), arm, "", name + "_by_chance");
        line(
                out,
                number(gap.permutationP(), gap.permutations(), "no permutation test"),
                arm,
                "",
                name + "_permutation_p");
    }

    static Estimate number(double value, long n, String reasonOtherwise) {
        return number(value, n, "rate", reasonOtherwise);
    }

    /** A number without an interval, in its own unit. */
    static Estimate number(double value, long n, String unit, String reasonOtherwise) {
        return Double.isFinite(value) ? Estimate.point(value, n, unit) : Estimate.undefined(reasonOtherwise, n, unit);
    }

    static void count(StringBuilder out, double count, long of, String... keys) {
        line(out, Estimate.point(count, of, "count"), keys);
    }

    static void line(StringBuilder out, Estimate e, String... keys) {
        for (String key : keys) {
            out.append(field(key)).append(',');
        }
        out.append(finite(e.value())).append(',');
        out.append(finite(e.low())).append(',');
        out.append(finite(e.high())).append(',');
        out.append(e.n()).append(',').append(field(e.unit())).append(',');
        out.append(e.status()).append(',').append(field(e.reason())).append(',');
        out.append(e.needed() == 0 ? "" : Long.toString(e.needed())).append("\r\n");
    }

    private static String finite(double value) {
        if (!Double.isFinite(value)) {
            return "";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static String field(@Nullable String text) {
        if (text == null) {
            return "";
        }
        return text.matches("[^\",\\r\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
