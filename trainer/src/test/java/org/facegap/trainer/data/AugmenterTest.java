package org.facegap.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AugmenterTest {
    private static final double HALF = 127;

    private static byte[] grey(int size) {
        byte[] rgb = new byte[3 * size * size];
        Arrays.fill(rgb, (byte) HALF);
        return rgb;
    }

    /** A smooth image: every change of place shows, and interpolation is exact but for rounding. */
    private static byte[] ramp(int size) {
        byte[] rgb = new byte[3 * size * size];
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                rgb[3 * (y * size + x)] = (byte) (2 * x);
                rgb[3 * (y * size + x) + 1] = (byte) (2 * y);
                rgb[3 * (y * size + x) + 2] = (byte) 90;
            }
        }
        return rgb;
    }

    private static Augmentation crop(double crop, double rotation) {
        return new Augmentation(0, 0, 0, 0, 1, 0, crop, rotation, 1, 100, 0, 0, 0.2);
    }

    @Test
    void nothingAskedForChangesNothing() {
        byte[] image = new byte[3 * 33 * 33];
        new SplittableRandom(1).nextBytes(image);
        assertThat(new Augmenter(33).apply(Augmentation.none(), image, 9)).containsExactly(image);
    }

    /** Also at the sizes where an earlier version's channels were shifted copies of one table. */
    @ParameterizedTest
    @ValueSource(ints = {64, 112, 224})
    void noiseIsIndependentBetweenChannelsAndPixels(int size) {
        Augmentation noise = new Augmentation(0, 0, 0, 0, 1, 1);
        // A seed with much noise, but little enough that nothing is clipped.
        Augmenter augmenter = new Augmenter(size);
        byte[] image = grey(size);
        double[][] channels = new double[3][];
        double deviation = 0;
        for (long seed = 0; deviation < 10 || deviation > 25; seed++) {
            byte[] made = augmenter.apply(noise, image, seed);
            for (int c = 0; c < 3; c++) {
                channels[c] = channel(made, c);
            }
            deviation = deviation(channels[0]);
        }
        for (int shift = 0; shift < size * size; shift++) {
            double most = shift == 0 ? 0.05 : 0.2;
            assertThat(correlation(channels[0], channels[1], shift)).isBetween(-most, most);
            assertThat(correlation(channels[1], channels[2], shift)).isBetween(-most, most);
            if (shift > 0 && shift <= 3 * size) {
                assertThat(correlation(channels[0], channels[0], shift)).isBetween(-0.1, 0.1);
            }
        }
        double[] first = channels[0];
        double[] other = channel(augmenter.apply(noise, image, 977), 0);
        assertThat(correlation(first, other, 0)).isBetween(-0.05, 0.05);
    }

    private static double[] channel(byte[] rgb, int c) {
        double[] values = new double[rgb.length / 3];
        for (int p = 0; p < values.length; p++) {
            values[p] = (rgb[3 * p + c] & 0xFF) - HALF;
        }
        return values;
    }

    private static double deviation(double[] values) {
        return Math.sqrt(Arrays.stream(values).map(v -> v * v).average().orElseThrow());
    }

    private static double correlation(double[] a, double[] b, int shift) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[(i + shift) % b.length];
        }
        return sum / a.length / deviation(a) / deviation(b);
    }

    @Test
    void aMirrorImageIsOne() {
        byte[] image = ramp(8);
        byte[] made = new Augmenter(8).apply(new Augmentation(1, 0, 0, 0, 1, 0), image, 3);
        assertThat(made[0]).isEqualTo((byte) 14);
        assertThat(made[3 * 7]).isEqualTo((byte) 0);
        assertThat(made[1]).isEqualTo((byte) 0);
    }

    @Test
    void aCropIsASquareOfTheImageWithinIt() {
        int size = 100;
        Augmenter augmenter = new Augmenter(size);
        double smallest = 1;
        for (long seed = 0; seed < 200; seed++) {
            byte[] made = augmenter.apply(crop(0.6, 0), ramp(size), seed);
            int left = made[0] & 0xFF;
            int right = made[3 * (size - 1)] & 0xFF;
            int top = made[1] & 0xFF;
            int bottom = made[3 * (size * size - 1) + 1] & 0xFF;
            double side = (right - left) / 2.0 / (size - 1);
            assertThat(side).isBetween(0.59, 1.0);
            assertThat((bottom - top) / 2.0 / (size - 1)).isCloseTo(side, within(0.02));
            smallest = Math.min(smallest, side);
        }
        assertThat(smallest).isLessThan(0.65);
    }

    @Test
    void aRotationTurnsByUpToItsAngle() {
        int size = 101;
        Augmenter augmenter = new Augmenter(size);
        int middle = size / 2;
        double largest = 0;
        for (long seed = 0; seed < 200; seed++) {
            byte[] made = augmenter.apply(crop(1, 30), ramp(size), seed);
            // The red of the ramp grows along the old x axis: its slopes along the new axes are cosine and sine.
            double cos = slope(made, size, middle, 0, 1);
            double sin = slope(made, size, middle, 0, size);
            assertThat(Math.hypot(cos, sin)).isCloseTo(1, within(0.06));
            double angle = Math.toDegrees(Math.atan2(sin, cos));
            assertThat(Math.abs(angle)).isLessThan(32);
            largest = Math.max(largest, Math.abs(angle));
        }
        assertThat(largest).isGreaterThan(25);
    }

    private static double slope(byte[] rgb, int size, int middle, int channel, int step) {
        int at = middle * size + middle;
        int reach = 20;
        return ((rgb[3 * (at + reach * step) + channel] & 0xFF) - (rgb[3 * (at - reach * step) + channel] & 0xFF))
                / (4.0 * reach);
    }

    @Test
    void lowResolutionTakesFineDetailAndLeavesTheRest() {
        int size = 64;
        byte[] board = grey(size);
        for (int p = 0; p < size * size; p++) {
            Arrays.fill(board, 3 * p, 3 * p + 3, (byte) ((p / size + p % size) % 2 == 0 ? 255 : 0));
        }
        Augmentation low = new Augmentation(0, 0, 0, 0, 1, 0, 1, 0, 4, 100, 1, 0, 0.2);
        Augmenter augmenter = new Augmenter(size);
        int gone = 0;
        for (long seed = 0; seed < 50; seed++) {
            gone += deviation(channel(augmenter.apply(low, board, seed), 0)) < 20 ? 1 : 0;
            byte[] smooth = augmenter.apply(low, ramp(size), seed);
            assertThat(smooth[3 * (size * 32 + 32)] & 0xFF).isBetween(62, 66);
        }
        assertThat(gone).isBetween(30, 50);
    }

    @Test
    void degradedIsTheShareOfImagesThatAreMadeWorse() {
        int size = 32;
        byte[] image = new byte[3 * size * size];
        new SplittableRandom(1).nextBytes(image);
        Augmenter augmenter = new Augmenter(size);
        Augmentation jpeg = new Augmentation(0, 0, 0, 0, 1, 0, 1, 0, 1, 20, 0.25, 0, 0.2);
        int changed = 0;
        for (long seed = 0; seed < 2000; seed++) {
            changed += Arrays.equals(augmenter.apply(jpeg, image, seed), image) ? 0 : 1;
        }
        assertThat(changed).isBetween(430, 570);
    }

    @Test
    void whatIsErasedIsOneRectangleOfNoise() {
        int size = 40;
        Augmenter augmenter = new Augmenter(size);
        Augmentation erase = new Augmentation(0, 0, 0, 0, 1, 0, 1, 0, 1, 100, 0, 1, 0.3);
        for (long seed = 0; seed < 100; seed++) {
            byte[] made = augmenter.apply(erase, grey(size), seed);
            int left = size;
            int right = -1;
            int top = size;
            int bottom = -1;
            int changed = 0;
            for (int p = 0; p < size * size; p++) {
                if (made[3 * p] != HALF || made[3 * p + 1] != HALF || made[3 * p + 2] != HALF) {
                    changed++;
                    left = Math.min(left, p % size);
                    right = Math.max(right, p % size);
                    top = Math.min(top, p / size);
                    bottom = Math.max(bottom, p / size);
                }
            }
            int area = (right - left + 1) * (bottom - top + 1);
            assertThat(changed).isGreaterThan(area * 9 / 10);
            assertThat(area).isBetween(size * size / 60, size * size * 32 / 100);
        }
    }
}
