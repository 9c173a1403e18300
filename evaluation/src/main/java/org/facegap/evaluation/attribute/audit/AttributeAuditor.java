package org.facegap.evaluation.attribute.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.facegap.core.UserError;
import org.facegap.core.random.Seeds;
import org.facegap.core.results.attribute.AttributeAudit;
import org.facegap.core.results.attribute.CellAudit;
import org.facegap.core.results.attribute.ClassAudit;
import org.facegap.core.results.attribute.ClassMix;
import org.facegap.core.results.attribute.GroupGap;
import org.facegap.core.results.attribute.GroupingAudit;
import org.facegap.core.results.attribute.SmallCell;
import org.facegap.core.words.Nearest;
import org.facegap.core.words.SplitWords;
import org.facegap.evaluation.attribute.CellGrid;
import org.facegap.evaluation.attribute.Labels;
import org.facegap.evaluation.attribute.PredictionTable;
import org.jspecify.annotations.Nullable;

/** Audits tables of predictions: all cells of all groupings, and the comparisons between them. */
public final class AttributeAuditor {
    /** More classes than these are not audited one by one against the rest. */
    static final int MOST_CLASSES = 20;

    /** A column of more values is a group only when it is asked for. */
    private static final int MOST_GROUPS = 100;

    /** A column of more different numbers is a measurement. */
    private static final int NUMBERS = 20;

    private static final Labels NO_LABELS = Labels.of(List.of());

    private final AuditSpec settings;

    /** An auditor. */
    public AttributeAuditor(AuditSpec settings) {
        this.settings = settings;
    }

    /**
     * Audits one table.
     *
     * @throws UserError when a setting names a group, a class or a value that the table does not have
     */
    public AttributeAudit audit(PredictionTable table) {
        ScaleOfValues scale = ScaleOfValues.of(table, settings.within());
        boolean numbers = scale != null && scale.numbers();
        List<String> classes = numbers ? List.of() : table.classes();
        CellAuditor cells = new CellAuditor(table, classes, scale, settings);
        CellAudit all = cells.cell("all", List.of(), table.rows(), table.failures());
        List<GroupingAudit> groupings = new ArrayList<>();
        for (List<String> by : groupings(table, settings)) {
            groupings.add(grouping(table, by, classes, scale, cells));
        }
        Map<String, String> notGrouped = new LinkedHashMap<>();
        table.groups().forEach((name, column) -> {
            if (groupings.stream().noneMatch(g -> g.by().contains(name)) && !name.equals(table.attribute())) {
                String why = whyNoGroup(name, column);
                notGrouped.put(
                        name,
                        why.isEmpty()
                                ? "not asked for, could be groups: "
                                        + column.values().size() + " values"
                                : why);
            }
        });
        return new AttributeAudit(table.attribute(), classes, all, groupings, notGrouped);
    }

    /** Why the values of a column are hardly groups of people; empty when they could be. */
    private static String whyNoGroup(String name, Labels column) {
        int values = column.values().size();
        long rows = IntStream.range(0, column.size()).filter(column::has).count();
        if (values == 0) {
            return "no row has a value";
        }
        if (SplitWords.isSplit(name, column.values())) {
            return "how the data were divided; rows of all " + values + " values are measured together";
        }
        boolean numbers = column.values().stream().allMatch(v -> v.matches("[-+]?[\\d.,]+([eE][-+]?\\d+)?"));
        if (numbers && column.values().stream().anyMatch(v -> v.matches(".*[.,]0*[1-9].*|.*[eE]-.*"))) {
            return "decimals, " + values + " different ones";
        }
        if (values > NUMBERS && numbers) {
            return "numbers, " + values + " different ones";
        }
        return values > MOST_GROUPS || 2L * values > rows ? values + " different values in " + rows + " rows" : "";
    }

    /** The ways to sort the rows: those asked for, or every column alone that could be groups. */
    static List<List<String>> groupings(PredictionTable table, AuditSpec settings) {
        if (settings.groupings().isEmpty()) {
            return table.groups().keySet().stream()
                    .filter(group -> !group.equals(table.attribute()))
                    .filter(group -> whyNoGroup(group, table.groups().getOrDefault(group, NO_LABELS))
                            .isEmpty())
                    .map(List::of)
                    .toList();
        }
        for (List<String> by : settings.groupings()) {
            if (by.stream().distinct().count() < by.size()) {
                throw UserError.usage("--by: a group is named twice in " + String.join("+", by));
            }
            for (String group : by) {
                if (!table.groups().containsKey(group)) {
                    throw UserError.usage("--by: there is no group '" + group + "' in " + table.system()
                            + Nearest.among(group, "groups", table.groups().keySet()));
                }
            }
        }
        return settings.groupings();
    }

    private GroupingAudit grouping(
            PredictionTable table,
            List<String> by,
            List<String> classes,
            @Nullable ScaleOfValues scale,
            CellAuditor auditor) {
        CellGrid grid = CellGrid.of(table, by);
        List<CellAudit> cells = new ArrayList<>();
        List<SmallCell> suppressed = new ArrayList<>();
        List<CellGrid.Cell> measured = new ArrayList<>();
        CellGap accuracy = CellGap.ofRate(table);
        CellGap errors = CellGap.ofMean(scale == null ? "rate" : scale.unit());
        for (CellGrid.Cell cell : grid.cells()) {
            int[] rows = cell.rows();
            cells.add(auditor.cell(cell.name(), cell.values(), rows, cell.failures()));
            if (rows.length < settings.minimum().cell()) {
                suppressed.add(new SmallCell(
                        cell.name(), rows.length, settings.minimum().cell()));
                continue;
            }
            measured.add(cell);
            accuracy.add(cell.name(), table.design(rows), table.correct(rows));
            if (scale != null) {
                errors.add(cell.name(), table.design(rows), scale.sizes(table, rows));
            }
        }
        long seed = Seeds.derive(settings.seed(), "accuracy-gap", table.attribute(), String.join("+", by));
        GroupGap gap = accuracy.gap(true, settings.permutations(), seed);
        GroupGap ageGap = scale == null ? null : errors.gap(false, settings.permutations(), seed + 1);
        boolean mixed = classes.size() > 1 && classes.size() <= MOST_CLASSES && !by.contains(table.attribute());
        ClassMix mix = mixed ? new ClassMixAuditor(table, classes, settings).audit(measured, gap, seed + 2) : null;
        List<ClassAudit> decisions = new ArrayList<>();
        for (String positive : positives(table, by, classes)) {
            decisions.add(new ClassAuditor(table, grid, positive, settings).audit());
        }
        return new GroupingAudit(
                by, cells, suppressed, grid.empty(), grid.emptyCount(), grid.unlabelled(), gap, mix, ageGap, decisions);
    }

    /** Where rows are sorted by the true class itself, its recalls are the cells' accuracies and nothing is left to compare. */
    private List<String> positives(PredictionTable table, List<String> by, List<String> classes) {
        if (by.contains(table.attribute())) {
            return List.of();
        }
        if (!settings.positive().isEmpty() && classes.contains(settings.positive())) {
            return List.of(settings.positive());
        }
        if (classes.size() == 2) {
            return List.of(classes.get(1));
        }
        return classes.size() > 2 && classes.size() <= MOST_CLASSES ? classes : List.of();
    }
}
