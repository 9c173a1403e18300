package org.facegap.models.align;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.facegap.models.align.Warp.Outside;
import org.junit.jupiter.api.Test;

class WarpTest {
    private static final Affine STAY = new Affine(1, 0, 0, 0, 1, 0);

    private static PlanarImage noise(int width, int height) {
        SplittableRandom random = new SplittableRandom(3);
        float[] values = new float[3 * width * height];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble();
        }
        return new PlanarImage(width, height, values);
    }

    /** Red grows to the right, green downwards; blue is constant. */
    private static PlanarImage ramp(int width, int height) {
        float[] values = new float[3 * width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                values[y * width + x] = x / 100f;
                values[(height + y) * width + x] = y / 100f;
                values[(2 * height + y) * width + x] = 0.5f;
            }
        }
        return new PlanarImage(width, height, values);
    }

    @Test
    void stayingChangesNothing() {
        PlanarImage image = noise(9, 7);
        for (Outside outside : Outside.values()) {
            assertThat(Warp.apply(image, STAY, 9, 7, outside).values()).isEqualTo(image.values());
        }
        assertThat(Warp.apply(image, Affine.resize(0, 0, 9, 7, 9, 7), 9, 7, Outside.EDGE)
                        .values())
                .isEqualTo(image.values());
    }

    @Test
    void wholeStepsMovePixelsAndLeaveBlack() {
        PlanarImage image = noise(5, 5);
        PlanarImage moved = Warp.apply(image, new Affine(1, 0, 2, 0, 1, 1), 5, 5, Outside.BLACK);
        for (int y = 0; y < 5; y++) {
            for (int x = 0; x < 5; x++) {
                float expected = x >= 2 && y >= 1 ? image.values()[(y - 1) * 5 + x - 2] : 0;
                assertThat(moved.values()[y * 5 + x]).isEqualTo(expected);
            }
        }
    }

    @Test
    void aRampStaysARampUnderAnySimilarity() {
        Affine map = new Affine(0.9, -0.4, 20, 0.4, 0.9, -3);
        PlanarImage warped = Warp.apply(ramp(60, 60), map, 40, 40, Outside.BLACK);
        int seen = 0;
        for (int y = 0; y < 40; y++) {
            for (int x = 0; x < 40; x++) {
                Point source = map.inverse().apply(new Point(x, y));
                if (source.x() >= 0 && source.x() <= 59 && source.y() >= 0 && source.y() <= 59) {
                    seen++;
                    assertThat(warped.values()[y * 40 + x]).isCloseTo((float) (source.x() / 100), within(1e-5f));
                    assertThat(warped.values()[(40 + y) * 40 + x]).isCloseTo((float) (source.y() / 100), within(1e-5f));
                    assertThat(warped.values()[(80 + y) * 40 + x]).isCloseTo(0.5f, within(1e-5f));
                }
            }
        }
        assertThat(seen).isGreaterThan(800);
    }

    @Test
    void shrinkingByWholeFactorsAveragesBlocks() {
        PlanarImage image = noise(12, 12);
        PlanarImage small = Warp.apply(image, Affine.resize(0, 0, 12, 12, 4, 4), 4, 4, Outside.EDGE);
        double sum = 0;
        for (int y = 3; y < 6; y++) {
            for (int x = 6; x < 9; x++) {
                sum += image.values()[y * 12 + x];
            }
        }
        assertThat(small.values()[1 * 4 + 2]).isCloseTo((float) (sum / 9), within(1e-6f));
    }

    @Test
    void noPixelIsSkippedHoweverSmallTheResult() {
        float[] values = new float[3 * 70 * 70];
        values[33 * 70 + 31] = 1;
        PlanarImage dot = new PlanarImage(70, 70, values);
        PlanarImage small = Warp.apply(dot, Affine.resize(0, 0, 70, 70, 10, 10), 10, 10, Outside.EDGE);
        double sum = 0;
        for (int i = 0; i < 100; i++) {
            sum += small.values()[i];
        }
        assertThat(sum).isCloseTo(1 / 49.0, within(1e-6));
    }

    @Test
    void croppingAndEnlargingKeepsPlaces() {
        // Pixels 10 to 19 of a ramp over 40 pixels: the centre of new pixel j is source pixel 10 + (j + 0.5) / 4 - 0.5.
        PlanarImage part = Warp.apply(ramp(40, 40), Affine.resize(10, 10, 10, 10, 40, 40), 40, 40, Outside.EDGE);
        assertThat(part.values()[20]).isCloseTo((float) ((10 + 20.5 / 4 - 0.5) / 100), within(1e-6f));
        assertThat(part.values()[(40 + 8) * 40]).isCloseTo((float) ((10 + 8.5 / 4 - 0.5) / 100), within(1e-6f));
        PlanarImage edge = Warp.apply(ramp(2, 2), Affine.resize(0, 0, 2, 2, 4, 4), 4, 4, Outside.EDGE);
        assertThat(edge.values()[0]).isEqualTo(0f);
        assertThat(edge.values()[3]).isEqualTo(0.01f);
    }

    @Test
    void mirroringTwiceChangesNothing() {
        PlanarImage image = noise(6, 4);
        assertThat(image.mirrored().values()[0]).isEqualTo(image.values()[5]);
        assertThat(image.mirrored().mirrored().values()).isEqualTo(image.values());
    }
}
