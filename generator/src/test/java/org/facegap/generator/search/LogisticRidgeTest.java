package org.facegap.generator.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.facegap.core.random.Gaussian;
import org.junit.jupiter.api.Test;

class LogisticRidgeTest {
    private final List<double[]> rows = new ArrayList<>();
    private final List<Boolean> hits = new ArrayList<>();

    private static double logit(double p) {
        return Math.log(p / (1 - p));
    }

    private void draw(int n, double... weights) {
        Gaussian x = new Gaussian(1);
        SplittableRandom coin = new SplittableRandom(2);
        for (int i = 0; i < n; i++) {
            double[] row = {x.next(), x.next(), x.next()};
            double sum = weights[3];
            for (int j = 0; j < 3; j++) {
                sum += weights[j] * row[j];
            }
            rows.add(row);
            hits.add(coin.nextDouble() < 1 / (1 + Math.exp(-sum)));
        }
    }

    /** The weights and the intercept, read off the probabilities. */
    private static double[] weights(LogisticRidge model) {
        double intercept = logit(model.probability(new double[3]));
        double[] weights = {0, 0, 0, intercept};
        for (int j = 0; j < 3; j++) {
            double[] unit = new double[3];
            unit[j] = 1;
            weights[j] = logit(model.probability(unit)) - intercept;
        }
        return weights;
    }

    @Test
    void findsTheWeightsThatMadeTheData() {
        double[] truth = {1.5, -0.7, 0, -2};
        draw(20_000, truth);
        double[] found = weights(LogisticRidge.fit(rows, hits, 1, null));
        for (int j = 0; j < 4; j++) {
            // About four standard errors.
            assertThat(found[j]).isCloseTo(truth[j], within(0.12));
        }
    }

    @Test
    void anEarlierFitOnlySavesSteps() {
        draw(2_000, 1, 1, -1, 0);
        LogisticRidge early = LogisticRidge.fit(rows.subList(0, 500), hits.subList(0, 500), 1, null);
        double[] resumed = weights(LogisticRidge.fit(rows, hits, 1, early));
        double[] fresh = weights(LogisticRidge.fit(rows, hits, 1, null));
        assertThat(resumed).containsExactly(fresh, within(1e-3));
        assertThat(weights(early)[0]).isNotCloseTo(fresh[0], within(1e-3));
    }

    /** At the optimum the ridge's pull equals the data's: ridge * weight = sum of error * feature; none on the intercept. */
    @Test
    void theRidgeHoldsTheWeightsButNotTheIntercept() {
        draw(300, 2, 0, 0, -1);
        for (double ridge : new double[] {1, 50}) {
            LogisticRidge model = LogisticRidge.fit(rows, hits, ridge, null);
            double[] pull = new double[4];
            for (int r = 0; r < rows.size(); r++) {
                double error = (hits.get(r) ? 1 : 0) - model.probability(rows.get(r));
                for (int j = 0; j < 3; j++) {
                    pull[j] += error * rows.get(r)[j];
                }
                pull[3] += error;
            }
            double[] found = weights(model);
            for (int j = 0; j < 3; j++) {
                assertThat(pull[j]).isCloseTo(ridge * found[j], within(0.02));
            }
            assertThat(pull[3]).isCloseTo(0, within(0.02));
        }
    }

    @Test
    void separableDataStayFinite() {
        for (int i = 0; i < 200; i++) {
            double side = i % 2 == 0 ? 1 : -1;
            rows.add(new double[] {side * (3 + i * 0.01), 0, side * 1e-3});
            hits.add(i % 2 == 0);
        }
        LogisticRidge model = LogisticRidge.fit(rows, hits, 1, null);
        for (double weight : weights(model)) {
            assertThat(weight).isFinite();
        }
        assertThat(model.probability(new double[] {3, 0, 0})).isBetween(0.9, 1.0);
        assertThat(model.probability(new double[] {-3, 0, 0})).isBetween(0.0, 0.1);
        assertThat(model.probability(new double[] {0, 0, 0})).isCloseTo(0.5, within(0.05));
    }

    @Test
    void oneHitAmongThousandsIsRareNotImpossible() {
        draw(5_000, 0, 0, 0, -100);
        hits.set(17, true);
        LogisticRidge model = LogisticRidge.fit(rows, hits, 1, null);
        double mean = rows.stream().mapToDouble(model::probability).average().orElseThrow();
        assertThat(mean).isCloseTo(1.0 / 5_000, within(2e-5));
    }
}
