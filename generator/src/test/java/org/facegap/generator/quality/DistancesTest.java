package org.facegap.generator.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.facegap.core.random.Gaussian;
import org.facegap.models.engine.EngineRuntime;
import org.junit.jupiter.api.Test;

/** Distances whose values are known in closed form. */
class DistancesTest {
    private static final EngineRuntime RUNTIME = EngineRuntime.start("cpu", "float32", 1);
    private static final double SCIPY_FRECHET = 0.5665394786301589;
    private static final double NUMPY_KERNEL = 0.1622199171749208;

    private static double frechet(double[] meanA, double[] covarianceA, double[] meanB, double[] covarianceB) {
        try (FrechetDistance distance = new FrechetDistance(RUNTIME)) {
            return distance.between(meanA, covarianceA, meanB, covarianceB);
        }
    }

    private static float[][] normal(int rows, int dimension, double shift, double scale, Gaussian random) {
        float[][] sample = new float[rows][dimension];
        for (float[] row : sample) {
            for (int k = 0; k < dimension; k++) {
                row[k] = (float) (shift + scale * random.next());
            }
        }
        return sample;
    }

    private static Moments moments(float[][] rows) {
        Moments moments = new Moments(rows[0].length);
        for (float[] row : rows) {
            moments.add(row);
        }
        return moments;
    }

    /** Of commuting covariances: the squared difference of the roots of the eigenvalues. */
    @Test
    void diagonalCovariancesHaveTheClosedForm() {
        double[] a = {4, 0, 0, 0, 9, 0, 0, 0, 0};
        double[] b = {1, 0, 0, 0, 16, 0, 0, 0, 25};
        assertThat(frechet(new double[] {1, 2, 3}, a, new double[] {1, 0, 4}, b))
                .isCloseTo(4 + 1 + 1 + 1 + 25, within(1e-9));
    }

    /** Of 2x2 matrices: tr (AB)^(1/2) = sqrt(tr AB + 2 sqrt(det AB)). */
    @Test
    void covariancesThatDoNotCommuteHaveTheClosedFormOfTwoDimensions() {
        double[] a = {2, 1, 1, 3};
        double[] b = {5, -2, -2, 1};
        double trace = 2 * 5 - 2 - 2 + 3 * 1;
        double root = Math.sqrt(trace + 2 * Math.sqrt(5.0 * 1.0));
        assertThat(frechet(new double[2], a, new double[2], b)).isCloseTo(5 + 6 - 2 * root, within(1e-9));
    }

    /** Computed once with numpy 2.4.6 and scipy.linalg.sqrtm 1.17.1, from {@code x[i][k] = sin(1 + 7 i + 3 k + i k)} and cos. */
    @Test
    void samplesHaveTheDistanceThatScipyGives() {
        float[][] x = new float[40][6];
        float[][] y = new float[40][6];
        for (int i = 0; i < 40; i++) {
            for (int k = 0; k < 6; k++) {
                x[i][k] = (float) Math.sin(1 + 7 * i + 3 * k + i * k);
                y[i][k] = (float) (0.3 + 0.8 * Math.cos(2 + 5 * i + k + 2 * i * k));
            }
        }
        try (FrechetDistance distance = new FrechetDistance(RUNTIME);
                KernelDistance kernel = new KernelDistance(RUNTIME)) {
            assertThat(distance.between(moments(x), moments(y))).isCloseTo(SCIPY_FRECHET, within(1e-7));
            assertThat(kernel.between(x, y, 1.0 / 6)).isCloseTo(NUMPY_KERNEL, within(1e-9));
        }
    }

    @Test
    void aSetIsAtNoDistanceFromItselfAlsoWhenItIsFlat() {
        float[][] rows = normal(20, 32, 0, 1, new Gaussian(1));
        try (FrechetDistance distance = new FrechetDistance(RUNTIME)) {
            // 20 rows span 19 of 32 dimensions: the covariance has no inverse.
            assertThat(distance.between(moments(rows), moments(rows))).isCloseTo(0, within(1e-6));
        }
    }

    @Test
    void momentsAreThoseOfTwoPasses() {
        float[][] rows = normal(500, 5, 1000, 0.01, new Gaussian(2));
        Moments moments = moments(rows);
        double[] mean = new double[5];
        for (float[] row : rows) {
            for (int k = 0; k < 5; k++) {
                mean[k] += row[k] / 500.0;
            }
        }
        for (int i = 0; i < 5; i++) {
            assertThat(moments.mean()[i]).isCloseTo(mean[i], within(1e-9));
            for (int j = 0; j < 5; j++) {
                double sum = 0;
                for (float[] row : rows) {
                    sum += (row[i] - mean[i]) * (row[j] - mean[j]);
                }
                assertThat(moments.covariance()[i * 5 + j]).isCloseTo(sum / 499, within(1e-12));
            }
        }
        assertThatIllegalArgumentException().isThrownBy(() -> moments.add(new float[4]));
    }

    /** {@code (xy + 1)^3} in one dimension compares the first three moments: 3 (1-0)^2 + 3 (2-1)^2 + (4-0)^2 for N(1,1) and N(0,1). */
    @Test
    void theKernelDistanceOfTwoNormalDistributionsIsKnown() {
        Gaussian random = new Gaussian(3);
        float[][] a = normal(3000, 1, 1, 1, random);
        float[][] b = normal(3000, 1, 0, 1, random);
        try (KernelDistance distance = new KernelDistance(RUNTIME)) {
            assertThat(distance.between(a, b, 1)).isCloseTo(22, within(4.0));
            KernelDistance.Spread spread = distance.overSubsets(Arrays.copyOf(a, 600), Arrays.copyOf(b, 600), 1, 4);
            assertThat(spread.subsetSize()).isEqualTo(300);
            assertThat(spread.subsets()).isEqualTo(100);
            assertThat(spread.mean()).isCloseTo(22, within(9.0));
            assertThat(spread.low()).isLessThan(spread.mean());
            assertThat(spread.high()).isGreaterThan(spread.mean());
            assertThat(spread.high() - spread.low()).isBetween(3 * spread.deviation(), 5 * spread.deviation());
        }
    }

    /** The mean over fresh samples is zero within four standard errors, where a biased estimate is far above. */
    @Test
    void theKernelDistanceIsUnbiased() {
        Gaussian random = new Gaussian(5);
        int trials = 200;
        double sum = 0;
        double squares = 0;
        try (KernelDistance distance = new KernelDistance(RUNTIME)) {
            for (int t = 0; t < trials; t++) {
                double value = distance.between(normal(30, 4, 0, 0.5, random), normal(30, 4, 0, 0.5, random), 1);
                sum += value;
                squares += value * value;
            }
        }
        double mean = sum / trials;
        double error = Math.sqrt((squares / trials - mean * mean) / (trials - 1));
        assertThat(Math.abs(mean)).isLessThan(4 * error);
        // With every row paired with itself too the mean would be (E k(x,x) - E k(x,x')) 2 / 30, above 0.5 here.
        assertThat(4 * error).isLessThan(0.2);
    }

    @Test
    void aSubsetIsHalfOfAFewRows() {
        Gaussian random = new Gaussian(6);
        try (KernelDistance distance = new KernelDistance(RUNTIME)) {
            float[][] few = normal(40, 3, 0, 1, random);
            assertThat(distance.overSubsets(few, few, 1, 1).subsetSize()).isEqualTo(20);
            assertThat(distance.overSubsets(few, few, 1, 1)).isEqualTo(distance.overSubsets(few, few, 1, 1));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> distance.overSubsets(normal(19, 3, 0, 1, random), few, 1, 1))
                    .withMessageContaining("at least 20");
        }
    }
}
