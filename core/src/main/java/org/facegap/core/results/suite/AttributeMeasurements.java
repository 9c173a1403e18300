package org.facegap.core.results.suite;

import java.util.ArrayList;
import java.util.List;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.Measurement;
import org.facegap.core.results.Measurement.Source;
import org.facegap.core.results.Measurements;
import org.facegap.core.results.MetricNames;

/** The figures of attribute models under their keys, and back. The point of their keys is the attribute. */
public final class AttributeMeasurements {
    private AttributeMeasurements() {}

    /** Of all trainings, then of each. */
    static List<Measurement> of(String arm, AttributeResults results) {
        List<Measurement> all = new ArrayList<>(figures(Source.of(arm, results.attribute()), results));
        all.addAll(results.trainings());
        return all;
    }

    /** The figures of the groups, their mean and their gap. */
    public static List<Measurement> figures(Source source, AttributeResults results) {
        List<Measurement> figures = new ArrayList<>();
        for (GroupAccuracy g : results.groups()) {
            figures.add(source.figure(g.group(), MetricNames.ATTRIBUTE_ACCURACY, g.accuracy()));
            figures.add(source.figure(g.group(), MetricNames.ATTRIBUTE_BALANCED, g.balancedAccuracy()));
        }
        figures.add(source.figure(Measurement.BETWEEN_GROUPS, MetricNames.ATTRIBUTE_MEAN, results.average()));
        Gap gap = results.gap();
        figures.add(source.figure(
                Measurement.BETWEEN_GROUPS,
                MetricNames.ATTRIBUTE_GAP,
                gap.value(),
                Double.isNaN(gap.expectedByChance())
                        ? null
                        : Estimate.point(
                                gap.expectedByChance(),
                                gap.value().n(),
                                gap.value().unit()),
                gap.permutationP()));
        return figures;
    }

    /** One attribute of an arm. */
    static AttributeResults view(List<Measurement> all, Measurements index, String arm, SuiteDocument.Attribute card) {
        Source source = Source.of(arm, card.attribute());
        List<GroupAccuracy> groups = new ArrayList<>();
        for (String group : index.groups(source, MetricNames.ATTRIBUTE_ACCURACY)) {
            groups.add(new GroupAccuracy(
                    group,
                    index.estimate(source, group, MetricNames.ATTRIBUTE_ACCURACY),
                    index.estimate(source, group, MetricNames.ATTRIBUTE_BALANCED)));
        }
        Measurement gap = index.find(source, Measurement.BETWEEN_GROUPS, MetricNames.ATTRIBUTE_GAP);
        if (gap == null) {
            throw new IllegalArgumentException("there is no gap of the attribute " + card.attribute() + ", " + source);
        }
        Estimate chance = gap.chance();
        return new AttributeResults(
                card.attribute(),
                groups,
                index.estimate(source, Measurement.BETWEEN_GROUPS, MetricNames.ATTRIBUTE_MEAN),
                new Gap(
                        gap.estimate(),
                        chance == null ? Double.NaN : chance.value(),
                        gap.p(),
                        card.permutations(),
                        card.best(),
                        card.worst()),
                all.stream()
                        .filter(m -> m.system().equals(arm)
                                && m.point().equals(card.attribute())
                                && !m.training().equals(Measurement.ALL_TRAININGS))
                        .toList());
    }
}
