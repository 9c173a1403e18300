package org.facegap.benchmarks.coverage;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.facegap.core.random.Gaussian;
import org.facegap.evaluation.uncertainty.HierarchicalBootstrap;

/** Accuracy of a recipe that was trained several times, tested on people that all trainings share. */
final class Trainings implements Scenario {
    private static final double SPREAD = 0.8;
    private static final double LOGIT = 2;

    private final int people;
    private final int pairs;
    private final int seeds;
    private final double effect;
    private final int replicates;
    private final double truth;

    /**
     * A scenario.
     *
     * @param effect standard deviation of a training's effect on the log-odds of being right
     */
    Trainings(int people, int pairs, int seeds, double effect, int replicates) {
        this.people = people;
        this.pairs = pairs;
        this.seeds = seeds;
        this.effect = effect;
        this.replicates = replicates;
        truth = People.rate(LOGIT, Math.sqrt(2 * SPREAD * SPREAD + effect * effect));
    }

    @Override
    public String title() {
        return String.format(
                Locale.ROOT,
                "accuracy %.4f of %d trainings (effect %s), %d people, %d pairs",
                truth,
                seeds,
                effect,
                people,
                pairs);
    }

    @Override
    public boolean large() {
        return people >= 300 && seeds > 1;
    }

    @Override
    public List<Method> methods() {
        String one = "holds for these models only, not for the recipe";
        return List.of(
                seeds == 1
                        ? Method.poorInterval("hierarchical bootstrap", one + "; the result says so")
                        : Method.interval("hierarchical bootstrap"),
                Method.poorInterval("identity bootstrap alone", one),
                seeds == 1
                        ? Method.poorInterval("hierarchical, change between two recipes", one + "; the result says so")
                        : Method.interval("hierarchical, change between two recipes"));
    }

    @Override
    public void run(SplittableRandom random, boolean[] hits) {
        People group = People.draw(people, pairs / 2, pairs - pairs / 2, SPREAD, random);
        Gaussian normal = new Gaussian(random.nextLong());
        double[][] first = new double[seeds][];
        double[][] second = new double[seeds][];
        double[] mean = new double[pairs];
        for (int s = 0; s < seeds; s++) {
            first[s] = right(group, LOGIT + effect * normal.next(), random);
            second[s] = right(group, LOGIT + effect * normal.next(), random);
            for (int p = 0; p < pairs; p++) {
                mean[p] += first[s][p] / seeds;
            }
        }
        long seed = random.nextLong();
        hits[0] = HierarchicalBootstrap.mean(group.pairs(), first, replicates, seed, .95)
                .interval()
                .contains(truth);
        hits[1] = HierarchicalBootstrap.mean(group.pairs(), new double[][] {mean}, replicates, seed, .95)
                .interval()
                .contains(truth);
        hits[2] = HierarchicalBootstrap.difference(group.pairs(), first, second, false, replicates, seed, .95)
                .interval()
                .contains(0);
    }

    private static double[] right(People group, double logit, SplittableRandom random) {
        boolean[] errors = group.errors(logit, random);
        double[] values = new double[errors.length];
        for (int p = 0; p < values.length; p++) {
            values[p] = errors[p] ? 1 : 0;
        }
        return values;
    }
}
