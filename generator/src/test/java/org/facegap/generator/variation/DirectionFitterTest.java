package org.facegap.generator.variation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.facegap.core.UserError;
import org.facegap.core.random.Gaussian;
import org.facegap.generator.latent.LatentSphere;
import org.facegap.generator.world.Population;
import org.facegap.generator.world.WorldSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectionFitterTest {
    private static final Population POPULATION = new Population(WorldSpec.defaults());
    private static final LatentDirections FITTED =
            new DirectionFitter(8192, 1).fit(new WorldDirectionLabels(POPULATION), 64);

    static LatentDirections fitted() {
        return FITTED;
    }

    private static LatentDirection direction(String name) {
        return FITTED.directions().stream()
                .filter(d -> d.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The row of the world's rotation that turns the head: yaw times the latent's length is linear in the latent. */
    private static double[] trueYaw() {
        float[] z = new LatentSphere(64).draw(new Gaussian(9));
        double[] row = new double[64];
        double length = 0;
        for (int j = 0; j < 64; j++) {
            float[] moved = z.clone();
            moved[j] += 0.5f;
            row[j] = linearYaw(moved) - linearYaw(z);
            length += row[j] * row[j];
        }
        for (int j = 0; j < 64; j++) {
            row[j] /= Math.sqrt(length);
        }
        return row;
    }

    private static double linearYaw(float[] z) {
        double square = 0;
        for (float v : z) {
            square += (double) v * v;
        }
        return POPULATION.face(z).shot().yaw() * Math.sqrt(square);
    }

    @Test
    void findsTheDirectionThatTurnsTheHead() {
        double[] row = trueYaw();
        double cosine = 0;
        for (int j = 0; j < 64; j++) {
            cosine += row[j] * direction("yaw").unitNormal()[j];
        }
        assertThat(cosine).isGreaterThan(0.99);
    }

    @Test
    void everyTraitFollowsItsDirection() {
        float[][] z = new LatentSphere(64).draw(400, new Gaussian(10));
        WorldDirectionLabels labels = new WorldDirectionLabels(POPULATION);
        double[][] measured = labels.measure(z);
        for (int t = 0; t < labels.traits().size(); t++) {
            LatentDirection direction = FITTED.directions().get(t);
            int trait = t;
            double[] sorted = Arrays.stream(measured)
                    .mapToDouble(row -> row[trait])
                    .sorted()
                    .toArray();
            int agree = 0;
            int clear = 0;
            for (int i = 0; i < z.length; i++) {
                double along = direction.of(z[i]);
                if (Math.abs(along) > 0.1) {
                    clear++;
                    agree += measured[i][t] >= sorted[z.length / 2] == along > 0 ? 1 : 0;
                }
            }
            assertThat((double) agree / clear).as(direction.name()).isGreaterThan(0.95);
            assertThat(direction.deviation()).as(direction.name()).isCloseTo(1, within(0.05));
        }
    }

    @Test
    void aSavedFileIsReadAsItWas(@TempDir Path dir) {
        Path file = dir.resolve("world.directions.json");
        FITTED.save(file);
        LatentDirections read = LatentDirections.load(file, "z", 64);
        assertThat(read.directions()).hasSameSizeAs(FITTED.directions());
        assertThat(read.directions().get(3).unitNormal())
                .isEqualTo(FITTED.directions().get(3).unitNormal());
        assertThat(read.directions().get(3).positiveMean())
                .isEqualTo(FITTED.directions().get(3).positiveMean());
        assertThatThrownBy(() -> LatentDirections.load(file, "z", 512))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("512");
    }

    @Test
    void aTraitThatNeverVariesIsNamed() {
        DirectionLabels constant = new DirectionLabels() {
            @Override
            public List<Trait> traits() {
                return List.of(new Trait("pose", "stillness"));
            }

            @Override
            public double[][] measure(float[][] z) {
                return new double[z.length][1];
            }
        };
        assertThatThrownBy(() -> new DirectionFitter(50, 1).fit(constant, 8))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("stillness");
    }

    @Test
    void directionsHaveToBeOrthonormal() {
        LatentDirection a = new LatentDirection("pose", "a", new float[] {1, 0}, 1, -1);
        LatentDirection b = new LatentDirection("pose", "b", new float[] {0.6f, 0.8f}, 1, -1);
        assertThatThrownBy(() -> new LatentDirections("z", 2, List.of(a, b)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not orthonormal");
    }
}
