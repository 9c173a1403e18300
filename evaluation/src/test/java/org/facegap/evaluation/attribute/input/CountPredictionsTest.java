package org.facegap.evaluation.attribute.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.facegap.core.UserError;
import org.facegap.core.results.attribute.ReadingNote;
import org.facegap.evaluation.attribute.BinaryCounts;
import org.facegap.evaluation.attribute.Labels;
import org.facegap.evaluation.attribute.PredictionTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountPredictionsTest {
    private static final PredictionReader AUTO = new PredictionReader(null, null, null);

    @TempDir
    Path dir;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(dir.resolve(name), text);
    }

    @Test
    void countsOfOutcomesAreReadPerGroup() throws IOException {
        Path file = file("counts.csv", """
                race,sex,TP,FP,FN,TN
                A,m,30,5,10,55
                B,f,20,1,3,40.0
                B,m,x,1,3,40
                ,f,1,0,0,0
                """);
        PredictionFile read = AUTO.read(file);
        assertThat(read.format()).isEqualTo(PredictionFormat.COUNTS);
        PredictionTable table = read.tables().get(0);
        assertThat(table.size()).isEqualTo(165);
        assertThat(table.groups().keySet()).containsExactly("race", "sex");
        int[] a = IntStream.range(0, 100).toArray();
        assertThat(table.counts(a, "positive")).isEqualTo(new BinaryCounts(30, 5, 10, 55));
        assertThat(table.groups().getOrDefault("race", Labels.of(List.of())).has(164))
                .isFalse();
        assertThat(read.skipped())
                .containsExactly(new ReadingNote("TP is no count (a whole number from 0)", 1, List.of(4L), "TP", "x"));
        Path thousands = file("k.csv", "race,TP,FP,FN,TN\nA,\"1,060\",20,25,95\nB,90,10,5,\"1,00\"\n");
        assertThat(AUTO.read(thousands).tables().get(0).size()).isEqualTo(1200);
        assertThat(AUTO.read(thousands).skipped())
                .extracting(ReadingNote::example)
                .containsExactly("1,00");
        Path names = file("n.csv", "group;true positives;False_Positives;false-negatives;True Negatives\nA;1;2;3;4\n");
        assertThat(AUTO.read(names).tables().get(0).size()).isEqualTo(10);
        Path many = file("many.csv", "g,tp,fp,fn,tn\nA,99999999,0,0,0\n");
        assertThatThrownBy(() -> AUTO.read(many)).hasMessageContaining("many.csv:2: more than 20000000 decisions");
    }

    @Test
    void dotsThatMaySeparateThousandsAreRefused() throws IOException {
        Path dots = file("dots.csv", "race,TP,FP,FN,TN\nA,6.000,25,95,12\nB,90,10,5,95\n");
        assertThatThrownBy(() -> AUTO.read(dots))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("dots.csv:2: '6.000' beside '25' of line 2: a dot before three digits");
        Path mixed = file("mixed.csv", "race;TP;FP;FN;TN\nA;1.234;25;95;12\nB;90;10;5;95\n");
        assertThatThrownBy(() -> AUTO.read(mixed)).hasMessageContaining("may separate thousands");
        Path alone = file("alone.csv", "race,TP,FP,FN,TN\nA,6.000,1.250,1.000,2.000\n");
        assertThatThrownBy(() -> AUTO.read(alone)).hasMessageContaining("'6.000' beside '1.250'");
        Path floats = file("floats.csv", "race,TP,FP,FN,TN\nA,6.000,25.000,95.000,12.000\n");
        assertThat(AUTO.read(floats).tables().get(0).size()).isEqualTo(138);
        Path mean = file("mean.csv", "race,TP,FP,FN,TN\nA,6.0,25,95,12\n");
        assertThat(AUTO.read(mean).tables().get(0).size()).isEqualTo(138);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "race;A:60|B:90|All:150;by its name",
                "race;A:60|B:90|Grand Total:149;by its name",
                "race;A:60|B:90|everything:150;the sum of all other lines",
                "race,sex;A,m:20|A,f:30|A,all:50|all,all:50;by its name",
            })
    void totalsAreNoGroup(String names, String lines, String why) throws IOException {
        StringBuilder text = new StringBuilder(names + ",TP,FP,FN,TN\n");
        for (String line : lines.split("\\|")) {
            String[] parts = line.split(":");
            text.append(parts[0]).append(',').append(parts[1]).append(",0,0,0\n");
        }
        PredictionFile read = AUTO.read(file("c.csv", text.toString()));
        assertThat(read.skipped()).singleElement().satisfies(note -> {
            assertThat(note.reason()).isEqualTo("a line of totals" + (why.startsWith("by") ? ", " : ": ") + why);
            assertThat(read.rows() - note.count()).isEqualTo(2);
        });
        Labels race = read.tables().get(0).groups().getOrDefault("race", Labels.of(List.of()));
        assertThat(race.values()).isSubsetOf("A", "B");
        assertThat(race.size()).isIn(150, 50);
    }

    @Test
    void aGroupThatIsCountedTwiceIsRefused() throws IOException {
        Path twice = file("d.csv", "race,TP,FP,FN,TN\nA,60,20,25,95\nB,1,1,1,1\nA,90,10,5,95\n");
        assertThatThrownBy(() -> AUTO.read(twice))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("d.csv:4: the group 'A' is there already in line 2; expected one line per group");
        Path crossed = file("e.csv", "race,sex,TP,FP,FN,TN\nA,m,60,20,25,95\nA,f,1,1,1,1\nA,m,60,20,25,95\n");
        assertThatThrownBy(() -> AUTO.read(crossed)).hasMessageContaining("e.csv:4: the group 'A, m'");
        Path byRace = file("f.csv", "race,sex,TP,FP,FN,TN\nA,m,1,1,1,1\nA,f,1,1,1,1\n");
        PredictionColumns race = new PredictionColumns(null, null, null, null, null, null, List.of("race"));
        assertThat(new PredictionReader(null, null, null, race, null, Map.of(), false)
                        .read(byRace)
                        .tables()
                        .get(0)
                        .size())
                .as("another column tells the lines apart")
                .isEqualTo(8);
    }
}
