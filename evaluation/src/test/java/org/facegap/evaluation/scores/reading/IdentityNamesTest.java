package org.facegap.evaluation.scores.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityNamesTest {
    @TempDir
    private Path folder;

    private ScoreInput read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("t.csv"), text);
        return new ScoreFiles(ReadingSpec.standard()).read(List.of(ScoreSource.of(file)));
    }

    @ParameterizedTest
    @CsvSource({
        "12.0, 12",
        "0007, 7",
        "S_007, s7",
        "M.010, m.010",
        "m 010, m_010",
        "Zo\u00e9, Zoe\u0301",
        "\uff21nna, Anna",
        "\u0410nna, Anna",
    })
    void identitiesThatDifferInWritingAreNoSilentImpostors(String one, String other) throws IOException {
        String wrong = "id1,id2,score\n" + one + "," + other + ",0.9\nx,y,0.1\n";
        assertThatThrownBy(() -> read(wrong))
                .hasMessageContaining("No pair is genuine")
                .hasMessageContaining("1 pairs have identities that differ in writing alone")
                .hasMessageContaining("'" + one + "' and '" + other + "'");
        assertThat(read(wrong + "y,y,0.8\n").warnings())
                .anyMatch(w -> w.contains("they count as impostor pairs, beside 1 genuine ones"));
        Path bob = Files.writeString(
                folder.resolve("bob.txt"),
                wrong.lines()
                        .skip(1)
                        .map(l -> l.replace(" ", "").split(","))
                        .map(f -> f[0] + " " + f[1] + " probe " + f[2] + "\n")
                        .reduce("q q probe 0.7\n", String::concat));
        assertThat(new ScoreFiles(ReadingSpec.standard())
                        .read(List.of(ScoreSource.of(bob)))
                        .warnings())
                .anyMatch(w -> w.contains("they count as impostor pairs, beside 1 genuine ones"));
    }

    @Test
    void labelsDecideWhereThereAreSome() throws IOException {
        assertThat(read("id1,id2,label,score\nA,a,0,0.2\nb,b,1,0.9\n").warnings())
                .noneMatch(w -> w.contains("in writing alone"));
        assertThat(read("id1,id2,score\n1,10,0.2\nb,b,0.9\n").warnings()).noneMatch(w -> w.contains("writing"));
    }

    @Test
    void aWordForNobodyMakesGenuinePairsThatAreTold() throws IOException {
        assertThat(read("id1,id2,g1,g2,score\n-1,-1,A,A,0.2\n-1,-1,B,B,0.1\nb,b,A,A,0.9\nb,c,A,A,0.1\n")
                        .warnings())
                .anyMatch(w -> w.contains("The identity '-1' stands on both sides of 2 of 3 genuine pairs"))
                .anyMatch(w -> w.contains("1 of 3 identities are in more than one group, such as '-1' in 'A' and 'B'"));
        assertThat(read("id1,id2,g1,g2,score\na,a,B,B,0.2\nb,b,A,A,0.9\nb,c,A,A,0.1\n")
                        .warnings())
                .isEmpty();
    }

    @Test
    void numbersInPlaceOfMissingScoresAreTold() throws IOException {
        StringBuilder rows = new StringBuilder("id1,id2,score\n");
        for (int i = 0; i < 100; i++) {
            rows.append(i)
                    .append(',')
                    .append(i % 3 == 0 ? i : i + 1)
                    .append(',')
                    .append(0.2 + i / 200.0)
                    .append('\n');
        }
        assertThat(read(rows.toString()).warnings()).noneMatch(w -> w.contains("have the one value"));
        assertThat(read(rows + "x,x,-1\nx,y,-1\ny,z,-1\n").warnings())
                .anyMatch(
                        w -> w.contains(
                                "3 of 103 pairs (1 genuine, 2 impostor) have the one value -1.0 in 'score', far from all others (0.2 to 0.695)"));
        assertThat(read(rows + "x,y,-1\ny,z,-1\n").warnings()).noneMatch(w -> w.contains("have the one value"));
    }

    @Test
    void aColumnThatNamesTheSystemOfEachRowIsNotPooled() throws IOException {
        String rows = "a,a,%1$s,0.9\na,b,%1$s,0.1\nb,b,%1$s,0.8\nb,c,%1$s,0.2\n";
        String both = "id1,id2,model,score\n" + rows.formatted("arc") + rows.formatted("ada");
        assertThatThrownBy(() -> read(both))
                .hasMessageContaining(
                        "the column 'model' (ada, arc) seems to say which system made the score of each row");
        assertThat(read("id1,id2,model,score\n" + rows.formatted("arc")).table().size())
                .isEqualTo(4);
        Path file = Files.writeString(folder.resolve("t.csv"), both);
        ScoreColumns named = new ScoreColumns(List.of("score"), null, null, null, null, null, null, null, null, null);
        assertThat(new ScoreFiles(new ReadingSpec(named, false, false, null))
                        .read(List.of(ScoreSource.of(file)))
                        .warnings())
                .anyMatch(w -> w.contains("all rows are taken for one system"));
    }

    @Test
    void calibrationOnTheTestIsTold() throws IOException {
        String rows = "id1,id2,score\na,a,0.9\na,b,0.1\nb,b,0.8\n";
        assertThat(CalibrationOverlap.told(read(rows).table(), read(rows).table())
                        .orElse(""))
                .contains("holds the scores of the test itself");
        assertThat(CalibrationOverlap.told(
                                read(rows).table(),
                                read(rows.replace("b", "c").replace("0.9", "0.7"))
                                        .table())
                        .orElse(""))
                .contains("1 of the 2 identities of the calibration are in the test too");
        assertThat(CalibrationOverlap.told(
                        read(rows).table(),
                        read("id1,id2,score\nx,x,0.9\nx,y,0.1\n").table()))
                .isEmpty();
    }
}
