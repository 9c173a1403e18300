package org.facegap.evaluation.uncertainty;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Tests whether the largest minus the smallest mean over groups is larger than group labels dealt to identities at random would
 * give. An identity keeps all trials; every group keeps its number of identities of each class.
 *
 * <p>The mean of a group is {@code 1/K sum over classes k of (sum of values / number of trials)}: the plain mean with one
 * class, balanced accuracy with the true class and values 1 (right) and 0. With several classes labels are dealt <b>within
 * classes</b>, so that a group's mix of classes stays what it is and cannot make a gap by itself; an identity whose trials are
 * of several classes is dealt with those of the most frequent one (the first of several).
 *
 * <p>Values are dealt as they are, a real gap with them: at one rate for all, identities of a group that is all right and of one
 * that is all wrong are as different as the data show. {@code p = (1 + #{dealt >= observed}) / (1 + permutations)}. Source:
 * Good 2005, "Permutation, Parametric and Bootstrap Tests of Hypotheses", chapter 3 (stratified permutation).
 *
 * @param observed largest minus smallest mean
 * @param expectedByChance mean of the dealt gaps
 * @param p probability of a gap at least as large when labels say nothing
 * @param permutations number of permutations
 */
public record LabelPermutation(double observed, double expectedByChance, double p, int permutations) {
    private static final double TIES = 1e-12;

    /**
     * Trials of one group.
     *
     * @param identities whom each trial shows
     * @param classes class of each trial, from 0
     * @param values one per trial
     */
    public record Group(IdentityPairs identities, int[] classes, double[] values) {
        /** @throws IllegalArgumentException when the lists differ in length */
        public Group {
            if (identities.size() != values.length || classes.length != values.length) {
                throw new IllegalArgumentException("identities, classes and values differ in length");
            }
        }
    }

    /**
     * Runs the test.
     *
     * @param groups at least 2, each with a trial of every class
     * @param classes number of classes
     * @param permutations at least 1
     * @param seed of the permutations
     */
    public static LabelPermutation of(List<Group> groups, int classes, int permutations, long seed) {
        if (groups.size() < 2 || permutations < 1) {
            throw new IllegalArgumentException("a gap needs 2 or more groups and 1 or more permutations");
        }
        Dealing dealing = new Dealing(groups, classes);
        double observed = dealing.gap();
        SplittableRandom random = new SplittableRandom(seed);
        double chance = 0;
        int reached = 0;
        for (int r = 0; r < permutations; r++) {
            dealing.shuffle(random);
            double gap = dealing.gap();
            chance += gap / permutations;
            reached += gap >= observed - TIES ? 1 : 0;
        }
        return new LabelPermutation(observed, chance, (1.0 + reached) / (1 + permutations), permutations);
    }

    /** Everybody's sums by class, and who is dealt to which group. */
    private static final class Dealing {
        private final int classes;
        private final int groups;
        /** The entries of identity i are {@code from[i] .. from[i + 1]}. */
        private final int[] from;

        private final int[] classOf;
        private final double[] sums;
        private final int[] counts;
        /** Identities by their class, and the group that the place belongs to. */
        private final int[][] identities;

        private final int[][] places;

        Dealing(List<Group> all, int classes) {
            this.classes = classes;
            groups = all.size();
            int total = all.stream().mapToInt(g -> g.identities.identities()).sum();
            double[][] sum = new double[total][];
            int[][] count = new int[total][];
            int[] groupOf = new int[total];
            int first = 0;
            for (int g = 0; g < groups; g++) {
                Group group = all.get(g);
                for (int t = 0; t < group.values.length; t++) {
                    int identity = first + group.identities.first(t);
                    if (count[identity] == null) {
                        sum[identity] = new double[classes];
                        count[identity] = new int[classes];
                        groupOf[identity] = g;
                    }
                    sum[identity][group.classes[t]] += group.values[t];
                    count[identity][group.classes[t]]++;
                }
                first += group.identities.identities();
            }
            int entries = 0;
            int[] main = new int[total];
            int[] ofClass = new int[classes];
            for (int i = 0; i < total; i++) {
                for (int k = 0; k < classes; k++) {
                    entries += count[i][k] > 0 ? 1 : 0;
                    main[i] = count[i][k] > count[i][main[i]] ? k : main[i];
                }
                ofClass[main[i]]++;
            }
            from = new int[total + 1];
            classOf = new int[entries];
            sums = new double[entries];
            counts = new int[entries];
            identities = new int[classes][];
            places = new int[classes][];
            for (int k = 0; k < classes; k++) {
                identities[k] = new int[ofClass[k]];
                places[k] = new int[ofClass[k]];
            }
            Arrays.fill(ofClass, 0);
            int at = 0;
            for (int i = 0; i < total; i++) {
                for (int k = 0; k < classes; k++) {
                    if (count[i][k] > 0) {
                        classOf[at] = k;
                        sums[at] = sum[i][k];
                        counts[at++] = count[i][k];
                    }
                }
                from[i + 1] = at;
                int k = main[i];
                identities[k][ofClass[k]] = i;
                places[k][ofClass[k]++] = groupOf[i];
            }
        }

        void shuffle(SplittableRandom random) {
            for (int[] own : identities) {
                for (int i = own.length - 1; i > 0; i--) {
                    int j = random.nextInt(i + 1);
                    int swap = own[i];
                    own[i] = own[j];
                    own[j] = swap;
                }
            }
        }

        double gap() {
            double[][] sum = new double[groups][classes];
            long[][] count = new long[groups][classes];
            for (int k = 0; k < classes; k++) {
                for (int i = 0; i < identities[k].length; i++) {
                    int identity = identities[k][i];
                    int group = places[k][i];
                    for (int e = from[identity]; e < from[identity + 1]; e++) {
                        sum[group][classOf[e]] += sums[e];
                        count[group][classOf[e]] += counts[e];
                    }
                }
            }
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int g = 0; g < groups; g++) {
                double mean = 0;
                int held = 0;
                for (int k = 0; k < classes; k++) {
                    if (count[g][k] > 0) {
                        mean += sum[g][k] / count[g][k];
                        held++;
                    }
                }
                if (held > 0) {
                    low = Math.min(low, mean / held);
                    high = Math.max(high, mean / held);
                }
            }
            return high - low;
        }
    }
}
