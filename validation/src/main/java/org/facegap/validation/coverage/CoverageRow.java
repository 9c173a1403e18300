package org.facegap.validation.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.facegap.core.random.Seeds;

/**
 * What one method achieved in one scenario.
 *
 * @param scenario where
 * @param method what
 * @param hits repetitions with a hit
 * @param repetitions all repetitions
 */
public record CoverageRow(Scenario scenario, Method method, int hits, int repetitions) {
    /** Recommended intervals must be this near to nominal in a large scenario. */
    public static final double MARGIN = 0.02;

    /** Recommended tests must not call equal groups different more often than this. */
    public static final double MOST_FALSE_ALARMS = 0.055;

    /** Repeats a scenario. */
    public static List<CoverageRow> of(Scenario scenario, int repetitions, long seed) {
        int[] hits = new int[scenario.methods().size()];
        boolean[] hit = new boolean[hits.length];
        SplittableRandom random = new SplittableRandom(Seeds.derive(seed, scenario.title()));
        for (int r = 0; r < repetitions; r++) {
            scenario.run(random.split(), hit);
            for (int m = 0; m < hit.length; m++) {
                hits[m] += hit[m] ? 1 : 0;
            }
        }
        List<CoverageRow> rows = new ArrayList<>();
        for (int m = 0; m < hits.length; m++) {
            rows.add(new CoverageRow(scenario, scenario.methods().get(m), hits[m], repetitions));
        }
        return rows;
    }

    /** Share of hits. */
    public double achieved() {
        return hits / (double) repetitions;
    }

    /** Monte-Carlo standard error of the share. */
    public double error() {
        return Math.sqrt(achieved() * (1 - achieved()) / repetitions);
    }

    /**
     * Whether it keeps its promise: an interval within 2 points of nominal, a test that calls at most 5.5 % of equal groups
     * different.
     *
     * @param slack added to the margins, 0 for the whole table
     */
    public boolean kept(double slack) {
        return method.kind() == Method.Kind.INTERVAL
                ? Math.abs(achieved() - method.nominal()) <= MARGIN + slack
                : achieved() <= MOST_FALSE_ALARMS + slack;
    }

    /** Whether the project may not rely on it as it does. */
    public boolean broken(double slack) {
        return method.recommended() && scenario.large() && !kept(slack);
    }
}
