package org.facegap.models.named;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.facegap.core.UserError;
import org.junit.jupiter.api.Test;

class ImageSideTest {
    @Test
    void imagesShrinkByWholeBlocks() {
        float[] image = new float[3 * 16];
        image[0] = 1;
        image[5] = 1;
        image[16 + 15] = 1;
        float[] small = new ImageSide(4, 2).apply(new float[][] {image})[0];
        assertThat(small).hasSize(12);
        assertThat(small[0]).isEqualTo(0.5f);
        assertThat(small[4 + 3]).isEqualTo(0.25f);
        float[] row = {0, 1};
        float[] square = {row[0], row[1], row[0], row[1], 0, 0, 0, 0, 1, 1, 1, 1};
        float[] large = new ImageSide(2, 4).apply(new float[][] {square})[0];
        assertThat(Arrays.copyOf(large, 4)).containsExactly(0, 0.25f, 0.75f, 1);
        assertThat(Arrays.copyOfRange(large, 28, 48)).startsWith(0, 0, 0, 0).endsWith(1, 1, 1, 1);
        assertThatThrownBy(() -> new ImageSide(64, 48))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("64 px")
                .hasMessageContaining("48 px");
    }
}
