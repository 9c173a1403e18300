package org.facegap.evaluation.attribute.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.random.Seeds;
import org.facegap.core.results.attribute.ClassAudit;
import org.facegap.core.results.attribute.ClassCell;
import org.facegap.core.results.attribute.Disparity;
import org.facegap.core.results.attribute.GroupGap;
import org.facegap.evaluation.attribute.BinaryCounts;
import org.facegap.evaluation.attribute.BinaryRate;
import org.facegap.evaluation.attribute.CellGrid;
import org.facegap.evaluation.attribute.PredictionTable;
import org.facegap.evaluation.attribute.RateEstimator;
import org.facegap.evaluation.attribute.convention.AequitasAudit;
import org.facegap.evaluation.attribute.convention.FairlearnDisparity;
import org.facegap.evaluation.attribute.convention.GroupSpread;

/** Audits the decisions between one class and the rest over the cells of a grid. */
final class ClassAuditor {
    private static final String FAIRLEARN = "Fairlearn";
    private static final String AS_PRINTED = "Fairlearn, as it prints it";

    private final PredictionTable table;
    private final CellGrid grid;
    private final String positive;
    private final AuditSpec settings;
    private final RateEstimator rates;
    private final Map<String, BinaryCounts> all;
    private final Map<String, BinaryCounts> measured = new LinkedHashMap<>();

    ClassAuditor(PredictionTable table, CellGrid grid, String positive, AuditSpec settings) {
        this.table = table;
        this.grid = grid;
        this.positive = positive;
        this.settings = settings;
        rates = new RateEstimator(table, settings.minimum(), settings.confidence());
        all = grid.counts(table, positive);
        all.forEach((cell, counts) -> {
            if (counts.n() >= settings.minimum().cell()) {
                measured.put(cell, counts);
            }
        });
    }

    ClassAudit audit() {
        List<ClassCell> cells = new ArrayList<>();
        for (CellGrid.Cell cell : grid.cells()) {
            cells.add(cell(cell));
        }
        List<Disparity> disparities = new ArrayList<>(betweenCells());
        if (measured.size() < 2) {
            return new ClassAudit(positive, cells, "", "", disparities, List.of(), "undefined");
        }
        ReferenceCells sides = ReferenceCells.choose(grid, measured, settings);
        disparities.addAll(new PrivilegedDisparities(rates, grid, measured, positive, settings).against(sides));
        AequitasAudit aequitas = AequitasAudit.of(measured, settings.method(), sides.reference(), settings.tau());
        return new ClassAudit(
                positive,
                cells,
                sides.reference(),
                sides.words(),
                disparities,
                AequitasRows.of(aequitas),
                AequitasRows.word(aequitas.overall()));
    }

    private ClassCell cell(CellGrid.Cell cell) {
        BinaryCounts c = all.getOrDefault(cell.name(), BinaryCounts.NONE);
        Map<String, Estimate> own = new LinkedHashMap<>();
        for (BinaryRate rate : BinaryRate.values()) {
            own.put(rate.title(), rates.rate(cell.rows(), rate, positive));
        }
        own.put("F1", rates.f1(cell.rows(), positive));
        return new ClassCell(cell.name(), c.tp(), c.fp(), c.fn(), c.tn(), own);
    }

    private List<Disparity> betweenCells() {
        FairlearnDisparity ours =
                FairlearnDisparity.strict(measured, settings.minimum().denominator());
        GroupGap selection = gap(BinaryRate.SELECTION_RATE);
        GroupGap tpr = gap(BinaryRate.TPR);
        GroupGap fpr = gap(BinaryRate.FPR);
        List<Disparity> rows = new ArrayList<>();
        rows.add(row("demographic parity difference", ours.spread(BinaryRate.SELECTION_RATE), selection));
        rows.add(ratio("demographic parity ratio", ours.spread(BinaryRate.SELECTION_RATE)));
        rows.add(row("equal opportunity difference", ours.spread(BinaryRate.TPR), tpr));
        rows.add(ratio("equal opportunity ratio", ours.spread(BinaryRate.TPR)));
        rows.add(row("FPR difference", ours.spread(BinaryRate.FPR), fpr));
        rows.add(ratio("FPR ratio", ours.spread(BinaryRate.FPR)));
        rows.addAll(odds(ours, tpr, fpr));
        FairlearnDisparity theirs = FairlearnDisparity.asFairlearn(all);
        String note = "every cell, however small; 0/0 counts as 0";
        String over = "all cells";
        FairlearnDisparity.Aggregate worst = FairlearnDisparity.Aggregate.WORST_CASE;
        Map<String, Estimate> printed = new LinkedHashMap<>();
        printed.put("demographic parity difference", theirs.demographicParityDifference());
        printed.put("demographic parity ratio", theirs.demographicParityRatio());
        printed.put("equal opportunity difference", theirs.equalOpportunityDifference());
        printed.put("equal opportunity ratio", theirs.equalOpportunityRatio());
        printed.put("equalised odds difference", theirs.equalizedOddsDifference(worst));
        printed.put("equalised odds ratio", theirs.equalizedOddsRatio(worst));
        printed.forEach((metric, value) -> rows.add(Disparity.of(metric, AS_PRINTED, over, value, note)));
        return rows;
    }

    /** Equalised odds: its p is twice the smaller one of its two parts, at most 1 (Bonferroni). */
    private static List<Disparity> odds(FairlearnDisparity ours, GroupGap tpr, GroupGap fpr) {
        double p = Double.isNaN(tpr.permutationP()) || Double.isNaN(fpr.permutationP())
                ? Double.NaN
                : Math.min(1, 2 * Math.min(tpr.permutationP(), fpr.permutationP()));
        String between = "TPR and FPR between cells";
        List<Disparity> rows = new ArrayList<>();
        for (FairlearnDisparity.Aggregate aggregate : FairlearnDisparity.Aggregate.values()) {
            boolean worst = aggregate == FairlearnDisparity.Aggregate.WORST_CASE;
            String suffix = worst ? "" : " (mean)";
            Estimate difference = ours.equalizedOddsDifference(aggregate);
            rows.add(
                    worst && difference.isOk()
                            ? new Disparity(
                                    "equalised odds difference",
                                    FAIRLEARN,
                                    between,
                                    difference,
                                    Double.NaN,
                                    p,
                                    Double.isNaN(p) ? 0 : tpr.permutations(),
                                    tpr.exact() && fpr.exact(),
                                    "p from the tests of TPR and FPR, Bonferroni")
                            : Disparity.of("equalised odds difference" + suffix, FAIRLEARN, between, difference, ""));
            rows.add(Disparity.of(
                    "equalised odds ratio" + suffix, FAIRLEARN, between, ours.equalizedOddsRatio(aggregate), ""));
        }
        return rows;
    }

    private GroupGap gap(BinaryRate rate) {
        CellGap gap = CellGap.ofRate(table);
        for (CellGrid.Cell cell : grid.cells()) {
            BinaryCounts counts = measured.get(cell.name());
            if (counts != null && rate.trials(counts) >= settings.minimum().denominator()) {
                int[] trials = rates.trialsOf(cell.rows(), rate, positive);
                gap.add(cell.name(), table.design(trials), rates.hits(trials, rate, positive));
            }
        }
        long seed = Seeds.derive(
                settings.seed(),
                "attribute-gap",
                table.attribute(),
                String.join("+", grid.attributes()),
                positive,
                rate.name());
        return gap.gap(true, settings.permutations(), seed);
    }

    private static Disparity row(String metric, GroupSpread spread, GroupGap gap) {
        return new Disparity(
                metric,
                FAIRLEARN,
                between(spread),
                spread.difference(),
                gap.expectedByChance(),
                gap.permutationP(),
                gap.permutations(),
                gap.exact(),
                without(spread));
    }

    private static Disparity ratio(String metric, GroupSpread spread) {
        return Disparity.of(metric, FAIRLEARN, between(spread), spread.ratio(), without(spread));
    }

    private static String between(GroupSpread spread) {
        return spread.groups() < 2 ? "" : "highest " + spread.highest() + ", lowest " + spread.lowest();
    }

    private static String without(GroupSpread spread) {
        return spread.without().isEmpty() ? "" : "too few trials: " + String.join(", ", spread.without());
    }
}
