package org.facegap.generator.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class RendererTest {

    private final Population population = new Population(WorldSpec.defaults());
    private final Renderer renderer = new Renderer();

    @Test
    void sameFaceSameImageOnAnyThread() {
        List<Face> faces = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 24; i++) {
            faces.add(new Face(population.identity(random), population.shot(random)));
        }
        List<float[]> alone =
                faces.stream().map(face -> renderer.render(face, 64)).toList();
        List<float[]> together = IntStream.range(0, faces.size())
                .parallel()
                .mapToObj(i -> renderer.render(faces.get(i), 64))
                .toList();
        for (int i = 0; i < faces.size(); i++) {
            assertThat(together.get(i)).isEqualTo(alone.get(i));
        }
    }

    /** Stored sets, models and goldens are of these images: they stay as they are, to the bit. */
    @Test
    void theWorldDrawsWhatItDrew() {
        SplittableRandom random = new SplittableRandom(21);
        CRC32 sum = new CRC32();
        for (int i = 0; i < 60; i++) {
            float[] z = new float[64];
            for (int k = 0; k < z.length; k++) {
                z[k] = (float) random.nextGaussian();
            }
            add(sum, renderer.render(population.face(z), 64));
            add(sum, renderer.render(new Face(population.identity(random), population.shot(random)), 64));
        }
        assertThat(sum.getValue()).isEqualTo(1771432726L);
    }

    private static void add(CRC32 sum, float[] image) {
        for (float value : image) {
            int bits = Float.floatToIntBits(value);
            sum.update(bits >>> 24);
            sum.update(bits >>> 16);
            sum.update(bits >>> 8);
            sum.update(bits);
        }
    }

    @Test
    void imagesStayInRangeAtExtremesAndSizes() {
        for (Face face : extremes()) {
            assertImage(renderer.render(face, 64), 64);
        }
        for (int size : new int[] {16, 33, 128, 256}) {
            assertImage(renderer.render(extremes().get(1), size), size);
        }
    }

    @Test
    void sizesOutOfRangeAreNamed() {
        Face face = new Face(population.identity(new SplittableRandom(1)), Shot.frontal());
        assertThatThrownBy(() -> renderer.render(face, 4)).hasMessageContaining("size: must be 8 to 2048, got 4");
    }

    @Test
    void largerImagesShowTheSameFace() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 10; i++) {
            Face face = new Face(population.identity(random), population.shot(random));
            float[] small = renderer.render(face, 64);
            float[] halved = halve(renderer.render(face, 128), 128);
            assertThat(rms(small, halved)).isLessThan(0.05);
        }
    }

    @Test
    void everyCueShowsInItsTone() {
        for (Cue cue : Cue.values()) {
            Identity identity = new Identity(
                    cue.owner(),
                    Age.YOUNG,
                    Presentation.FEMININE,
                    cue.owner().ordinal(),
                    0,
                    0,
                    0,
                    new double[Cue.COUNT]);
            float[] low = renderer.render(new Face(identity.withCue(cue, -1.8), Shot.frontal()), 64);
            float[] high = renderer.render(new Face(identity.withCue(cue, 1.8), Shot.frontal()), 64);
            assertThat(rms(low, high)).as(cue.name()).isGreaterThan(0.006);
        }
    }

    @Test
    void attributesShowOnAFaceWithoutHair() {
        Shot bare = new Shot(
                0, 0, 0, 0.3, 0.5, 0.9, 0, 0, 0, 0, 0, 0, -1, 0, 0.7, 0.3, new double[] {0.5, 0.5, 0.5}, 0.5, 0);
        for (Tone tone : Tone.values()) {
            float[] base = renderer.render(new Face(plain(tone, 0, 0), bare), 64);
            assertThat(rms(base, renderer.render(new Face(plain(tone, 1, 0), bare), 64)))
                    .isGreaterThan(0.02);
            assertThat(rms(base, renderer.render(new Face(plain(tone, 0, 1), bare), 64)))
                    .isGreaterThan(0.02);
        }
    }

    @Test
    void skinDarkensWithTheTone() {
        double[] brightness = new double[3];
        for (Tone tone : Tone.values()) {
            float[] image = renderer.render(new Face(plain(tone, 0, 0), Shot.frontal()), 64);
            // the bridge of the nose and beside it
            for (int row = 34; row < 38; row++) {
                for (int column = 26; column < 38; column++) {
                    brightness[tone.ordinal()] += image[64 * 64 + row * 64 + column] / 48;
                }
            }
        }
        assertThat(brightness[0]).isGreaterThan(brightness[1] * 1.2);
        assertThat(brightness[1]).isGreaterThan(brightness[2] * 1.2);
    }

    @Test
    void theSensorBlursAndAddsNoiseReproducibly() {
        SplittableRandom random = new SplittableRandom(3);
        float[] image = renderer.render(new Face(population.identity(random), population.shot(random)), 64);
        float[] original = image.clone();
        assertThat(SensorModel.apply(image, 64, Sensor.perfect(), 1)).isEqualTo(original);
        float[] blurred = SensorModel.apply(image, 64, new Sensor(3, 0), 1);
        assertThat(roughness(blurred)).isLessThan(0.75 * roughness(image));
        float[] noisy = SensorModel.apply(image, 64, new Sensor(1, 0.05), 1);
        assertThat(rms(noisy, image)).isBetween(0.04, 0.052);
        assertThat(SensorModel.apply(image, 64, new Sensor(2, 0.05), 7))
                .isEqualTo(SensorModel.apply(image, 64, new Sensor(2, 0.05), 7))
                .isNotEqualTo(SensorModel.apply(image, 64, new Sensor(2, 0.05), 8));
        assertThat(image).isEqualTo(original);
    }

    private static Identity plain(Tone tone, double oldness, double masculinity) {
        return new Identity(
                tone,
                oldness > 0.5 ? Age.OLD : Age.YOUNG,
                masculinity > 0.5 ? Presentation.MASCULINE : Presentation.FEMININE,
                tone.ordinal(),
                oldness,
                masculinity,
                0,
                new double[Cue.COUNT]);
    }

    private List<Face> extremes() {
        List<Face> faces = new ArrayList<>();
        for (Tone tone : Tone.values()) {
            for (int s = -1; s <= 1; s += 2) {
                double[] cues = new double[Cue.COUNT];
                Arrays.fill(cues, 3.2 * s);
                Identity identity = new Identity(
                            tone,
                        Age.OLD,
                        Presentation.MASCULINE,
                        tone.ordinal(),
                        1,
                        (s + 1) / 2.0,
                        2.5 * s,
                        cues);
                for (int t = -1; t <= 1; t += 2) {
                    faces.add(new Face(
                            identity,
                            new Shot(
                                    0.9 * t,
                                    0.45 * s,
                                    0.15 * t,
                                    1.3 * t,
                                    s > 0 ? 1 : 0.15,
                                    s > 0 ? 1.3 : 0.5,
                                    t,
                                    s > 0 ? 1 : 0,
                                    s,
                                    0.8 * t,
                                    s > 0 ? 1 : 0,
                                    t > 0 ? 1 : 0,
                                    t,
                                    s,
                                    t > 0 ? 1 : 0,
                                    s > 0 ? 1 : 0,
                                    new double[] {s > 0 ? 1 : 0, 0.5, t > 0 ? 1 : 0},
                                    s > 0 ? 1 : 0,
                                    0.75 * s)));
                }
            }
        }
        return faces;
    }

    private static void assertImage(float[] image, int size) {
        assertThat(image).hasSize(3 * size * size);
        float low = 1;
        float high = 0;
        for (float value : image) {
            assertThat(value >= 0f && value <= 1f).as("value %s", value).isTrue();
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        assertThat(high - low).isGreaterThan(0.2f);
    }

    private static double rms(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (double) (a[i] - b[i]);
        }
        return Math.sqrt(sum / a.length);
    }

    private static double roughness(float[] image) {
        double sum = 0;
        for (int i = 1; i < image.length; i++) {
            sum += Math.abs(image[i] - image[i - 1]);
        }
        return sum;
    }

    private static float[] halve(float[] image, int size) {
        int half = size / 2;
        float[] out = new float[3 * half * half];
        for (int plane = 0; plane < 3; plane++) {
            for (int y = 0; y < half; y++) {
                for (int x = 0; x < half; x++) {
                    int at = plane * size * size + 2 * y * size + 2 * x;
                    out[plane * half * half + y * half + x] =
                            (image[at] + image[at + 1] + image[at + size] + image[at + size + 1]) / 4;
                }
            }
        }
        return out;
    }
}
