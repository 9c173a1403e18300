package org.facegap.evaluation.uncertainty;

import java.util.ArrayList;
import java.util.List;
import org.facegap.core.random.Seeds;

/**
 * Adds what other trainings would change to replicates of a rate, or of the difference of two systems' rates, under resampling of
 * identities. The draws are the same for every group, so that a lucky training moves all of them ({@link SeedDeviations}).
 *
 * @param replicates number of replicates
 * @param seed seed of the draws
 */
public record SeedReplicates(int replicates, long seed) {
    /**
     * Moves replicates. Trainings of two systems are paired in their order when both have as many, else those of each move on
     * their own.
     *
     * @param moved deviations under resampling of identities alone; changed in place
     * @param variance of them
     * @param from the first system's rates; empty for the rate of one system
     * @param to the second system's rates
     * @param confidence of the interval that will be asked for
     * @return the same array
     */
    public double[] move(
            double[] moved, double variance, List<SeedSpread.Term> from, List<SeedSpread.Term> to, double confidence) {
        int k = from.isEmpty() ? 0 : from.get(0).trainings().size();
        int m = to.isEmpty() ? 0 : to.get(0).trainings().size();
        if (k < 2 && m < 2) {
            return moved;
        }
        int identities = to.get(0).mean().identities();
        if (from.isEmpty() || k == m) {
            List<SeedSpread.Term> terms = new ArrayList<>(to);
            from.forEach(t -> terms.add(new SeedSpread.Term(-t.weight(), t.mean(), t.trainings())));
            add(
                    moved,
                    trainings(m, false),
                    SeedSpread.values(terms),
                    SeedSpread.ofCounts(terms).extra(variance, identities, confidence),
                    1);
            return moved;
        }
        SeedSpread left = SeedSpread.ofCounts(from);
        SeedSpread right = SeedSpread.ofCounts(to);
        double extra = left.and(right).extra(variance, identities, confidence);
        double share = left.raw() + right.raw() > 0 ? left.raw() / (left.raw() + right.raw()) : 0.5;
        add(moved, trainings(k, false), SeedSpread.values(from), share * extra, -1);
        add(moved, trainings(m, true), SeedSpread.values(to), (1 - share) * extra, 1);
        return moved;
    }

    private SeedDeviations trainings(int count, boolean candidate) {
        long own = candidate ? Seeds.derive(seed, "seeds", "candidate") : Seeds.derive(seed, "seeds");
        return SeedDeviations.draw(count, replicates, own);
    }

    private static void add(double[] moved, SeedDeviations trainings, double[] rates, double variance, int sign) {
        for (int r = 0; r < moved.length; r++) {
            moved[r] += sign * trainings.of(r, rates, variance);
        }
    }
}
