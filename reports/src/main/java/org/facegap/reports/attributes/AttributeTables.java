package org.facegap.reports.attributes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.estimate.PValue;
import org.facegap.core.results.attribute.AttributeAudit;
import org.facegap.core.results.attribute.CellAudit;
import org.facegap.core.results.attribute.ClassAudit;
import org.facegap.core.results.attribute.ClassCell;
import org.facegap.core.results.attribute.ClassMix;
import org.facegap.core.results.attribute.Disparity;
import org.facegap.core.results.attribute.GroupGap;
import org.facegap.core.results.attribute.GroupingAudit;
import org.facegap.core.results.attribute.ReferenceRow;
import org.facegap.core.results.attribute.ScaleErrors;
import org.facegap.reports.document.Block;
import org.facegap.reports.document.Cell;
import org.facegap.reports.document.Preset;
import org.facegap.reports.document.Table;
import org.facegap.reports.document.TableOf;
import org.facegap.reports.text.NumberText;
import org.facegap.reports.text.NumberText.Scale;
import org.jspecify.annotations.Nullable;

/** The tables of one attribute of one system, sorted in one way. */
final class AttributeTables {
    private static final List<String> RATES = List.of("prevalence", "selection rate", "TPR", "FPR", "precision", "F1");
    private static final Map<String, String> PARITIES = parities();

    private record NamedGap(String name, GroupGap gap) {}

    private final String system;
    private final AttributeAudit attribute;
    private final GroupingAudit grouping;

    AttributeTables(String system, AttributeAudit attribute, GroupingAudit grouping) {
        this.system = system;
        this.attribute = attribute;
        this.grouping = grouping;
    }

    private static Map<String, String> parities() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("pprev", "Impact Parity");
        names.put("ppr", "Statistical Parity");
        for (String rate : List.of("fdr", "fpr", "for", "fnr", "tpr")) {
            names.put(rate, rate.toUpperCase(Locale.ROOT) + " Parity");
        }
        return names;
    }

    /** The columns that rows are sorted by. */
    String by() {
        return String.join(" x ", grouping.by());
    }

    private <R> TableOf<R> table(String id, String caption) {
        return TableOf.<R>captioned(system + ", " + attribute.attribute() + " by " + by() + caption)
                .id(id)
                .preset(Preset.ATTRIBUTES)
                .looking("wide")
                .key("system", system)
                .key("attribute", attribute.attribute())
                .key("by", by());
    }

    /** How well every cell is predicted. */
    Table cells(String id) {
        TableOf<CellAudit> table = this.<CellAudit>table(id, "")
                .text(by(), "cell", CellAudit::cell)
                .count("n", "rows", CellAudit::n)
                .count("Failed", "failures", CellAudit::failures);
        if (attribute.all().identities() > 0) {
            table.count("Identities", "identities", CellAudit::identities);
        }
        table.number("Accuracy", "accuracy", Scale.PERCENT, CellAudit::accuracy);
        if (!attribute.classes().isEmpty()) {
            table.number("Balanced accuracy", "balanced accuracy", Scale.PERCENT, CellAudit::balancedAccuracy)
                    .number("Macro F1", "macro F1", Scale.PERCENT, CellAudit::macroF1);
        }
        if (attribute.all().age() != null) {
            table.number("MAE", "MAE", cell -> age(cell.age(), ScaleErrors::meanAbsolute))
                    .number("Bias", "bias", cell -> age(cell.age(), ScaleErrors::bias))
                    .number("Within", "within", cell -> within(cell.age()));
        }
        return table.rows(grouping.cells()).rows(List.of(attribute.all())).build();
    }

    private static Cell age(@Nullable ScaleErrors errors, Function<ScaleErrors, Estimate> quantity) {
        return errors == null ? Cell.absent("not measured") : Cell.of(quantity.apply(errors), Scale.PLAIN);
    }

    private static Cell within(@Nullable ScaleErrors errors) {
        if (errors == null) {
            return Cell.absent("not measured");
        }
        Cell cell = Cell.of(errors.within().entrySet().stream()
                .map(e -> e.getKey() + ": "
                        + (e.getValue().isOk()
                                ? NumberText.number(e.getValue().value(), Scale.PERCENT) + "\u00a0%"
                                : "n/a"))
                .collect(Collectors.joining("; ")));
        for (Map.Entry<Integer, Estimate> e : errors.within().entrySet()) {
            cell = cell.part("within " + e.getKey(), e.getValue());
        }
        return cell;
    }

    /** Gaps between cells. */
    Table gaps(String id) {
        List<NamedGap> gaps = new ArrayList<>(List.of(new NamedGap("accuracy", grouping.accuracyGap())));
        if (grouping.mix() != null) {
            gaps.add(new NamedGap("balanced accuracy", grouping.mix().balancedGap()));
        }
        if (grouping.ageGap() != null) {
            gaps.add(new NamedGap("mean absolute error", grouping.ageGap()));
        }
        return this.<NamedGap>table(id, ": gaps between groups")
                .text("Gap of", "gap_of", NamedGap::name)
                .number("Gap", "gap", this::gap)
                .number(
                        "By chance",
                        "by_chance",
                        g -> chance(g.gap.expectedByChance(), g.gap.value(), scale(g.gap.value())))
                .number(
                        "Permutation test",
                        "permutation_p",
                        g -> p(g.gap.permutationP(), g.gap.permutations(), g.gap.exact()))
                .number(
                        "Test over all groups",
                        "all_groups_p",
                        g -> Cell.written(
                                PValue.text(g.gap.allGroupsP()),
                                Cell.number(g.gap.allGroupsP(), g.gap.value().n(), "probability", "no test")))
                .text("Best", "", g -> group(g.gap.best()))
                .text("Worst", "", g -> group(g.gap.worst()))
                .rows(gaps)
                .build();
    }

    private Cell gap(NamedGap gap) {
        Cell cell = Cell.of(gap.gap.value(), scale(gap.gap.value()));
        ClassMix mix = grouping.mix();
        return mix != null && gap.name.equals("accuracy")
                ? cell.part("gap of the class mix alone", mix.gapOfMix())
                : cell;
    }

    private static String group(String name) {
        return name.isEmpty() ? "none" : name;
    }

    private static Cell chance(double expected, Estimate of, Scale scale) {
        return Double.isFinite(expected) ? Cell.value(Estimate.point(expected, of.n(), of.unit()), scale) : Cell.of("");
    }

    private static Cell p(double p, int permutations, boolean exact) {
        return Cell.written(
                NumberText.chanceP(p, permutations, exact), Cell.number(p, permutations, "probability", "no test"));
    }

    private static Scale scale(Estimate estimate) {
        return estimate.unit().equals("rate") ? Scale.POINTS : Scale.PLAIN;
    }

    /** Counts and rates of one class, comparisons between cells, and, with a reference, Aequitas' disparities. */
    List<Block> decisions(ClassAudit decisions) {
        List<Block> tables = new ArrayList<>(List.of(rates(decisions), comparisons(decisions)));
        if (!decisions.references().isEmpty()) {
            tables.add(references(decisions));
        }
        return tables;
    }

    private <R> TableOf<R> table(ClassAudit decisions, String caption) {
        return this.<R>table("", ", positive: " + decisions.positive() + ". " + caption)
                .key("positive", decisions.positive());
    }

    private Table rates(ClassAudit decisions) {
        TableOf<ClassCell> table = this.<ClassCell>table(decisions, "Counts and rates.")
                .text(by(), "cell", ClassCell::cell)
                .count("TP", "tp", ClassCell::tp)
                .count("FP", "fp", ClassCell::fp)
                .count("FN", "fn", ClassCell::fn)
                .count("TN", "tn", ClassCell::tn);
        for (String rate : RATES) {
            String heading = Character.toUpperCase(rate.charAt(0)) + rate.substring(1);
            table.number(heading, rate, cell -> rate(cell, rate));
        }
        return table.rows(decisions.cells()).build();
    }

    /** A rate; the last column takes those along that have no column. */
    private static Cell rate(ClassCell of, String name) {
        Estimate value = of.rates().getOrDefault(name, Estimate.undefined("not measured", 0, "rate"));
        Cell cell = Cell.of(value, Scale.PERCENT);
        for (Map.Entry<String, Estimate> other : of.rates().entrySet()) {
            if (name.equals(RATES.get(RATES.size() - 1)) && !RATES.contains(other.getKey())) {
                cell = cell.part(other.getKey(), other.getValue());
            }
        }
        return cell;
    }

    private Table comparisons(ClassAudit decisions) {
        return this.<Disparity>table(
                        decisions,
                        "Comparisons between cells; differences in percentage points, ratios and indices as they are."
                                + " Suppressed cells are in none but what a tool prints.")
                .text("Metric", "comparison", Disparity::metric)
                .text("Convention", "convention", Disparity::convention)
                .text("Between", "between", Disparity::between)
                .number("Value", "value", d -> Cell.of(d.value(), scale(d)))
                .number("By chance", "by_chance", d -> chance(d.expectedByChance(), d.value(), scale(d)))
                .number(
                        "Permutation test",
                        "permutation_p",
                        d -> d.permutations() == 0 ? Cell.of("") : p(d.permutationP(), d.permutations(), d.exact()))
                .text("Note", "", Disparity::note)
                .rows(decisions.disparities())
                .build();
    }

    private Table references(ClassAudit decisions) {
        List<String> references = decisions.references().get(0).references().values().stream()
                .distinct()
                .toList();
        String reference =
                references.size() == 1 ? "reference " + references.get(0) : "the cell with the smallest value";
        TableOf<ReferenceRow> table = this.<ReferenceRow>table(
                        decisions,
                        "Disparity of each cell to its reference after Aequitas (" + reference
                                + "); pprev is the share of the cell that is predicted positive, ppr the cell's share"
                                + " of all who are.")
                .text(by(), "cell", ReferenceRow::cell);
        PARITIES.forEach((measure, parity) ->
                table.number(measure, measure + " disparity", row -> disparity(row, measure, parity)));
        return table.text("Supervised", "", row -> parity(row, "Supervised Fairness"))
                .text("Unsupervised", "", row -> parity(row, "Unsupervised Fairness"))
                .rows(decisions.references())
                .build();
    }

    private static Cell disparity(ReferenceRow row, String measure, String parity) {
        Estimate value = row.disparities().getOrDefault(measure, Estimate.undefined("not measured", 0, "ratio"));
        boolean failed = parity(row, parity).equals("failed");
        return Cell.of(value, Scale.PLAIN).beside("", null, failed ? "failed" : "");
    }

    private static String parity(ReferenceRow row, String name) {
        return row.parities().getOrDefault(name, "undefined");
    }

    private static Scale scale(Disparity disparity) {
        if (!disparity.value().unit().equals("rate")) {
            return Scale.PLAIN;
        }
        boolean signed = disparity.convention().equals("AIF360")
                && !disparity.metric().contains("absolute")
                && !disparity.metric().startsWith("equalised");
        return signed ? Scale.SIGNED_POINTS : Scale.POINTS;
    }

    /** The two tables of all comparisons that a terminal shows, where one class is decided about. */
    Table brief(ClassAudit decisions) {
        return comparisons(decisions).without(Set.of("By chance", "Permutation test", "Note", "n"));
    }
}
