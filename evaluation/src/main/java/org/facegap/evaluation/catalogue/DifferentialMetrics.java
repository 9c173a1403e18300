package org.facegap.evaluation.catalogue;

import java.util.List;
import java.util.stream.Stream;
import org.facegap.evaluation.catalogue.MetricDefinition.Better;
import org.facegap.evaluation.differential.JointMeasure;
import org.facegap.evaluation.differential.Measure;

/** Numbers that sum up how far the rates of groups lie apart. */
final class DifferentialMetrics {
    private static final String AREA = "differential";
    private static final String BESIDE =
            "; beside it its value by chance at equal rates, a permutation p and the cells left out";

    static final List<MetricDefinition> LIST = Stream.of(
                    Stream.of(JointMeasure.values()).map(DifferentialMetrics::joint),
                    Stream.of(Measure.values()).map(DifferentialMetrics::single),
                    Stream.of(
                            metric(
                                    "FPD",
                                    "the Gini coefficient of the groups' FMR at one global threshold",
                                    Measure.GINI.source()),
                            metric(
                                    "FND",
                                    "the Gini coefficient of the groups' FNMR at one global threshold",
                                    Measure.GINI.source()),
                            metric(
                                    "SER",
                                    "max / min of the groups' error rates, 1 - accuracy",
                                    "skewed error ratio; Wang and Deng 2020 (RL-RBN)"),
                            metric(
                                    "MAPE",
                                    "(100/D) sum |x - f| / f, x = FMR of a group, f = FMR the threshold was set for",
                                    "Villalobos and others 2022 (doi 10.1109/ACCESS.2022.3158967)"),
                            new MetricDefinition(
                                    "detectable gap",
                                    AREA,
                                    Better.LOWER,
                                    "smallest true gap that a test at a level of 5 % finds with 80 % power at this number"
                                            + " of effective pairs: what 'no difference' can rule out",
                                    "noncentral chi-square; Fleiss for two groups")))
            .flatMap(s -> s)
            .toList();

    private DifferentialMetrics() {}

    private static MetricDefinition joint(JointMeasure m) {
        return new MetricDefinition(
                m.label(),
                AREA,
                m.higherIsWorse() ? Better.LOWER : Better.HIGHER,
                m.formula() + ", a = FMR, b = FNMR of the groups; " + best(m.best()) + BESIDE,
                m.source());
    }

    private static MetricDefinition single(Measure m) {
        return metric(
                m.label(), m.formula() + ", x = FMR, FNMR or error rate of the groups; " + best(m.best()), m.source());
    }

    private static MetricDefinition metric(String name, String definition, String source) {
        return new MetricDefinition(name, AREA, Better.LOWER, definition + BESIDE, source);
    }

    private static String best(double value) {
        return "best " + (long) value;
    }
}
