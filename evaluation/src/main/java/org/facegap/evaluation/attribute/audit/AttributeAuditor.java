package org.facegap.evaluation.attribute.audit;

import java.util.ArrayList;
import java.util.List;
import org.facegap.core.UserError;
import org.facegap.core.config.Nearest;
import org.facegap.core.random.Seeds;
import org.facegap.core.results.Gap;
import org.facegap.core.results.attribute.AttributeAudit;
import org.facegap.core.results.attribute.CellAudit;
import org.facegap.core.results.attribute.ClassAudit;
import org.facegap.core.results.attribute.GroupingAudit;
import org.facegap.core.results.attribute.SuppressedCell;
import org.facegap.evaluation.attribute.CellGrid;
import org.facegap.evaluation.attribute.PredictionTable;
import org.jspecify.annotations.Nullable;

/** Audits tables of predictions: all cells of all groupings, and the comparisons between them. */
public final class AttributeAuditor {
    /** More classes than these are not audited one by one against the rest. */
    static final int MOST_CLASSES = 20;

    private final AuditSettings settings;

    /** An auditor. */
    public AttributeAuditor(AuditSettings settings) {
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
        for (List<String> by : groupings(table)) {
            groupings.add(grouping(table, by, classes, scale, cells));
        }
        return new AttributeAudit(table.attribute(), classes, all, groupings);
    }

    private List<List<String>> groupings(PredictionTable table) {
        if (settings.groupings().isEmpty()) {
            return table.groups().keySet().stream()
                    .filter(group -> !group.equals(table.attribute()))
                    .map(List::of)
                    .toList();
        }
        for (List<String> by : settings.groupings()) {
            for (String group : by) {
                if (!table.groups().containsKey(group)) {
                    String nearest = Nearest.of(group, table.groups().keySet());
                    throw UserError.usage("--by: there is no group '" + group + "' in " + table.system()
                            + (nearest == null ? "" : "; did you mean " + nearest + "?") + " The groups are "
                            + String.join(", ", table.groups().keySet()));
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
        List<SuppressedCell> suppressed = new ArrayList<>();
        CellGap accuracy = new CellGap("rate");
        CellGap errors = new CellGap(scale == null ? "rate" : scale.unit());
        for (CellGrid.Cell cell : grid.cells()) {
            int[] rows = cell.rows();
            cells.add(auditor.cell(cell.name(), cell.values(), rows, cell.failures()));
            if (rows.length < settings.minimum().cell()) {
                suppressed.add(new SuppressedCell(
                        cell.name(), rows.length, settings.minimum().cell()));
                continue;
            }
            double[] correct = new double[rows.length];
            for (int i = 0; i < rows.length; i++) {
                correct[i] = table.correct(rows[i]) ? 1 : 0;
            }
            accuracy.add(cell.name(), table.design(rows), correct);
            if (scale != null) {
                errors.add(cell.name(), table.design(rows), scale.sizes(table, rows));
            }
        }
        long seed = Seeds.derive(settings.seed(), "accuracy-gap", table.attribute(), String.join("+", by));
        Gap ageGap = scale == null ? null : errors.gap(false, settings.permutations(), seed + 1);
        List<ClassAudit> decisions = new ArrayList<>();
        for (String positive : positives(table, by, classes)) {
            decisions.add(new ClassAuditor(table, grid, positive, settings).audit());
        }
        return new GroupingAudit(
                by,
                cells,
                suppressed,
                grid.empty(),
                grid.emptyCount(),
                grid.unlabelled(),
                accuracy.gap(true, settings.permutations(), seed),
                ageGap,
                decisions);
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
