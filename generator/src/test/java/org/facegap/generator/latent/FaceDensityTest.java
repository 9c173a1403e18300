package org.facegap.generator.latent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.facegap.core.random.Gaussian;
import org.junit.jupiter.api.Test;

class FaceDensityTest {
    /** w is z stretched along its first axis, so that plain length would judge wrongly. */
    private static FaceSource stretched() {
        return new FaceSource() {
            @Override
            public int latentDim() {
                return 6;
            }

            @Override
            public int styleDim() {
                return latentDim();
            }

            @Override
            public int layers() {
                return 1;
            }

            @Override
            public int size() {
                return 8;
            }

            @Override
            public float[][] map(float[][] z, double psi) {
                float[][] w = new float[z.length][];
                for (int i = 0; i < z.length; i++) {
                    w[i] = z[i].clone();
                    w[i][0] = 100 * w[i][0] + 7 * w[i][1];
                    w[i][5] = (float) (psi * w[i][5] * w[i][5]);
                }
                return w;
            }

            @Override
            public float[][] render(float[][] w) {
                throw new UnsupportedOperationException();
            }
        };
    }

    @Test
    void theQuantileIsTheShareThatPasses() {
        FaceDensity density = FaceDensity.fit(stretched(), 1, 5000, 0.9, 1);
        int passed = 0;
        for (float[] w : stretched().map(new LatentSphere(6).draw(5000, new Gaussian(2)), 1)) {
            passed += density.isFace(w) ? 1 : 0;
        }
        assertThat(passed / 5000.0).isCloseTo(0.9, within(0.02));
    }

    @Test
    void distanceCountsInTheCloudsOwnUnits() {
        FaceDensity density = FaceDensity.fit(stretched(), 1, 5000, 0.999, 1);
        float[] alongTheLongAxis = {100, 0, 0, 0, 0, 1};
        float[] acrossIt = {0, 100, 0, 0, 0, 1};
        assertThat(density.isFace(alongTheLongAxis)).isTrue();
        assertThat(density.isFace(acrossIt)).isFalse();
    }

    @Test
    void theSphereKeepsItsRadiusAndTheMutationItsAngle() {
        LatentSphere sphere = new LatentSphere(64);
        Gaussian random = new Gaussian(3);
        double angles = 0;
        for (int i = 0; i < 200; i++) {
            float[] z = sphere.draw(random);
            float[] child = sphere.mutate(z, 0.5, random);
            double dot = 0;
            double length = 0;
            for (int j = 0; j < 64; j++) {
                dot += (double) z[j] * child[j];
                length += (double) child[j] * child[j];
            }
            assertThat(length).isCloseTo(64, within(1e-3));
            angles += Math.toDegrees(Math.acos(dot / 64));
        }
        assertThat(angles / 200).isCloseTo(26.6, within(0.7));
    }
}
