package org.facegap.validation.reference;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.facegap.core.estimate.Estimate;
import org.facegap.evaluation.attribute.BinaryCounts;
import org.facegap.evaluation.attribute.BinaryRate;
import org.facegap.evaluation.attribute.CellGrid;
import org.facegap.evaluation.attribute.MinimumCounts;
import org.facegap.evaluation.attribute.PredictionTable;
import org.facegap.evaluation.attribute.RateEstimator;
import org.facegap.evaluation.attribute.convention.BenefitInequality;
import org.facegap.evaluation.attribute.convention.DifferentialFairness;
import org.facegap.evaluation.attribute.convention.PrivilegedComparison;

/** COMPAS: AIF360 with African-American identities as unprivileged, Caucasian ones as privileged, 0 as favourable. */
final class Aif360Figures implements ReferenceSection {
    private static final String UNPRIVILEGED = "African-American";
    private static final String PRIVILEGED = "Caucasian";
    private static final String FAVOURABLE = "0";
    private static final double CONFIDENCE = 0.95;

    @Override
    public String title() {
        return "AIF360 on COMPAS (favourable 0, African-American against Caucasian)";
    }

    @Override
    public List<ReferenceFigure> figures(Path folder) {
        CompasData data = CompasData.read(folder, "aif360_compas.json");
        PredictionTable table = data.table();
        int[] unprivileged = rows(table, UNPRIVILEGED);
        int[] privileged = rows(table, PRIVILEGED);
        RateEstimator rates = new RateEstimator(table, MinimumCounts.NONE, CONFIDENCE);
        PrivilegedComparison both = new PrivilegedComparison(
                rate -> rates.share(unprivileged, rate, FAVOURABLE),
                rate -> rates.share(privileged, rate, FAVOURABLE),
                CONFIDENCE);
        BinaryCounts u = table.counts(unprivileged, FAVOURABLE);
        BinaryCounts p = table.counts(privileged, FAVOURABLE);
        BenefitInequality benefit = new BenefitInequality(u.plus(p), CONFIDENCE);
        DifferentialFairness smoothed = new DifferentialFairness(Map.of(UNPRIVILEGED, u, PRIVILEGED, p), 1);
        Map<String, Estimate> ours = new LinkedHashMap<>();
        ours.put("statistical_parity_difference", both.statisticalParityDifference());
        ours.put("disparate_impact", both.disparateImpact());
        ours.put("average_odds_difference", both.averageOddsDifference());
        ours.put("average_abs_odds_difference", both.averageAbsoluteOddsDifference());
        ours.put("equal_opportunity_difference", both.equalOpportunityDifference());
        ours.put("equalized_odds_difference", both.equalizedOddsDifference());
        ours.put("theil_index", benefit.theil());
        ours.put("generalized_entropy_index_alpha2", benefit.entropy(2));
        ours.put("error_rate_difference", both.difference(BinaryRate.ERROR_RATE));
        ours.put("error_rate_ratio", both.ratio(BinaryRate.ERROR_RATE));
        ours.put("smoothed_empirical_differential_fairness(labels)", smoothed.ofLabels());
        ours.put("differential_fairness_bias_amplification", smoothed.biasAmplification());
        return ours.entrySet().stream()
                .map(entry -> ReferenceFigure.of(
                        entry.getKey(),
                        entry.getValue().value(),
                        data.expected().path(entry.getKey()).asDouble(Double.NaN),
                        ReferenceFigure.EXACT))
                .toList();
    }

    private static int[] rows(PredictionTable table, String group) {
        return CellGrid.of(table, List.of("race")).cells().stream()
                .filter(cell -> cell.name().equals(group))
                .flatMapToInt(cell -> IntStream.of(cell.rows()))
                .toArray();
    }
}
