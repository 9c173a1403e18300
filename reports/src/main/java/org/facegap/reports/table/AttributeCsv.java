package org.facegap.reports.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.attribute.AttributeAudit;
import org.facegap.core.results.attribute.AttributeAuditResults;
import org.facegap.core.results.attribute.CellAudit;
import org.facegap.core.results.attribute.ClassAudit;
import org.facegap.core.results.attribute.ClassCell;
import org.facegap.core.results.attribute.ClassMix;
import org.facegap.core.results.attribute.Disparity;
import org.facegap.core.results.attribute.GroupGap;
import org.facegap.core.results.attribute.GroupingAudit;
import org.facegap.core.results.attribute.GroupingComparison;
import org.facegap.core.results.attribute.PairedAccuracy;
import org.facegap.core.results.attribute.PredictionComparison;
import org.facegap.core.results.attribute.ReferenceRow;
import org.facegap.core.results.attribute.ScaleErrors;
import org.facegap.core.results.attribute.SystemAudit;
import org.jspecify.annotations.Nullable;

/**
 * An audit of attribute predictions as CSV (RFC 4180, UTF-8, lines end in CR LF) in long form: one line per number, nothing
 * rounded. A field is empty where a number does not exist; {@code status} and {@code reason} then say why. Rates are from 0
 * to 1. {@code metric} is a count ({@code tp} ...), a rate, an error or a comparison; comparisons name their convention and
 * the cells between which they are made.
 */
public final class AttributeCsv {
    private static final String HEADER =
            "system,attribute,by,positive,cell,metric,convention,between,value,low,high,n,unit,"
                    + "status,reason,needed,expected_by_chance,permutation_p,permutations,parity,note\r\n";

    private final StringBuilder out = new StringBuilder(HEADER);

    private AttributeCsv() {}

    /** Everything. */
    public static String of(AttributeAuditResults results) {
        AttributeCsv csv = new AttributeCsv();
        for (SystemAudit system : results.systems()) {
            for (AttributeAudit attribute : system.attributes()) {
                csv.cell(List.of(system.system(), attribute.attribute(), "", ""), attribute.all());
                for (GroupingAudit grouping : attribute.groupings()) {
                    csv.grouping(system.system(), attribute.attribute(), grouping);
                }
            }
        }
        results.comparisons().forEach(csv::comparison);
        return csv.out.toString();
    }

    /** The system is the candidate; {@code between} names the baseline. */
    private void comparison(PredictionComparison c) {
        paired(c, "", c.all());
        for (GroupingComparison grouping : c.groupings()) {
            String by = String.join(" x ", grouping.by());
            grouping.cells().forEach(cell -> paired(c, by, cell));
            paired(c, by, "", "accuracy gap, baseline", grouping.baselineGap());
            paired(c, by, "", "accuracy gap, candidate", grouping.candidateGap());
            paired(c, by, "", "difference of accuracy gaps", grouping.gapDifference());
        }
    }

    private void paired(PredictionComparison c, String by, PairedAccuracy cell) {
        long discordant = Math.round(cell.wrongInBaselineAlone() + cell.wrongInCandidateAlone());
        paired(c, by, cell.cell(), "difference of accuracies", cell.difference());
        paired(c, by, cell.cell(), "wrong in the baseline alone", count(cell.wrongInBaselineAlone()));
        paired(c, by, cell.cell(), "wrong in the candidate alone", count(cell.wrongInCandidateAlone()));
        paired(c, by, cell.cell(), "McNemar exact p", probability(cell.exactP(), discordant));
        paired(c, by, cell.cell(), "McNemar mid-p", probability(cell.midP(), discordant));
    }

    private static Estimate probability(double p, long discordant) {
        return CsvTable.number(p, discordant, "probability", "no test of systems with several trainings");
    }

    private static Estimate count(double count) {
        return Estimate.point(count, Math.round(count), "count");
    }

    private void paired(PredictionComparison c, String by, String cell, String metric, Estimate value) {
        List<String> keys = List.of(c.candidate(), c.attribute(), by, "");
        line(keys, cell, metric, "paired", "candidate minus " + c.baseline(), value, ",,", "", "");
    }

    private void grouping(String system, String attribute, GroupingAudit grouping) {
        List<String> keys = List.of(system, attribute, AttributeTables.by(grouping), "");
        grouping.cells().forEach(cell -> cell(keys, cell));
        gap(keys, "accuracy gap", grouping.accuracyGap());
        ClassMix mix = grouping.mix();
        if (mix != null) {
            gap(keys, "balanced accuracy gap", mix.balancedGap());
            line(keys, "", "accuracy gap of the class mix alone", mix.gapOfMix());
        }
        gap(keys, "MAE gap", grouping.ageGap());
        for (ClassAudit decisions : grouping.classes()) {
            List<String> own = List.of(system, attribute, AttributeTables.by(grouping), decisions.positive());
            for (ClassCell cell : decisions.cells()) {
                count(own, cell.cell(), "tp", cell.tp());
                count(own, cell.cell(), "fp", cell.fp());
                count(own, cell.cell(), "fn", cell.fn());
                count(own, cell.cell(), "tn", cell.tn());
                cell.rates().forEach((rate, value) -> line(own, cell.cell(), rate, value));
            }
            for (Disparity d : decisions.disparities()) {
                line(own, "", d.metric(), d.convention(), d.between(), d.value(), test(d), "", d.note());
            }
            for (ReferenceRow row : decisions.references()) {
                row.disparities()
                        .forEach((measure, value) -> line(
                                own,
                                row.cell(),
                                measure + " disparity",
                                "Aequitas",
                                "reference " + row.references().getOrDefault(measure, ""),
                                value,
                                ",,",
                                parity(row, measure),
                                ""));
            }
        }
    }

    private static String parity(ReferenceRow row, String measure) {
        String name = switch (measure) {
            case "ppr" -> "Statistical Parity";
            case "pprev" -> "Impact Parity";
            case "precision" -> "Precision Parity";
            default -> measure.toUpperCase(Locale.ROOT) + " Parity";
        };
        return row.parities().getOrDefault(name, "");
    }

    private void cell(List<String> keys, CellAudit cell) {
        count(keys, cell.cell(), "rows", cell.n());
        count(keys, cell.cell(), "failures", cell.failures());
        count(keys, cell.cell(), "identities", cell.identities());
        line(keys, cell.cell(), "accuracy", cell.accuracy());
        line(keys, cell.cell(), "balanced accuracy", cell.balancedAccuracy());
        line(keys, cell.cell(), "macro F1", cell.macroF1());
        ScaleErrors errors = cell.age();
        if (errors != null) {
            line(keys, cell.cell(), "MAE", errors.meanAbsolute());
            line(keys, cell.cell(), "bias", errors.bias());
            errors.within().forEach((k, value) -> line(keys, cell.cell(), "within " + k, value));
        }
    }

    private void gap(List<String> keys, String metric, @Nullable GroupGap gap) {
        if (gap != null) {
            String between = gap.best().isEmpty() ? "" : "best " + gap.best() + ", worst " + gap.worst();
            line(
                    keys,
                    "",
                    metric,
                    "",
                    between,
                    gap.value(),
                    test(gap.expectedByChance(), gap.permutationP(), gap.permutations()),
                    "",
                    "");
        }
    }

    private static String test(Disparity d) {
        return test(d.expectedByChance(), d.permutationP(), d.permutations());
    }

    private static String test(double chance, double p, int permutations) {
        return finite(chance) + "," + finite(p) + "," + (permutations == 0 ? "" : Integer.toString(permutations));
    }

    private void count(List<String> keys, String cell, String metric, double count) {
        line(keys, cell, metric, count(count));
    }

    private void line(List<String> keys, String cell, String metric, Estimate value) {
        line(keys, cell, metric, "", "", value, ",,", "", "");
    }

    private void line(
            List<String> keys,
            String cell,
            String metric,
            String convention,
            String between,
            Estimate e,
            String test,
            String parity,
            String note) {
        List<String> fields = new ArrayList<>();
        keys.forEach(key -> fields.add(field(key)));
        for (String text : Arrays.asList(cell, metric, convention, between)) {
            fields.add(field(text));
        }
        fields.add(finite(e.value()));
        fields.add(finite(e.low()));
        fields.add(finite(e.high()));
        fields.add(Long.toString(e.n()));
        fields.add(field(e.unit()));
        fields.add(e.status().name());
        fields.add(field(e.reason() == null ? "" : e.reason()));
        fields.add(e.needed() == 0 ? "" : Long.toString(e.needed()));
        fields.add(test);
        fields.add(parity);
        fields.add(field(note));
        out.append(String.join(",", fields)).append("\r\n");
    }

    private static String finite(double value) {
        if (!Double.isFinite(value)) {
            return "";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static String field(String text) {
        return text.matches("[^\",\\r\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
