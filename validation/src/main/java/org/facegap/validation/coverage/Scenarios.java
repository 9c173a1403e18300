package org.facegap.validation.coverage;

import java.util.ArrayList;
import java.util.List;

/** Everything that is simulated. */
public final class Scenarios {
    private final List<IndependentGroups> independent = new ArrayList<>();
    private final List<SharedIdentities> shared = new ArrayList<>();
    private final List<Scenario> others = new ArrayList<>();

    /**
     * All scenarios.
     *
     * @param replicates bootstrap replicates in each repetition
     */
    public Scenarios(int replicates) {
        independent.add(new IndependentGroups(2, 1500, .01, replicates));
        independent.add(new IndependentGroups(4, 3000, .05, replicates));
        independent.add(new IndependentGroups(4, 3000, .003, replicates));
        independent.add(new IndependentGroups(8, 1500, .05, replicates));
        independent.add(new IndependentGroups(14, 800, .1, replicates));
        double logit = -3.5;
        for (boolean genuine : new boolean[] {false, true}) {
            shared.add(new SharedIdentities(100, 3000, logit, .8, genuine, replicates));
            shared.add(new SharedIdentities(300, 3000, logit, .8, genuine, replicates));
            shared.add(new SharedIdentities(2900, 3000, logit, .8, genuine, replicates));
            shared.add(new SharedIdentities(300, 3000, logit, 0, genuine, replicates));
        }
        for (boolean genuine : new boolean[] {false, true}) {
            others.add(new TwoGroups(300, 3000, logit, logit, genuine));
            others.add(new TwoGroups(300, 3000, logit, -2.5, genuine));
            others.add(new TwoSystems(300, 3000, logit, logit, genuine, replicates));
            others.add(new TwoSystems(300, 3000, logit, -3, genuine, replicates));
        }
        others.add(new Areas(300, 600, 2.3, 0));
        others.add(new Areas(300, 600, 4, 0));
        others.add(new Areas(100, 600, 2.8, .6));
        others.add(new Areas(300, 600, 2.8, .6));
        others.add(new Areas(300, 1500, 2.8, .6));
        trainings(replicates);
        gapChanges(replicates);
        others.add(new EqualGroups(4, 100, 1000, 1500, -3, .8));
        others.add(new EqualGroups(4, 300, 1500, 3000, -3, .8));
        others.add(new EqualGroups(8, 300, 1500, 3000, -3, .8));
        others.add(new EqualGroups(4, 300, 1500, 3000, -3, 0));
        others.add(new EqualGroups(4, 300, 1500, 3000, -6, .8));
        attributes(replicates);
    }

    private void trainings(int replicates) {
        for (int trainings : new int[] {1, 3, 5}) {
            others.add(new Trainings(60, 300, trainings, .1, 0, 0, false, replicates));
            others.add(new Trainings(300, 600, trainings, .1, 0, 0, trainings < 5, replicates));
        }
        others.add(new Trainings(300, 600, 1, .1, 0, .5, false, replicates));
        others.add(new Trainings(300, 600, 3, .1, 0, .5, false, replicates));
        others.add(new Trainings(300, 600, 3, .1, .1, 0, false, replicates));
        for (double groupEffect : new double[] {0, .1}) {
            others.add(Trainings.ofEveryPair(60, 3, 3, .1, groupEffect, 0, replicates));
        }
        others.add(Trainings.ofEveryPair(60, 3, 1, .1, 0, .5, replicates));
        others.add(Trainings.ofEveryPair(60, 3, 3, .1, .1, .5, replicates));
    }

    private void attributes(int replicates) {
        double[] mixed = {.2, .5, .8};
        double[] alike = {.5, .5, .5};
        others.add(new ClassMixes(mixed, 300, 1, 0));
        others.add(new ClassMixes(alike, 300, 1, 0));
        others.add(new ClassMixes(mixed, 300, 4, 1));
        others.add(new ClassMixes(alike, 300, 4, 1));
        others.add(new ClassMixes(new double[] {.05, .5, .95}, 100, 1, 0));
        double[] equal = {-2, -2, -2};
        double[] apart = {-2.5, -2, -1.5};
        String safe = "errs on the safe side: neither model has a gap";
        for (int images : new int[] {1, 4}) {
            double[][] same = {equal, equal};
            double[][] unequal = {apart, apart};
            double[][] closed = {apart, equal};
            others.add(new PairedImages("both equal", 600, images, same, safe, replicates));
            others.add(new PairedImages("both unequal alike", 600, images, unequal, "", replicates));
            others.add(new PairedImages("the gap closed", 600, images, closed, "", replicates));
        }
    }

    private void gapChanges(int replicates) {
        double[] equal = {-2, -2, -2, -2};
        double[] apart = {-2.5, -2.2, -2, -1.5};
        double[] nearer = {-2.4, -2.2, -2, -1.7};
        String safe = "errs on the safe side: neither system has a gap";
        others.add(new GapChange("both equal", 300, 900, new double[][] {equal, equal}, safe, replicates));
        others.add(new GapChange("both unequal alike", 300, 900, new double[][] {apart, apart}, "", replicates));
        others.add(new GapChange("the gap closed partly", 300, 900, new double[][] {apart, nearer}, "", replicates));
        others.add(new GapChange("the gap closed wholly", 300, 900, new double[][] {apart, equal}, "", replicates));
    }

    /** All of them. */
    public List<Scenario> all() {
        List<Scenario> all = new ArrayList<>(independent);
        all.addAll(shared);
        all.addAll(others);
        return all;
    }

    /** Table of mean gaps beside the formula, after the scenarios were run. */
    public String gaps() {
        StringBuilder text =
                new StringBuilder("| groups | pairs each | rate | mean max - min | d2 sqrt(p (1-p) / n) |\n"
                        + "| ---: | ---: | ---: | ---: | ---: |\n");
        independent.forEach(s -> text.append(s.gapLine()));
        return text.toString();
    }

    /** Table of standard deviations, after the scenarios were run. */
    public String spreads() {
        StringBuilder text = new StringBuilder(
                "| pairs | identities | number | effect of an identity | true sd | sd of independent pairs | clustered sd |\n"
                        + "| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n");
        shared.forEach(s -> text.append(s.spreadLine()));
        return text.toString();
    }
}
