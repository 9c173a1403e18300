package org.facegap.evaluation.scores.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.facegap.evaluation.scores.ScoreColumn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as spreadsheets and other programs write them, and labels that are not what they seem. */
class OddFilesTest {
    @TempDir
    private Path folder;

    private ScoreInput read(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("t.csv"), bytes);
        return new ScoreFiles(ReadingSpec.standard()).read(List.of(ScoreSource.of(file)));
    }

    private ScoreInput read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String rows(int n, String format) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < n; i++) {
            text.append(String.format(Locale.ROOT, format, i % 2, i % 4 < 2 ? "A" : "B", 101 + 37 * i % 890))
                    .append('\n');
        }
        return text.toString();
    }

    @Test
    void commasOfThousandsAreTold() throws IOException {
        ScoreInput thousands = read("label;race;score\n1;A;5,127\n0;A;987\n1;B;4,001\n0;B;12\n");
        assertThat(thousands.warnings())
                .anyMatch(w -> w.contains("commas of 'score' are read as decimal points in 2 values")
                        && w.contains("2 values are whole numbers below 1000"));
        assertThat(read("label,race,score\n1,A,\"5,127\"\n0,A,987\n1,B,\"4,001\"\n0,B,12\n")
                        .warnings())
                .anyMatch(w -> w.contains("if the commas separate thousands"));
        assertThat(read("label;race;score\n1;A;0,127\n0;A;0,5\n1;B;1\n0;B;0\n").warnings())
                .noneMatch(w -> w.contains("thousands"));
        assertThat(read("label;race;score\n1;A;0,127\n0;A;1,512\n1;B;1\n0;B;0\n")
                        .warnings())
                .noneMatch(w -> w.contains("thousands"));
        assertThat(read("label;race;score\n1;A;0,127\n0;A;0,512\n1;B;0,999\n0;B;0,200\n")
                        .warnings())
                .noneMatch(w -> w.contains("thousands"));
    }

    @Test
    void dotsOfThousandsAreTold() throws IOException {
        assertThat(read("label;race;score\n1;A;5.127\n0;A;987\n1;B;4.001\n0;B;12\n")
                        .warnings())
                .anyMatch(w -> w.contains("dots of 'score' are read as decimal points in 2 values")
                        && w.contains("1 values are whole numbers from 100 to 999"));
        assertThat(read("label;race;score\n1;A;5.127\n0;A;9.5\n1;B;4.001\n0;B;120\n")
                        .warnings())
                .noneMatch(w -> w.contains("thousands"));
        assertThat(read("label;race;score\n1;A;5.127\n0;A;0.500\n1;B;4.001\n0;B;120\n")
                        .warnings())
                .noneMatch(w -> w.contains("thousands"));
        assertThat(read("label;race;score\n1;A;5.127\n0;A;1\n1;B;4.001\n0;B;0\n")
                        .warnings())
                .noneMatch(w -> w.contains("thousands"));
    }

    @Test
    void groupsOnTwoScalesAreTold() throws IOException {
        assertThat(read(ofGroups(100, 0)).warnings())
                .anyMatch(w -> w.startsWith("score: the scores of groups may be on different scales. Genuine pairs have"
                        + " 0.5100 to 0.6900 in 'A' and 50.00 to 68.00 in 'B'"));
        assertThat(read(ofGroups(1, 0.2)).warnings()).noneMatch(w -> w.contains("different scales"));
    }

    /** Three groups of 60 pairs, the second on a scale of its own. */
    private static String ofGroups(double scale, double shift) {
        StringBuilder text = new StringBuilder("label,race,score\n");
        for (int i = 0; i < 180; i++) {
            double score = (i / 3 % 20) * 0.01 + i % 2 * 0.5;
            String group = List.of("A", "B", "C").get(i % 3);
            text.append(i % 2 + "," + group + "," + (i % 3 == 1 ? scale * score + shift : score) + "\n");
        }
        return text.toString();
    }

    @Test
    void filesThatAreReadTwiceAreTold() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        String text = "label,score\n1,0.9\n0,0.1\n";
        Path one = Files.writeString(folder.resolve("A.csv"), text);
        Path copy = Files.writeString(other.resolve("A.csv"), text);
        Path last = Files.writeString(other.resolve("B.csv"), "label,score\n1,0.8\n0,0.2\n");
        assertThat(warnings(one, copy, last))
                .anyMatch(w -> w.startsWith(one + " and " + copy + " are the same to the byte"))
                .anyMatch(w -> w.startsWith(one + " and " + copy + " are one group, 'A', by their names"))
                .hasSize(2);
        assertThat(warnings(one, last)).isEmpty();
    }

    @Test
    void whatEditorsLeaveInAFolderIsNotRead() throws IOException {
        String text = "label,score\n1,0.9\n0,0.1\n";
        for (String name : List.of("A.csv", ".A.csv.swp", "A.csv~", "A.bak", "B.csv.swp")) {
            Files.writeString(folder.resolve(name), text);
        }
        ScoreInput read = new ScoreFiles(ReadingSpec.standard()).read(List.of(ScoreSource.of(folder)));
        assertThat(read.files()).extracting(f -> f.name()).containsExactly("A.csv");
        assertThat(read.warnings())
                .singleElement()
                .asString()
                .contains(
                        "4 of 5 things",
                        ".A.csv.swp (a hidden file)",
                        "A.csv~ (an editor's copy)",
                        "A.bak (an editor's");
    }

    private static List<String> warnings(Path... files) {
        return new ScoreFiles(ReadingSpec.standard())
                .read(Stream.of(files).map(ScoreSource::of).toList())
                .warnings();
    }

    @Test
    void decimalCommasInQuotesAreNumbers() throws IOException {
        ScoreInput input = read("label,race,score,net\n" + rows(40, "%d,%s,\"0,%3$d\",\"1,%3$d\""));
        assertThat(input.table().systems()).extracting(ScoreColumn::system).containsExactly("score", "net");
        assertThat(input.table().systems().get(0).at(0)).isEqualTo(0.101);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sep=;", "SEP=;", "sep=;\r"})
    void theLineInWhichExcelNamesTheDelimiterIsNoRow(String line) throws IOException {
        ScoreInput input = read(line + "\nlabel;race;score\n" + rows(40, "%d;%s;0,%d"));
        assertThat(input.table().size()).isEqualTo(40);
        assertThat(input.files().get(0).skipped()).isEmpty();
        assertThat(read("sep=,\nlabel,race,score\n" + rows(40, "%d,%s,0.%d"))
                        .table()
                        .size())
                .isEqualTo(40);
        assertThat(read("sep=\t\nlabel\trace\tscore\n" + rows(40, "%d\t%s\t0.%d"))
                        .table()
                        .size())
                .isEqualTo(40);
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 300, 90_000, 131_071})
    void aCarriageReturnAloneEndsALine(int n) throws IOException {
        String text = "label,race,score\n" + rows(n, "%d,%s,0.%d");
        for (String end : List.of("\r", "\r\n")) {
            ScoreInput input = read(text.replace("\n", end));
            assertThat(input.table().size()).isEqualTo(n);
            assertThat(input.files().get(0).skipped()).isEmpty();
        }
        ScoreInput wrong = read(text.replace("\n", "\r\n") + "1,A\r\n");
        assertThat(wrong.files().get(0).skipped())
                .singleElement()
                .satisfies(s -> assertThat(s.firstLines()).containsExactly(n + 2L));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{\"label\": 1, \"score\": 0.5}]|is JSON",
                "{\"label\": 1, \"score\": 0.5}|is JSON",
                "[[1, 0.5], [0, 0.4]]|is JSON",
                "PK\u0003\u0004 base.csv|is a zip archive",
                "PK\u0003\u0004 xl/workbook.xml|is an Excel workbook",
                "\u00fd7zXZ\u0000|is packed with xz",
                "BZh91AY&SY|is packed with bzip2",
                "(\u00b5/\u00fd\u0004|is packed with zstd",
                "PAR1\u0015\u0004|is a Parquet file",
                "\u0080\u0004\u0095|is a Python pickle",
                "\u0089HDF|is an HDF5 file",
                "version https://git-lfs.github.com/spec/v1|is a pointer of Git LFS",
                "<!DOCTYPE html><html>|is a web page",
            })
    void otherFormatsAreCalledByName(String text, String name) {
        assertThatThrownBy(() -> read(text.getBytes(StandardCharsets.ISO_8859_1)))
                .hasMessageContaining("t.csv: " + name)
                .hasMessageEndingWith(".");
    }

    @Test
    void scoresInBracketsAreNoJson() {
        assertThatThrownBy(() -> read("label,score\n1,[0.5]\n0,[0.4]\n")).hasMessageNotContaining("JSON");
        assertThatThrownBy(() -> read("[0.5]\n[0.4]\n")).hasMessageNotContaining("JSON");
    }

    @Test
    void labelsOfOneKindThatAreNotUnderstoodAreAnError() {
        assertThatThrownBy(() -> read("label,score\ngenuine,0.9\nattack,0.1\nattack,0.2\n"))
                .hasMessageContaining(
                        "1 labels say genuine, and none says impostor: 2 are not understood, such as 'attack'")
                .hasMessageContaining("--genuine-value WORD");
        assertThatThrownBy(() -> read("label,score\n2,0.9\n1,0.1\n2,0.2\n"))
                .hasMessageContaining("none says impostor: 2 are not understood, such as '2'");
        assertThatThrownBy(() -> read("label,score\nechte,0.9\n0,0.1\n")).hasMessageContaining("none says genuine");
    }

    @Test
    void aColumnOfDecisionsIsNoTruthUnseen() throws IOException {
        ScoreInput both = read("decision,actual,race,score\n"
                + rows(80, "%1$d,%1$d,%2$s,0.%3$d").replaceFirst("0,0,A", "1,0,A"));
        assertThat(both.warnings())
                .anyMatch(
                        w -> w.contains("'decision' is taken for what pairs truly are, and 'actual' could be it too"));
        assertThat(read("match,verified,race,score\n" + rows(80, "%1$d,%1$d,%2$s,0.%3$d"))
                        .warnings())
                .anyMatch(w -> w.contains("'match' is taken for what pairs truly are, and 'verified' could be it too"));
        assertThat(read("label,glasses,race,score\n" + rows(80, "%1$d,%1$d,%2$s,0.%3$d"))
                        .warnings())
                .noneMatch(w -> w.contains("truly"));
    }

    @Test
    void labelsThatOneCutOfAScoreGivesAreTold() throws IOException {
        StringBuilder cut = new StringBuilder("match,race,score\n");
        IntStream.range(0, 90)
                .forEach(i -> cut.append(37 * i % 90 >= 40 ? 1 : 0)
                        .append(i % 3 == 0 ? ",A," : ",B,")
                        .append("0.")
                        .append(10 + 37 * i % 90)
                        .append('\n'));
        assertThat(read(cut.toString()).warnings())
                .anyMatch(w -> w.contains("One cut of 'score' gives the labels 'match' of all 90 pairs"));
        assertThat(read(cut.toString().replace("match,race,score", "match,race,dist"))
                        .warnings())
                .anyMatch(w -> w.contains("One cut of 'dist'"));
        assertThat(read(cut.toString().replaceFirst("\n0,A", "\n1,A")).warnings())
                .noneMatch(w -> w.contains("One cut"));
    }

    @Test
    void manySystemsAreNoted() throws IOException {
        String names =
                String.join(",", IntStream.range(0, 40).mapToObj(i -> "d" + i).toList());
        String values = String.join(
                ",", IntStream.range(0, 40).mapToObj(i -> "0." + (i + 11)).toList());
        assertThat(read("label,race," + names + "\n1,A," + values + "\n0,A," + values + "\n")
                        .warnings())
                .anyMatch(w -> w.contains("columns of numbers are taken for systems"));
    }

    @Test
    void aHeaderThatComesAgainIsNoRowAndAnotherOneIsAnError() throws IOException {
        String two = "label,race,arc_score,ada_score\n1,A,0.9,0.8\n0,A,0.1,0.2\n";
        ScoreInput joined = read(two + two.replace(",A,", ",B,"));
        assertThat(joined.table().size()).isEqualTo(4);
        assertThat(joined.warnings()).anyMatch(w -> w.contains("1 that name the columns once more (line 4)"));
        assertThatThrownBy(() -> read(two + "label,race,ada_score,arc_score\n1,B,0.9,0.8\n"))
                .hasMessageContaining("t.csv:4: names the columns again")
                .hasMessageContaining("'ada_score' where the first has 'arc_score'");
        assertThatThrownBy(() -> read("label,race,arc_score\n1,A,0.9\n0,A,0.1\nlabel,race,ada_score\n1,B,0.9\n"))
                .hasMessageContaining("'ada_score' where the first has 'arc_score'");
    }

    @Test
    void zeroBesideMinusOneIsNoImpostor() throws IOException {
        String rows = "label,race,score\n1,A,0.9\n-1,A,0.1\n0,B,0.8\n";
        assertThatThrownBy(() -> read(rows)).hasMessageContaining("beside -1 a 0 may be a pair that nobody knows");
        assertThat(read(rows.replace("\n0,", "\n-1,")).table().size()).isEqualTo(3);
    }

    @Test
    void aColumnOfFailuresHoldsYesNoOrMessages() throws IOException {
        String rows = "label,race,score,error\n1,A,0.9,%s\n0,A,0.1,ok\n0,B,0.2,no face\n";
        ScoreInput words = read(String.format(rows, "OK"));
        assertThat(IntStream.range(0, 3)
                        .mapToObj(words.table().systems().get(0)::at)
                        .map(v -> v.isNaN()))
                .containsExactly(false, false, true);
        assertThat(words.files().get(0).notices())
                .anyMatch(n -> n.contains("the column of failures says of 1 rows that they have no score"));
        assertThatThrownBy(() -> read(String.format(rows, "0.37")))
                .hasMessageContaining("t.csv:2: 'error' is taken for the column that says which pairs have no score")
                .hasMessageContaining("found '0.37'");
    }

    @Test
    void groupsWhoseScoresRiseTheOtherWayAreTold() throws IOException {
        StringBuilder text = new StringBuilder("label,race,score\n");
        for (int i = 0; i < 200; i++) {
            double score = 0.3 + 0.4 * (i % 2) + 0.001 * i;
            text.append(i % 2)
                    .append(i < 100 ? ",A," : ",B,")
                    .append(i < 100 ? score : 1 - score)
                    .append('\n');
        }
        assertThat(read(text.toString()).warnings())
                .anyMatch(w -> w.contains("impostor scores are higher than genuine ones in 'B' and lower in 'A'"));
        assertThat(read(rows(200, "%d,%s,0.%d").replaceFirst("", "label,race,score\n"))
                        .warnings())
                .noneMatch(w -> w.contains("the other way round"));
    }

    @Test
    void aNumberThatStandsForNoScoreIsToldWhereOneKindAloneHasIt() throws IOException {
        StringBuilder text = new StringBuilder("label,race,score\n");
        StringBuilder perfect = new StringBuilder("label,race,score\n");
        for (int i = 0; i < 200; i++) {
            String row = i % 2 + (i % 4 < 2 ? ",A," : ",B,");
            text.append(row).append(i % 20 == 1 ? "-1" : "0." + (100 + i)).append('\n');
            perfect.append(row).append(i % 2 == 1 ? "1" : "0." + (100 + i)).append('\n');
        }
        assertThat(read(text.toString()).warnings())
                .anyMatch(w -> w.contains("10 of 200 pairs (10 genuine, 0 impostor) have the one value -1.0"));
        assertThat(read(perfect.toString()).warnings()).noneMatch(w -> w.contains("have the one value"));
    }

    @Test
    void zerosThatStandForNoScoreAreToldWithinTheRangeOfTheOthers() throws IOException {
        assertThat(read(spiked(1, 12, "0.0", 10_000)).warnings())
                .anyMatch(w -> w.contains("12 of 4000 pairs (0 genuine, 12 impostor) have the one"
                        + " value 0.0 in 'score', which no other value comes near to in number (-0.4996 to 0.5)"));
        assertThat(read(spiked(2, 40, "0.25", 10_000)).warnings())
                .anyMatch(w -> w.contains("40 of 4000 pairs (0 genuine, 40 impostor) have the one value 0.25"));
        assertThat(read(spiked(1, 9, "0.0", 10_000)).warnings()).noneMatch(w -> w.contains("have the one value"));
        // two digits: every value comes often
        assertThat(read(spiked(1, 12, "0.0", 100)).warnings()).noneMatch(w -> w.contains("have the one value"));
        assertThat(read(rows(200, "%d,%s,%1$d").replaceFirst("", "label,race,score\n"))
                        .warnings())
                .noneMatch(w -> w.contains("have the one value"));
    }

    /** 4000 pairs whose scores are multiples of {@code 1 / steps}, some impostor ones of the group A replaced. */
    private static String spiked(int every, int count, String value, int steps) {
        StringBuilder text = new StringBuilder("label,race,score\n");
        int left = count;
        for (int i = 0; i < 4000; i++) {
            boolean spike = i % 4 == 0 && i / 4 % every == 0 && left-- > 0;
            double score = Math.floorMod(i * 7919L, (long) steps) / (double) steps - 0.4999;
            text.append(i % 2)
                    .append(i % 4 < 2 ? ",A," : ",B,")
                    .append(spike ? value : score)
                    .append('\n');
        }
        return text.toString();
    }

    @Test
    void aColumnThatDividesThePairsIsNoGroupAndIsTold() throws IOException {
        ScoreInput divided = read("label,split,region,score\n"
                + rows(40, "%d,%s,X,0.%d")
                        .replace(",A,", ",train,")
                        .replace(",B,", ",test,")
                        .replace(",X,0.1", ",Y,0.1"));
        assertThat(divided.warnings())
                .anyMatch(
                        w -> w.startsWith("t.csv: pairs of all values of 'split' (test, train) are measured together"));
        ScoreInput folds = read("label,subset,score\n" + rows(40, "%d,%s,0.%d"));
        assertThat(folds.warnings())
                .noneMatch(w -> w.contains("measured together"))
                .anyMatch(w -> w.contains("columns that could make groups and are not used: 'subset' (A, B)"));
        ScoreInput subsets = read("label,subset,score\n"
                + rows(40, "%d,%s,0.%d").replace(",A,", ",val,").replace(",B,", ",test,"));
        assertThat(subsets.warnings())
                .anyMatch(w -> w.contains("'subset' (test, val) are measured together"))
                .noneMatch(w -> w.contains("could make groups"));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\t", ",", ";"})
    void tablesOfRHaveNoNameForTheirRows(String between) throws IOException {
        StringBuilder text = new StringBuilder("'race' 'id1' 'id2' 'same' 'score'\n");
        for (int i = 1; i <= 300; i++) {
            text.append(String.format(
                    Locale.ROOT,
                    "'%d' '%s' 'a%d' 'a%d' %d 0.%d\n",
                    i,
                    i % 3 == 0 ? "East Asian" : "A",
                    i,
                    i,
                    1,
                    100 + i));
            text.append(String.format(Locale.ROOT, "'%d' 'A' 'a%d' 'b%d' %d 0.%d\n", ++i, i, i, 0, 100 + i));
        }
        String spaced = text.toString()
                .replace("East Asian", "East_Asian")
                .replace(" ", between)
                .replace('\'', '"');
        ScoreInput read = read(spaced.replace("East_Asian", "East Asian"));
        assertThat(read.table().size()).isEqualTo(300);
        assertThat(read.table().genuineCount()).isEqualTo(150);
        assertThat(read.table().systems()).extracting(ScoreColumn::system).containsExactly("score");
        assertThat(read.table().groups().find("East Asian")).isNotNegative();
        assertThat(read.table().systems().get(0).at(0)).isEqualTo(0.101);
    }

    @Test
    void columnsThatGoOnAfterTwoAreSystemsAndNoSides() throws IOException {
        ScoreInput three = read("label,race,arc_seed1,arc_seed2,arc_seed3\n1,A,0.91,0.92,0.93\n0,A,0.1,0.21,0.3\n"
                + "1,B,0.81,0.82,0.83\n0,B,0.15,0.25,0.35\n");
        assertThat(three.table().systems())
                .extracting(ScoreColumn::system)
                .containsExactly("arc_seed1", "arc_seed2", "arc_seed3");
    }

    @Test
    void groupsThatDifferInWhatCannotBeSeenAreTold() throws IOException {
        for (String hidden : List.of("\u202e", "\u0085", "\u200b", "\u0007")) {
            assertThat(read("label,race,score\n1,A,0.9\n0,A,0.1\n1,A" + hidden + ",0.8\n0,A" + hidden + ",0.2\n")
                            .warnings())
                    .as(hidden)
                    .anyMatch(w -> w.contains("'A', 'A?' differ in"));
        }
    }
}
