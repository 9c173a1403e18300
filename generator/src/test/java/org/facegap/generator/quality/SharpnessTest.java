package org.facegap.generator.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.facegap.core.image.Image;
import org.junit.jupiter.api.Test;

class SharpnessTest {
    private static Image grey(int side, int... values) {
        byte[] rgb = new byte[3 * side * side];
        for (int i = 0; i < values.length; i++) {
            Arrays.fill(rgb, 3 * i, 3 * i + 3, (byte) values[i]);
        }
        return new Image(side, side, rgb);
    }

    /** One white pixel: -4 there and 1 at its four neighbours, times 255; mean 0, squares (16 + 4) 255^2 over 25 pixels. */
    @Test
    void onePixelHasTheClosedForm() {
        int[] values = new int[25];
        values[12] = 255;
        assertThat(Sharpness.of(grey(5, values))).isCloseTo(20 * 255.0 * 255 / 25, within(1e-6));
    }

    /** At the border the neighbour inside stands for the one outside: a corner pixel counts its two neighbours twice. */
    @Test
    void theBorderIsMirrored() {
        // Laplacian of (a 0; 0 0): -4a, 2a, 2a, 0; mean 0, squares 24 a^2 over 4 pixels.
        assertThat(Sharpness.of(grey(2, 100, 0, 0, 0))).isCloseTo(24 * 100.0 * 100 / 4, within(1e-6));
    }

    @Test
    void aFlatImageHasNone() {
        int[] flat = new int[64];
        Arrays.fill(flat, 77);
        assertThat(Sharpness.of(grey(8, flat))).isCloseTo(0, within(1e-9));
        assertThatIllegalArgumentException().isThrownBy(() -> Sharpness.of(grey(1, 5)));
    }

    @Test
    void coloursWeighAsTheyLook() {
        byte[] rgb = new byte[3 * 25];
        rgb[3 * 12 + 1] = (byte) 255;
        assertThat(Sharpness.of(new Image(5, 5, rgb))).isCloseTo(0.587 * 0.587 * 20 * 255 * 255 / 25, within(1e-6));
    }
}
