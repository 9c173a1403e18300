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
}
