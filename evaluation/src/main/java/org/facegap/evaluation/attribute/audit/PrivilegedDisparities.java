package org.facegap.evaluation.attribute.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.attribute.Disparity;
import org.facegap.evaluation.attribute.BinaryCounts;
import org.facegap.evaluation.attribute.BinaryRate;
import org.facegap.evaluation.attribute.CellGrid;
import org.facegap.evaluation.attribute.RateEstimator;
import org.facegap.evaluation.attribute.convention.BenefitInequality;
import org.facegap.evaluation.attribute.convention.DifferentialFairness;
import org.facegap.evaluation.attribute.convention.PrivilegedComparison;

/** The comparisons of AIF360: unprivileged cells together against the privileged one. */
final class PrivilegedDisparities {
    private static final String AIF360 = "AIF360";

    private final RateEstimator rates;
    private final CellGrid grid;
    private final Map<String, BinaryCounts> measured;
    private final String favourable;
    private final AuditSpec settings;

    PrivilegedDisparities(
            RateEstimator rates,
            CellGrid grid,
            Map<String, BinaryCounts> measured,
            String favourable,
            AuditSpec settings) {
        this.rates = rates;
        this.grid = grid;
        this.measured = measured;
        this.favourable = favourable;
        this.settings = settings;
    }

    List<Disparity> against(ReferenceCells sides) {
        int[] privileged = rows(List.of(sides.reference()));
        int[] unprivileged = rows(sides.compared());
        PrivilegedComparison both = new PrivilegedComparison(
                rate -> rates.share(unprivileged, rate, favourable),
                rate -> rates.share(privileged, rate, favourable),
                settings.confidence());
        Map<String, Estimate> signed = new LinkedHashMap<>();
        signed.put("statistical parity difference", both.statisticalParityDifference());
        signed.put("disparate impact", both.disparateImpact());
        signed.put("equal opportunity difference", both.equalOpportunityDifference());
        signed.put("average odds difference", both.averageOddsDifference());
        signed.put("average absolute odds difference", both.averageAbsoluteOddsDifference());
        signed.put("equalised odds difference", both.equalizedOddsDifference());
        signed.put("error rate difference", both.difference(BinaryRate.ERROR_RATE));
        signed.put("error rate ratio", both.ratio(BinaryRate.ERROR_RATE));
        String words = sides.words() + " against " + sides.reference();
        String note = "favourable " + favourable;
        List<Disparity> rows = new ArrayList<>();
        signed.forEach((metric, value) -> rows.add(Disparity.of(metric, AIF360, words, value, note)));
        rows.addAll(overRows(sides, note));
        return rows;
    }

    private List<Disparity> overRows(ReferenceCells sides, String note) {
        Map<String, BinaryCounts> groups = new LinkedHashMap<>();
        BinaryCounts together = BinaryCounts.NONE;
        for (Map.Entry<String, BinaryCounts> cell : measured.entrySet()) {
            if (cell.getKey().equals(sides.reference()) || sides.compared().contains(cell.getKey())) {
                groups.put(cell.getKey(), cell.getValue());
                together = together.plus(cell.getValue());
            }
        }
        BenefitInequality benefit = new BenefitInequality(together, settings.confidence());
        DifferentialFairness smoothed = new DifferentialFairness(groups, 1);
        String rowsOf = "the rows of " + sides.words() + " and " + sides.reference();
        String cellsOf = "any two of " + groups.size() + " cells";
        List<Disparity> rows = new ArrayList<>();
        rows.add(Disparity.of("Theil index", AIF360, rowsOf, benefit.theil(), note));
        rows.add(Disparity.of("generalised entropy index, alpha 2", AIF360, rowsOf, benefit.entropy(2), note));
        rows.add(Disparity.of(
                "smoothed empirical differential fairness of the labels", AIF360, cellsOf, smoothed.ofLabels(), note));
        rows.add(Disparity.of(
                "smoothed empirical differential fairness of the predictions",
                AIF360,
                cellsOf,
                smoothed.ofPredictions(),
                note));
        rows.add(Disparity.of(
                "differential fairness bias amplification", AIF360, cellsOf, smoothed.biasAmplification(), note));
        return rows;
    }

    private int[] rows(List<String> cells) {
        return grid.cells().stream()
                .filter(cell -> cells.contains(cell.name()))
                .flatMapToInt(cell -> IntStream.of(cell.rows()))
                .toArray();
    }
}
