package org.facegap.evaluation.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.facegap.core.UserError;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.evaluation.protocol.ImpostorRule;
import org.facegap.evaluation.scores.ScoreTable;
import org.facegap.evaluation.scores.reading.ReadingSpec;
import org.facegap.evaluation.scores.reading.ScoreFiles;
import org.facegap.evaluation.scores.reading.ScoreSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatchedScoresTest {
    @TempDir
    Path dir;

    private static float[] unit(double angle) {
        return new float[] {(float) Math.cos(angle), (float) Math.sin(angle)};
    }

    @Test
    void theTableIsReadAsItWasMeant() throws IOException {
        FaceDataset set = TinyFaces.write(dir.resolve("d"), 3, 2, 2);
        ImageGroups race = ImageGroups.of(set, "race", "--group");
        ImageGroups gender = ImageGroups.of(set, "gender", "--sex");
        // The second system fails with the second image; the first with the last of identity 1, as the second does.
        FaceVectors first = new FaceVectors("one", new float[][] {unit(0), unit(0.5), unit(1), null, unit(2), unit(3)});
        FaceVectors second =
                new FaceVectors("two-distance", new float[][] {unit(1), null, unit(1), null, unit(1), unit(1)});
        MatchedScores scores = new MatchedScores(set, race, gender, List.of(first, second));
        Path file = dir.resolve("scores.csv");
        EveryPair pairs = new EveryPair(set, ImageGroups.everybody(set), null, ImpostorRule.ALL);
        long[] failed = scores.write(file, pairs);
        assertThat(failed).containsExactly(5, 9);
        List<String> lines = Files.readAllLines(file);
        assertThat(lines)
                .startsWith(
                        "probe_key,probe_subject_id,probe_group,probe_sex,bio_ref_key,bio_ref_subject_id,bio_ref_group,"
                                + "bio_ref_sex,genuine,fte,one,two-distance",
                        "p0_0,p0,a,F,p0_1,p0,a,F,1,0," + (float) (first.cosine(0, 1)) + ",")
                .contains("p1_0,p1,b,F,p1_1,p1,b,F,1,1,,")
                .contains("p0_0,p0,a,F,p2_1,p2,,M,0,0," + first.cosine(0, 5) + "," + second.cosine(0, 5))
                .hasSize(16);
        assertThat(first.cosine(0, 1)).isEqualTo((float) Math.cos(0.5));

        ScoreTable table = new ScoreFiles(new ReadingSpec(scores.columns(), false, false, null))
                .read(List.of(ScoreSource.of(file)))
                .table();
        // Pairs with the identity without a race make no row.
        assertThat(table.size()).isEqualTo(6);
        assertThat(table.genuineCount()).isEqualTo(2);
        assertThat(table.systems()).extracting(s -> s.system()).containsExactly("one", "two-distance");
        assertThat(table.systems().get(1).isDistance()).isFalse();
        assertThat(table.systems().get(0).isSingle()).isTrue();
        assertThat(table.systems().get(0).at(0)).isEqualTo(first.cosine(0, 1));
        assertThat(table.systems().get(1).at(0)).isNaN();
        assertThat(table.hasIdentities()).isTrue();
        assertThat(table.sexes().size()).isGreaterThanOrEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fte", "Genuine", "probe_x", "a,b", "", "key", "a\nb"})
    void namesThatMeanOtherThingsAreRefused(String name) {
        assertThatThrownBy(() -> MatchedScores.checkName(name))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("--name");
    }

    @Test
    void aVectorMoreThanUnitIsNoCosineAboveOne() {
        FaceVectors vectors = new FaceVectors("x", new float[][] {{1.0000001f, 0}, {1.0000001f, 0}, null});
        assertThat(vectors.cosine(0, 1)).isEqualTo(1f);
        assertThat(vectors.cosine(0, 2)).isNaN();
    }
}
