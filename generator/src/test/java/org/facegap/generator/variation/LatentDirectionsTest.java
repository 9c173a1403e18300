package org.facegap.generator.variation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.facegap.core.UserError;
import org.facegap.generator.latent.EncodedWorld;
import org.facegap.generator.latent.FaceSource;
import org.facegap.generator.latent.LatentSpace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatentDirectionsTest {
    private static final LatentDirections TURN = new LatentDirections(
            "w", 2, new float[] {3, 4}, List.of(new LatentDirection("pose", "yaw", new float[] {0, 1}, 0.5, -0.25)));

    @TempDir
    Path dir;

    @Test
    void directionsOfWAreReadAsTheyWere() {
        Path file = dir.resolve("ffhq.pkl.directions.json");
        TURN.save(file);
        LatentDirections read = LatentDirections.load(file, "w", 2);
        assertThat(read.centre()).containsExactly(3, 4);
        assertThat(read.directions().get(0))
                .usingRecursiveComparison()
                .isEqualTo(TURN.directions().get(0));
        assertThatThrownBy(() -> LatentDirections.load(file, "z", 2))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("directions of w")
                .hasMessageContaining("--space z");
        assertThatThrownBy(() -> LatentDirections.load(file, "w", 512))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("of 2 numbers do not fit a generator of 512");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        "space": "w"          | "space": "v"          | expected z or w, found v
        "space": "w"          | "space": "z"          | centre: in z it is the origin
        "space": "w",         |                       | space
        [ 3.0, 4.0 ]          | [ 3.0 ]               | centre: expected 2 numbers
        [ 0.0, 1.0 ]          | [ 0.0, 1.0, 0.0 ]     | yaw has 3 numbers, not 2
        [ 0.0, 1.0 ]          | [ 0.0, 0.5 ]          | yaw is not of length 1
        [ 0.0, 1.0 ]          | [ 0.0, 1e999 ]        | yaw is not of length 1
        "positiveMean": 0.5   | "positiveMean": -0.5  | not above its negativeMean
        "family": "pose"      | "family": "weather"   | unknown family weather
        "name": "yaw"         | "name": null          | directions[0].name: expected a value, found null
        "dimension": 2        | "dimension": 0        | expected
        """)
    void aBadFileIsOneSentence(String right, String wrong, String message) throws IOException {
        Path file = dir.resolve("bad.json");
        TURN.save(file);
        String text = Files.readString(file).replace("\" : ", "\": ");
        assertThat(text).contains(right);
        Files.writeString(file, text.replace(right, wrong == null ? "" : wrong));
        assertThatThrownBy(() -> LatentDirections.load(file))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("bad.json")
                .hasMessageContaining(message);
    }

    @Test
    void truncationMovesTheCentreAndBringsTheMeansNearer() {
        // A source whose average w is (1, 0): w = a + psi (z - a).
        FaceSource identity = EncodedWorld.identityMap(2);
        FaceSource faces = new FaceSource() {
            @Override
            public int latentDim() {
                return 2;
            }

            @Override
            public int styleDim() {
                return 2;
            }

            @Override
            public int layers() {
                return 3;
            }

            @Override
            public int size() {
                return 1;
            }

            @Override
            public float[][] map(float[][] z, double psi) {
                float[][] w = new float[z.length][];
                for (int i = 0; i < w.length; i++) {
                    w[i] = new float[] {(float) (1 + psi * (z[i][0] - 1)), (float) (psi * z[i][1])};
                }
                return w;
            }

            @Override
            public float[][] render(float[][] w) {
                throw new UnsupportedOperationException("this source has no images");
            }
        };
        LatentDirections half = TURN.truncated(faces, 0.5);
        assertThat(half.centre()).containsExactly(2, 2);
        assertThat(half.directions().get(0).positiveMean()).isEqualTo(0.25);
        assertThat(half.directions().get(0).negativeMean()).isEqualTo(-0.125);
        assertThat(TURN.truncated(identity, 0.5)).isEqualTo(TURN);

        VariationConfig spec = new VariationConfig("drawn", 2, 1, Map.of("pose", 1.0), 0, 1);
        Variations styles = Variations.of(TURN, spec, new LatentSpace(LatentSpace.Kind.W_PLUS, faces, 0.5));
        // Each layer on its own; what is not along the direction stays.
        float[] layers = {1, 5, 2, 7, 3, -1};
        assertThat(styles.neutral(layers)).containsExactly(1, 2, 2, 2, 3, 2);
        assertThat(layers).containsExactly(1, 5, 2, 7, 3, -1);
        float[] drawn = styles.draw(styles.neutral(layers), 1, 9).genome();
        assertThat(drawn[1]).isNotEqualTo(2).isEqualTo(drawn[3]).isEqualTo(drawn[5]);
        assertThat(drawn[1])
                .isCloseTo(2, within((float) (3 * half.directions().get(0).deviation())));
    }

    @Test
    void directionsOfAnotherSpaceThanTheSearchAreRefused() {
        VariationConfig spec = new VariationConfig("drawn", 2, 1, Map.of("pose", 1.0), 0, 1);
        assertThatThrownBy(() ->
                        Variations.of(TURN, spec, new LatentSpace(LatentSpace.Kind.Z, EncodedWorld.identityMap(2), 1)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("a search in z needs latent directions of z, not of w");
        assertThatThrownBy(() -> Variations.of(
                        LatentDirections.none("z", 2),
                        spec,
                        new LatentSpace(LatentSpace.Kind.W_PLUS, EncodedWorld.identityMap(2), 1)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("a search in w-plus");
    }
}
