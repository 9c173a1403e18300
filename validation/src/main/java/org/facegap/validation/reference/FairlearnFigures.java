package org.facegap.validation.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.facegap.core.estimate.Estimate;
import org.facegap.evaluation.attribute.BinaryRate;
import org.facegap.evaluation.attribute.convention.FairlearnDisparity;
import org.facegap.evaluation.attribute.convention.FairlearnDisparity.Aggregate;

/** COMPAS: Fairlearn's disparities by one attribute, and by race and sex together with cells of two and four identities. */
final class FairlearnFigures implements ReferenceSection {
    @Override
    public String title() {
        return "Fairlearn on COMPAS";
    }

    @Override
    public List<ReferenceFigure> figures(Path folder) {
        CompasData data = CompasData.read(folder, "fairlearn_compas.json");
        List<ReferenceFigure> rows = new ArrayList<>();
        for (String attribute : data.table().groups().keySet()) {
            FairlearnDisparity ours = FairlearnDisparity.asFairlearn(data.counts("1", attribute));
            Map<String, Estimate> metrics = new LinkedHashMap<>();
            metrics.put("demographic_parity_difference", ours.demographicParityDifference());
            metrics.put("demographic_parity_ratio", ours.demographicParityRatio());
            metrics.put("equalized_odds_difference", ours.equalizedOddsDifference(Aggregate.WORST_CASE));
            metrics.put("equalized_odds_ratio", ours.equalizedOddsRatio(Aggregate.WORST_CASE));
            metrics.put("equal_opportunity_difference", ours.equalOpportunityDifference());
            metrics.forEach((name, value) -> rows.add(exact(
                    attribute + " " + name,
                    value.value(),
                    data.expected().path(attribute).path(name))));
        }
        FairlearnDisparity crossed = FairlearnDisparity.asFairlearn(data.counts("1", "race", "sex"));
        Map<String, BinaryRate> rates =
                Map.of("tpr", BinaryRate.TPR, "fpr", BinaryRate.FPR, "sel", BinaryRate.SELECTION_RATE);
        for (String name : List.of("tpr", "fpr", "sel")) {
            BinaryRate rate = rates.getOrDefault(name, BinaryRate.TPR);
            rows.add(exact(
                    "race x sex " + name + " difference",
                    crossed.spread(rate).difference().value(),
                    data.expected().path("race_x_sex_difference").path(name)));
            rows.add(exact(
                    "race x sex " + name + " ratio",
                    crossed.spread(rate).ratio().value(),
                    data.expected().path("race_x_sex_ratio").path(name)));
        }
        return rows;
    }

    private static ReferenceFigure exact(String name, double ours, JsonNode theirs) {
        return ReferenceFigure.of(name, ours, theirs.asDouble(Double.NaN), ReferenceFigure.EXACT);
    }
}
