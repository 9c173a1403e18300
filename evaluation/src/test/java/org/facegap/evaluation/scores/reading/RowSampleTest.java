package org.facegap.evaluation.scores.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import org.facegap.evaluation.scores.ScoreColumn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns whose first rows say nothing of what follows. */
class RowSampleTest {
    @TempDir
    private Path folder;

    private ScoreInput read(String header, int rows, IntFunction<String> row) throws IOException {
        StringBuilder text = new StringBuilder(header).append('\n');
        for (int i = 0; i < rows; i++) {
            text.append(row.apply(i)).append('\n');
        }
        Path file = Files.writeString(folder.resolve("t.csv"), text);
        return new ScoreFiles(ReadingSpec.standard()).read(List.of(ScoreSource.of(file)));
    }

    private static List<String> systems(ScoreInput input) {
        return input.table().systems().stream().map(ScoreColumn::system).toList();
    }

    private static String score(int i) {
        return "0." + (101 + 37 * i % 890);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nan", "NA"})
    void aSystemThatBeginsEmptyIsASystem(String nothing) throws IOException {
        ScoreInput input = read(
                "label,group,arcface,adaface",
                20_000,
                i -> i % 2 + "," + (i < 300 ? "A" : "B") + "," + score(i) + ","
                        + (i < 19_000 ? nothing : score(i + 7)));
        assertThat(systems(input)).containsExactly("arcface", "adaface");
    }

    @Test
    void wholeScoresThatBecomeDecimalsLaterAreASystem() throws IOException {
        ScoreInput input = read(
                "label,group,arcface,hamming",
                600,
                i -> i % 2 + ",A," + score(i) + "," + (i < 300 ? String.valueOf(i % 2) : score(i)));
        assertThat(systems(input)).containsExactly("arcface", "hamming");
    }

    @Test
    void rowNumbersStayRowNumbersAndWhatOnlyBeginsLikeThemDoesNot() throws IOException {
        ScoreInput input = read(
                "frame,label,group,arcface,minutiae",
                600,
                i -> i + "," + i % 2 + ",A," + score(i) + "," + (i < 300 ? i : 37 * i % 291));
        assertThat(systems(input)).containsExactly("arcface", "minutiae");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cohort", "country", "fitzpatrick", "dataset"})
    void groupsOfAFileThatIsSortedByThemAreNamed(String column) throws IOException {
        ScoreInput input = read(
                "label,score," + column,
                9000,
                i -> i % 2 + "," + score(i) + "," + (i < 4000 ? "A" : i < 8000 ? "B" : "C"));
        assertThat(input.warnings())
                .anyMatch(w -> w.contains("no column makes groups; columns that could make groups and are not used: '"
                        + column + "' (A, B, C); take one with --group COLUMN"));
        ScoreInput sides = read(
                "label,score," + column + "1," + column + "2",
                900,
                i -> i % 2 + "," + score(i) + (i < 400 ? ",A,A" : ",B,B"));
        assertThat(sides.warnings()).anyMatch(w -> w.contains("'" + column + "' (A, B)"));
    }

    @Test
    void sexesBesideRacesAreNamed() throws IOException {
        ScoreInput one = read(
                "label,score,race,gender",
                900,
                i -> i % 2 + "," + score(i) + (i < 400 ? ",A," : ",B,") + (i % 3 < 1 ? "F" : "M"));
        assertThat(one.files().get(0).notices())
                .anyMatch(n -> n.contains("makes none: 'gender' (F, M); take both with --group race,gender"));
        ScoreInput two = read(
                "label,score,race1,race2,sex1,sex2",
                900,
                i -> i % 2 + "," + score(i) + (i < 400 ? ",A,A" : ",B,B") + (i % 3 < 1 ? ",F,F" : ",M,M"));
        assertThat(two.files().get(0).notices()).anyMatch(n -> n.contains("take both with --group race,sex"));
        ScoreInput alone = read("label,score,gender", 900, i -> i % 2 + "," + score(i) + (i < 400 ? ",F" : ",M"));
        assertThat(alone.files().get(0).notices()).isEmpty();
    }
}
