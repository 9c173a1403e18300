package org.facegap.evaluation.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.facegap.core.statistics.Quantiles;
import org.junit.jupiter.api.Test;

class IdentityBootstrapTest {
    private static double[] column(double[][] rows, int c) {
        double[] values = new double[rows.length];
        for (int r = 0; r < values.length; r++) {
            values[r] = rows[r][c];
        }
        return values;
    }

    private static double sd(double[] values) {
        double mean = 0;
        for (double v : values) {
            mean += v / values.length;
        }
        double sum = 0;
        for (double v : values) {
            sum += (v - mean) * (v - mean);
        }
        return Math.sqrt(sum / (values.length - 1));
    }

    @Test
    void deviationsHaveMeanZeroAndTheDyadicCovariance() {
        SimulatedGroup group = SimulatedGroup.draw(60, 300, 300, -2, .7, new SplittableRandom(1));
        double[] change = new double[600];
        for (int i = 0; i < 600; i += 7) {
            change[i] = 1 - 2 * group.errors()[i];
        }
        double[][] columns = {group.errors(), change};
        double[][] target = IdentityBootstrap.covariance(group.pairs(), columns);
        double[][] moved = IdentityBootstrap.deviations(group.pairs(), columns, 800, 5);
        double cross = 0;
        for (double[] row : moved) {
            cross += row[0] * row[1] / 799;
        }
        assertThat(sd(column(moved, 0))).isCloseTo(Math.sqrt(target[0][0]), within(1e-9));
        assertThat(sd(column(moved, 1))).isCloseTo(Math.sqrt(target[1][1]), within(1e-9));
        assertThat(cross).isCloseTo(target[0][1], within(1e-9));
        assertThat(column(moved, 0)).satisfies(v -> {
            double mean = 0;
            for (double x : v) {
                mean += x;
            }
            assertThat(mean / v.length).isCloseTo(0, within(1e-12));
        });
        assertThat(IdentityBootstrap.deviations(group.pairs(), columns, 800, 5)).isDeepEqualTo(moved);
    }

    @Test
    void equalArmsAreNotShownToBeEqualForCertain() {
        IdentityPairs pairs = SimulatedGroup.draw(40, 100, 100, -2, 0, new SplittableRandom(1))
                .pairs();
        double[] right = new double[200];
        java.util.Arrays.fill(right, 1);
        double[][] moved = IdentityBootstrap.deviations(pairs, new double[][] {right, new double[200]}, 500, 5);
        assertThat(sd(column(moved, 0))).isCloseTo(1 / 202.0, within(1e-6));
        assertThat(sd(column(moved, 1))).isCloseTo(1 / 202.0, within(1e-6));
    }

    @Test
    void intervalsOfAPairedDifferenceCover() {
        SplittableRandom random = new SplittableRandom(17);
        int runs = 250;
        int covered = 0;
        for (int run = 0; run < runs; run++) {
            SimulatedGroup group = SimulatedGroup.draw(80, 300, 300, -1.5, .7, random);
            // every pair changes with probability .2: a wrong one becomes right, a right one wrong half as often
            double[] change = new double[600];
            double expected = 0;
            double mean = 0;
            for (int i = 0; i < 600; i++) {
                double chance = group.errors()[i] == 1 ? .2 : .1;
                expected += (group.errors()[i] == 1 ? chance : -chance) / 600;
                if (random.nextDouble() < chance) {
                    change[i] = group.errors()[i] == 1 ? 1 : -1;
                }
                mean += change[i] / 600;
            }
            double[] right = new double[600];
            for (int i = 0; i < 600; i++) {
                right[i] = 1 - group.errors()[i];
            }
            double[][] moved =
                    IdentityBootstrap.deviations(group.pairs(), new double[][] {right, change}, 200, random.nextLong());
            if (Quantiles.middle(column(moved, 1), .95).plus(mean).contains(expected)) {
                covered++;
            }
        }
        assertThat(covered / (double) runs).isBetween(.90, .99);
    }

    @Test
    void seedsThatDominateAddStudentsSpread() {
        double[] perSeed = {.90, .92, .94};
        SeedSpread spread = SeedSpread.ofMeans(perSeed, 0);
        assertThat(spread.raw()).isCloseTo(.02 * .02 / 3, within(1e-15));
        double extra = spread.extra(1e-12, 300, .95);
        // t(2, .975) = 4.302653, standard error .02 / sqrt 3
        double half = 4.302653 * .02 / Math.sqrt(3);
        assertThat(1.959964 * Math.sqrt(extra)).isCloseTo(half, within(1e-6));
    }

    @Test
    void seedsThatHardlyDifferAddLittle() {
        SeedSpread spread = SeedSpread.ofMeans(new double[] {.90, .92, .94}, 0);
        // The identities' sd is ten times that of the seeds: the critical value is 1.991, a hundredth of the way from
        // normal to t(2).
        double identities = 100 * spread.raw();
        assertThat(spread.extra(identities, 300, .95)).isCloseTo(.0423 * identities, within(.0005 * identities));
        assertThat(SeedSpread.NONE.extra(identities, 300, .95)).isZero();
        assertThat(SeedSpread.ofMeans(new double[] {.5}, 0)).isEqualTo(SeedSpread.NONE);
    }

    @Test
    void noiseOfDecisionsIsNotCountedTwice() {
        SplittableRandom random = new SplittableRandom(4);
        double raw = 0;
        double shared = 0;
        for (int run = 0; run < 200; run++) {
            IdentityPairs pairs =
                    SimulatedGroup.draw(80, 200, 300, 0, 0, random).pairs();
            double[][] perSeed = new double[4][500];
            for (double[] row : perSeed) {
                for (int p = 0; p < 500; p++) {
                    row[p] = random.nextDouble() < .8 ? 1 : 0;
                }
            }
            SeedSpread spread = SeedSpread.of(pairs, perSeed);
            raw += spread.raw() / 200;
            shared += spread.shared() / 200;
        }
        // seeds without an effect of their own differ by the noise of 500 decisions, averaged over 4 seeds
        assertThat(raw).isCloseTo(.8 * .2 / 500 / 4, within(.2 * .8 * .2 / 500 / 4));
        assertThat(shared).isCloseTo(raw, within(.2 * raw));
    }
}
