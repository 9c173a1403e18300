package org.facegap.generator.variation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.facegap.core.random.Gaussian;
import org.facegap.generator.latent.FaceSource;
import org.facegap.generator.latent.LatentSpace;
import org.facegap.generator.latent.LatentSphere;
import org.facegap.generator.latent.StyleGan2Faces;
import org.facegap.generator.world.Population;
import org.facegap.generator.world.WorldSpec;
import org.facegap.models.checkpoint.ModelFile;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.named.Embedding;
import org.facegap.models.named.NetworkEmbedding;
import org.facegap.models.recognition.Embedder;
import org.facegap.models.stylegan2.SynthesisSpec;
import org.facegap.models.stylegan2.layout.StyleGan2Files;
import org.junit.jupiter.api.Test;

/** With the shipped generator and auditing embedder. */
class StyleVariationsTest {
    private static final int IDENTITIES = 8;
    private static final int IMAGES = 4;

    /** A few of the traits of the world, so that the fit takes a second. */
    private static DirectionLabels few() {
        DirectionLabels all = new WorldDirectionLabels(new Population(WorldSpec.defaults()));
        List<Integer> chosen = List.of(0, 1, 3, 10, 18);
        return new DirectionLabels() {
            @Override
            public List<Trait> traits() {
                return chosen.stream().map(all.traits()::get).toList();
            }

            @Override
            public double[][] measure(float[][] z) {
                return Arrays.stream(all.measure(z))
                        .map(row -> chosen.stream().mapToDouble(i -> row[i]).toArray())
                        .toArray(double[][]::new);
            }
        };
    }

    @Test
    void imagesInWAndWPlusShowTheIdentityAndNotAnother() {
        EngineRuntime runtime = EngineRuntime.start("cpu", "float32", 1);
        ModelFile file = ModelFile.shipped("embedder-audit.safetensors", "embedder");
        try (FaceSource faces = new StyleGan2Faces(
                        StyleGan2Files.shipped("world-64").generator(runtime, new SynthesisSpec(0, 0)));
                Embedding embedding = new NetworkEmbedding(Embedder.of(runtime, file), faces.size())) {
            LatentDirections directions = new DirectionFitter(1000, 3).fit(few(), "w", faces);
            VariationConfig spec = new VariationConfig(
                    "drawn", IMAGES, 1, Map.of("pose", 1.0, "light", 1.0, "background", 1.0), 0.3, 1);
            float[][] z = new LatentSphere(faces.latentDim()).draw(IDENTITIES, new Gaussian(4));
            for (LatentSpace.Kind kind : List.of(LatentSpace.Kind.W, LatentSpace.Kind.W_PLUS)) {
                LatentSpace space = new LatentSpace(kind, faces, 0.9);
                Variations variations = Variations.of(directions, spec, space);
                float[][] neutral =
                        Arrays.stream(space.fromZ(z)).map(variations::neutral).toArray(float[][]::new);
                float[][] first = embedding.embed(faces.render(space.styles(neutral)));
                int same = 0;
                int nearest = 0;
                for (int image = 1; image <= IMAGES; image++) {
                    float[][] varied = new float[IDENTITIES][];
                    for (int i = 0; i < IDENTITIES; i++) {
                        varied[i] = variations
                                .draw(neutral[i], image, 100 * i + image)
                                .genome();
                        assertThat(varied[i]).hasSize(space.dimension()).isNotEqualTo(neutral[i]);
                    }
                    float[][] embedded = embedding.embed(faces.render(space.styles(varied)));
                    for (int i = 0; i < IDENTITIES; i++) {
                        double own = Embedding.cosine(embedded[i], first[i]);
                        same += own >= spec.identityFloor() ? 1 : 0;
                        boolean best = true;
                        for (int j = 0; j < IDENTITIES; j++) {
                            best &= j == i || Embedding.cosine(embedded[i], first[j]) < own;
                        }
                        nearest += best ? 1 : 0;
                    }
                }
                assertThat(same).as("%s", kind).isGreaterThanOrEqualTo(IDENTITIES * IMAGES * 9 / 10);
                assertThat(nearest).as("%s", kind).isGreaterThanOrEqualTo(IDENTITIES * IMAGES * 9 / 10);
            }
        }
    }
}
