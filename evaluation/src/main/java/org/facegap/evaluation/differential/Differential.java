package org.facegap.evaluation.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A differential with everything that has to be fixed before it is a number: the rate, the weight, the target. */
public sealed interface Differential {
    /** Name as tables print it, such as {@code max - min FNMR} or {@code FPD}. */
    String name();

    /** Formula. */
    String formula();

    /** Value at equal rates. */
    double best();

    /** Whether a larger value is less equal. */
    boolean higherIsWorse();

    /** Who defined it. */
    String source();

    /** What the value counts: {@code rate}, {@code ratio}, {@code index}, {@code percent}. */
    String unit();

    /** The rates it needs. */
    Set<RateKind> kinds();

    /**
     * The value: finite, infinite, or NaN where the definition does not apply (0/0, fewer than two groups).
     *
     * @throws IllegalArgumentException when a rate it needs is not there
     */
    double of(GroupRates rates);

    /**
     * A measure of one rate.
     *
     * @param measure the measure
     * @param kind the rate
     */
    record Single(Measure measure, RateKind kind) implements Differential {
        @Override
        public String name() {
            if (measure == Measure.GINI && kind != RateKind.ERROR) {
                return kind == RateKind.FMR ? "FPD" : "FND";
            }
            if (measure == Measure.MAX_OVER_MIN && kind == RateKind.ERROR) {
                return "SER";
            }
            return measure.label() + " " + kind;
        }

        @Override
        public String formula() {
            return measure.formula() + ", x = " + kind.words();
        }

        @Override
        public double best() {
            return measure.best();
        }

        @Override
        public boolean higherIsWorse() {
            return true;
        }

        @Override
        public String source() {
            return name().equals("SER") ? "skewed error ratio; Wang and Deng 2020 (RL-RBN)" : measure.source();
        }

        @Override
        public String unit() {
            return measure.unit();
        }

        @Override
        public Set<RateKind> kinds() {
            return Set.of(kind);
        }

        @Override
        public double of(GroupRates rates) {
            return measure.of(rates.get(kind));
        }
    }

    /**
     * A measure of false matches and false non-matches.
     *
     * @param measure the measure
     * @param alpha weight of false matches, in [0, 1]
     */
    record Joint(JointMeasure measure, double alpha) implements Differential {
        /** @throws IllegalArgumentException when alpha is outside [0, 1] */
        public Joint {
            if (!(alpha >= 0 && alpha <= 1)) {
                throw new IllegalArgumentException("alpha: must lie in [0, 1], not " + alpha);
            }
        }

        @Override
        public String name() {
            return measure.label();
        }

        @Override
        public String formula() {
            return measure.formula() + String.format(Locale.ROOT, ", a = FMR, b = FNMR, alpha = %s", alpha);
        }

        @Override
        public double best() {
            return measure.best();
        }

        @Override
        public boolean higherIsWorse() {
            return measure.higherIsWorse();
        }

        @Override
        public String source() {
            return measure.source();
        }

        @Override
        public String unit() {
            return measure.unit();
        }

        @Override
        public Set<RateKind> kinds() {
            return Set.of(RateKind.FMR, RateKind.FNMR);
        }

        @Override
        public double of(GroupRates rates) {
            return measure.of(rates.get(RateKind.FMR), rates.get(RateKind.FNMR), alpha);
        }
    }

    /**
     * Mean absolute percentage error: how far the groups' FMR lie from the FMR that the global threshold was set for,
     * {@code (100/D) sum |x - f| / f}.
     *
     * @param target {@code f}, above 0
     */
    record Mape(double target) implements Differential {
        /** @throws IllegalArgumentException when the target is not above 0 */
        public Mape {
            if (!(target > 0)) {
                throw new IllegalArgumentException("target: must be above 0, not " + target);
            }
        }

        @Override
        public String name() {
            return "MAPE";
        }

        @Override
        public String formula() {
            return "(100/D) sum |x - f| / f, x = FMR, f = " + target;
        }

        @Override
        public double best() {
            return 0;
        }

        @Override
        public boolean higherIsWorse() {
            return true;
        }

        @Override
        public String source() {
            return "Villalobos and others 2022 (doi 10.1109/ACCESS.2022.3158967)";
        }

        @Override
        public String unit() {
            return "percent";
        }

        @Override
        public Set<RateKind> kinds() {
            return Set.of(RateKind.FMR);
        }

        @Override
        public double of(GroupRates rates) {
            RateVector fmr = rates.get(RateKind.FMR);
            return fmr.groups() < 2 ? Double.NaN : 100 * fmr.meanDistance(target) / target;
        }
    }

    /**
     * All differentials at a global threshold.
     *
     * @param alpha weight of false matches in joint measures; 0.5 unless there is a reason
     * @param target FMR the threshold was set for; NaN when it was set otherwise, then without MAPE
     */
    static List<Differential> all(double alpha, double target) {
        List<Differential> all = new ArrayList<>();
        for (RateKind kind : RateKind.values()) {
            for (Measure measure : Measure.values()) {
                all.add(new Single(measure, kind));
            }
        }
        for (JointMeasure measure : JointMeasure.values()) {
            all.add(new Joint(measure, alpha));
        }
        if (!Double.isNaN(target)) {
            all.add(new Mape(target));
        }
        return List.copyOf(all);
    }
}
