package org.facegap.evaluation.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.facegap.core.results.MetricNames;
import org.facegap.evaluation.catalogue.MetricDefinition.Better;
import org.facegap.evaluation.differential.Differential;
import org.facegap.evaluation.differential.RateKind;

/** Numbers that sum up how far the rates of groups lie apart: every {@link Differential}, and what a test could have found. */
final class DifferentialMetrics {
    private static final String AREA = "differential";
    private static final double ALPHA = 0.5;
    private static final double TARGET = 0.01;

    static final List<MetricDefinition> LIST = Stream.concat(
                    Differential.all(ALPHA, TARGET).stream().map(DifferentialMetrics::definition),
                    Arrays.stream(RateKind.values()).map(DifferentialMetrics::detectable))
            .toList();

    private DifferentialMetrics() {}

    private static MetricDefinition definition(Differential d) {
        String formula = d instanceof Differential.Mape
                ? "(100/D) sum |x - f| / f, x = FMR of a group, f = FMR the threshold was set for"
                : d.formula();
        return new MetricDefinition(
                d.name(),
                AREA,
                d.unit(),
                d.higherIsWorse() ? Better.LOWER : Better.HIGHER,
                formula + "; best " + (long) d.best()
                        + "; beside it its value by chance at equal rates, a permutation p and the cells left out",
                d.source());
    }

    private static MetricDefinition detectable(RateKind kind) {
        return new MetricDefinition(
                MetricNames.detectable(kind.toString()),
                AREA,
                "rate",
                Better.LOWER,
                "smallest true gap in the " + kind.words()
                        + " that a test at a level of 5 % finds with 80 % power at this"
                        + " number of effective pairs: what 'no difference' can rule out",
                "noncentral chi-square; Fleiss for two groups");
    }
}
