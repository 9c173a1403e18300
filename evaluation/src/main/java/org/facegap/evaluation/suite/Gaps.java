package org.facegap.evaluation.suite;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.suite.Gap;
import org.facegap.evaluation.differential.Chance;
import org.facegap.evaluation.differential.Differential;
import org.facegap.evaluation.differential.DifferentialAnalysis;
import org.facegap.evaluation.differential.DifferentialSpec;
import org.facegap.evaluation.differential.GroupCounts;
import org.facegap.evaluation.differential.GroupSample;
import org.facegap.evaluation.differential.Measure;
import org.facegap.evaluation.differential.RateKind;
import org.facegap.evaluation.differential.SuppressionRule;
import org.facegap.evaluation.uncertainty.ErrorColumn;
import org.facegap.evaluation.uncertainty.IdentityCounts;
import org.facegap.evaluation.uncertainty.IdentityPairs;

/** Collects the groups whose accuracy could be measured and makes the gap over them, by the code that every differential goes through. */
final class Gaps {
    private static final String UNIT = "rate";
    private static final long WORK = 200_000_000;

    private final List<String> groups = new ArrayList<>();
    private final List<GroupSample> samples = new ArrayList<>();
    private long trials;

    /** Adds a group; {@code correct} has for each image of the design the share of trainings that labelled it right. */
    void add(String group, IdentityPairs design, double[] correct) {
        int[] places = new int[correct.length];
        double[] shares = new double[correct.length];
        int n = 0;
        for (int i = 0; i < correct.length; i++) {
            if (correct[i] < 1) {
                places[n] = i;
                shares[n++] = 1 - correct[i];
            }
        }
        IdentityCounts errors =
                IdentityCounts.of(design, new ErrorColumn(true, Arrays.copyOf(places, n), Arrays.copyOf(shares, n)));
        groups.add(group);
        samples.add(new GroupSample(
                group,
                Map.of(
                        RateKind.ERROR,
                        new GroupCounts(group, errors.errors(), errors.trials(), errors.identities(), 0)),
                Map.of(RateKind.ERROR, errors)));
        trials += correct.length;
    }

    /** Max - min, what chance would give, and p; UNDEFINED for fewer than two groups. */
    Gap gap(int permutations, long seed) {
        if (groups.size() < 2) {
            String reason = "a gap needs two groups that can be measured, not " + groups.size();
            return new Gap(Estimate.undefined(reason, trials, UNIT), Double.NaN, Double.NaN, 0, "", "");
        }
        int most = 0;
        int fewest = 0;
        for (int g = 1; g < samples.size(); g++) {
            most = rate(g) > rate(most) ? g : most;
            fewest = rate(g) < rate(fewest) ? g : fewest;
        }
        Chance chance = new DifferentialAnalysis(new DifferentialSpec(SuppressionRule.NONE, permutations, WORK, seed))
                .of(samples, List.of(new Differential.Single(Measure.MAX_MIN, RateKind.ERROR)))
                .get(0)
                .chance();
        return new Gap(
                Estimate.point(rate(most) - rate(fewest), trials, UNIT),
                chance.expected().value(),
                chance.p(),
                chance.draws(),
                groups.get(fewest),
                groups.get(most));
    }

    private double rate(int group) {
        return samples.get(group).rate(RateKind.ERROR).rate();
    }
}
