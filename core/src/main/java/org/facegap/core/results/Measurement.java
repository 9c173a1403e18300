package org.facegap.core.results;

import org.facegap.core.UserError;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.json.NanAsNull;
import org.jspecify.annotations.Nullable;

/**
 * One figure of a results file, with the key that finds it. No two measurements of a file have one key.
 *
 * @param system system, or arm of a suite; of a difference the candidate
 * @param baseline empty; of a difference the system that is subtracted
 * @param training seed of one training, or {@value #ALL_TRAININGS}: the mean over them
 * @param point name of the operating point, or predicted attribute; empty where a metric needs neither
 * @param group name of a group, {@value #ALL_GROUPS}, or {@value #BETWEEN_GROUPS} for a figure made of several
 * @param metric as {@code facegap list metrics} names it, for some followed by {@code =} and a setting
 * @param estimate the figure, with its n and interval
 * @param chance what equal groups would show on average; null where a figure has no such value
 * @param p of the test that belongs to the figure; NaN without one
 */
public record Measurement(
        String system,
        String baseline,
        String training,
        String point,
        String group,
        String metric,
        Estimate estimate,
        @Nullable Estimate chance,
        @NanAsNull double p) {
    /** Stands for all trainings. */
    public static final String ALL_TRAININGS = "all";

    /** Stands for all groups together. */
    public static final String ALL_GROUPS = "all groups";

    /** Stands for the groups beside each other. */
    public static final String BETWEEN_GROUPS = "between groups";

    /** @throws IllegalArgumentException for a rate below zero that is no difference */
    public Measurement {
        if (baseline.isEmpty()
                && estimate.isOk()
                && estimate.unit().equals("rate")
                && estimate.value() < 0
                && !metric.startsWith("contrast ")) {
            throw new IllegalArgumentException(
                    metric + " of " + group + ", " + system + ": a rate is not below 0, found " + estimate.value());
        }
    }

    /** Whether a group of this name could not be told from several groups in results. */
    public static boolean standsForSeveral(String group) {
        return group.equals(ALL_GROUPS) || group.startsWith(BETWEEN_GROUPS);
    }

    /**
     * Fails for a group that is called what stands for several groups: its figures and theirs could not be told apart.
     *
     * @throws UserError naming the group
     */
    public static void requireOneGroup(String group) {
        if (standsForSeveral(group)) {
            throw new UserError("A group is called '" + group
                    + "', which in results stands for several groups; give it another" + " name.");
        }
    }

    /** Everything of the key but group and metric. */
    public record Source(String system, String baseline, String training, String point) {
        /** As in {@code even less asis, seed 3, at FMR 1 %}. */
        @Override
        public String toString() {
            return system
                    + (baseline.isEmpty() ? "" : " less " + baseline)
                    + (training.equals(ALL_TRAININGS) ? "" : ", seed " + training)
                    + (point.isEmpty() ? "" : ", at " + point);
        }

        /** All trainings of a system, at a point. */
        public static Source of(String system, String point) {
            return new Source(system, "", ALL_TRAININGS, point);
        }

        /** One training of a system, at a point. */
        public static Source of(String system, long training, String point) {
            return new Source(system, "", Long.toString(training), point);
        }

        /** Candidate minus baseline at a point. */
        public static Source difference(String candidate, String baseline, String point) {
            return new Source(candidate, baseline, ALL_TRAININGS, point);
        }

        /** A figure without a test. */
        public Measurement figure(String group, String metric, Estimate estimate) {
            return figure(group, metric, estimate, null, Double.NaN);
        }

        /** A figure with what chance gives and the p of its test. */
        public Measurement figure(String group, String metric, Estimate estimate, @Nullable Estimate chance, double p) {
            return new Measurement(system, baseline, training, point, group, metric, estimate, chance, p);
        }
    }

    /** The key without group and metric. */
    public Source source() {
        return new Source(system, baseline, training, point);
    }
}
