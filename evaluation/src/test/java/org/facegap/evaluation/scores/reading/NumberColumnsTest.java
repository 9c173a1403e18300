package org.facegap.evaluation.scores.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.facegap.evaluation.scores.ScoreColumn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberColumnsTest {
    @TempDir
    private Path folder;

    /** Forty pairs of two races with a score, and one more column whose values {@code format} makes of the row number. */
    private ScoreInput read(String name, String format) throws IOException {
        StringBuilder text = new StringBuilder(name + ",race,label,arcface\n");
        for (int i = 0; i < 40; i++) {
            text.append(String.format(
                    Locale.ROOT,
                    "\"" + format + "\",%s,%d,0.%d3%n",
                    i,
                    i % 4 < 2 ? "A" : "B",
                    i % 2,
                    10 + 37 * i % 90));
        }
        Path file = Files.writeString(folder.resolve("t.csv"), text);
        return new ScoreFiles(ReadingSpec.standard()).read(List.of(ScoreSource.of(file)));
    }

    private static List<String> systems(ScoreInput input) {
        return input.table().systems().stream().map(ScoreColumn::system).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "Unnamed: 0.1, %d, row numbers",
        "Unnamed: 1, %d, row numbers",
        "index, %d, row numbers",
        "'', 7%d, row numbers",
        "frame, %d, row numbers",
        "pair_id, 0.5%d, ids",
        "age1, 2%d, ages",
        "birth_year, 19%d, years",
        "elapsed, 0.0%d, timings",
        "time_ms, 3.%d, timings",
        "bbox_x, 1%d.5, boxes",
        "yaw, 0.%d, qualities",
        "det_score, 0.9%d, qualities",
    })
    void aColumnOfNumbersIsNoSystemBecauseItIsNumeric(String name, String format, String reason) throws IOException {
        ScoreInput input = read(name, format);
        assertThat(systems(input)).containsExactly("arcface");
        assertThat(input.files().get(0).notices())
                .singleElement()
                .asString()
                .contains("taken for no scores: '" + name + "' (" + reason, "--score COLUMN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"adaface", "cosine_age", "model_epoch_10", "left", "Facenet_euclidean_l2", "x"})
    void scoresStaySystems(String name) throws IOException {
        assertThat(systems(read(name, "0.0%d1"))).containsExactly(name, "arcface");
    }

    @Test
    void wholeNumbersAreScoresWhereNothingElseIs() throws IOException {
        StringBuilder text = new StringBuilder("label,minutiae\n");
        for (int i = 0; i < 40; i++) {
            text.append(i % 2)
                    .append(',')
                    .append(i % 2 == 1 ? 30 + i % 3 : i % 5)
                    .append('\n');
        }
        Path file = Files.writeString(folder.resolve("whole.csv"), text);
        assertThat(systems(new ScoreFiles(ReadingSpec.standard()).read(List.of(ScoreSource.of(file)))))
                .containsExactly("minutiae");
    }

    @ParameterizedTest
    @CsvSource({"tensor(0.1%d), tensor(0.10)", "0.%d %%, 0.0 %", "[[0.1%d]], [[0.10]]", "\u22120.5%d, \u22120.50"})
    void scoresThatAreWrittenAsNoNumberAreNamedOnce(String format, String example) throws IOException {
        ScoreInput beside = read("facenet", format);
        assertThat(systems(beside)).containsExactly("arcface");
        assertThat(beside.files().get(0).notices())
                .singleElement()
                .asString()
                .contains("'facenet' (40 of 40 values seen are no numbers, such as '" + example + "')");
        Path alone =
                Files.writeString(folder.resolve("alone.csv"), "label,facenet\n1," + example + "\n0," + example + "\n");
        assertThatThrownBy(() -> new ScoreFiles(ReadingSpec.standard()).read(List.of(ScoreSource.of(alone))))
                .hasMessageContaining("no column holds scores")
                .hasMessageContaining("'facenet' (2 of 2 values seen are no numbers, such as '" + example + "')");
        ScoreColumns asked = new ScoreColumns(List.of("facenet"), null, null, null, null, null, null, null, null, null);
        assertThatThrownBy(() ->
                        new ScoreFiles(new ReadingSpec(asked, false, false, null)).read(List.of(ScoreSource.of(alone))))
                .hasMessageContaining("2 whose score is no number, such as '" + example + "' (lines 2, 3)");
    }
}
