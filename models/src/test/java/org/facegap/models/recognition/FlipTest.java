package org.facegap.models.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.facegap.core.json.Json;
import org.facegap.models.align.PlanarImage;
import org.facegap.models.checkpoint.ModelFile;
import org.facegap.models.engine.EngineRuntime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FlipTest {
    /** An image and its mirror image have one embedding, and it is the direction of the sum of both. */
    @ParameterizedTest
    @EnumSource(Flip.class)
    void mirrorImagesAreAveragedWhereAskedFor(Flip flip) {
        EngineRuntime runtime = EngineRuntime.start("cpu", "float32", 1);
        float[] image = new float[3 * 64 * 64];
        for (int i = 0; i < image.length; i++) {
            image[i] = (float) ((Math.sin(0.017 * i) + 1) / 2);
        }
        float[] mirrored = PlanarImage.square(image, 64).mirrored().values();
        try (Embedder embedder = Embedder.of(runtime, ModelFile.shipped("embedder-search.safetensors", "embedder"))) {
            float[][] plain = embedder.embed(new float[][] {image, mirrored});
            float[][] found = embedder.embed(new float[][] {image, mirrored}, flip);
            if (flip == Flip.NONE) {
                assertThat(found).isDeepEqualTo(plain);
                assertThat(found[0]).isNotEqualTo(found[1]);
                return;
            }
            assertThat(found[0]).containsExactly(found[1], within(1e-6f));
            double length = 0;
            double cosine = 0;
            for (int j = 0; j < plain[0].length; j++) {
                float sum = plain[0][j] + plain[1][j];
                length += sum * sum;
                cosine += sum * found[0][j];
            }
            // Without dividing first, the longer output counts more.
            assertThat(cosine / Math.sqrt(length)).isBetween(flip == Flip.SUM ? 0.98 : 1 - 1e-6, 1 + 1e-6);
        }
    }

    @Test
    void storedConfigsNameItAsConfigsDo() {
        assertThat(Json.canonical(Flip.values())).isEqualTo("[\"none\",\"sum\",\"sum-of-unit\"]");
    }
}
