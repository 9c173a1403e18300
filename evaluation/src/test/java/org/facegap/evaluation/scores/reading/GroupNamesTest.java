package org.facegap.evaluation.scores.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupNamesTest {
    @TempDir
    private Path folder;

    private ScoreInput read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("t.csv"), text);
        return new ScoreFiles(ReadingSpec.standard()).read(List.of(ScoreSource.of(file)));
    }

    @Test
    void sidesThatSpeakDifferentlyAreRefused() {
        assertThatThrownBy(() -> read("race1,race2,label,score\nAsian,0,1,0.9\nWhite,1,0,0.1\n"))
                .hasMessageContaining("no word in common: 'Asian', 'White' on the one side, '0', '1' on the other");
    }

    @Test
    void impostorPairsAcrossGroupsAloneAreTold() throws IOException {
        assertThat(read("race1,race2,label,score\nAsian,White,0,0.9\n").warnings())
                .anyMatch(w -> w.contains("no pair lies within a group"));
    }

    @Test
    void wordsOfOneSideAloneAreTold() throws IOException {
        assertThat(read("race1,race2,label,score\nA,A,1,0.9\nB,C,0,0.2\n").warnings())
                .anyMatch(w -> w.contains("one side of the pairs alone: 'B' on the one, 'C' on the other"));
    }

    @Test
    void groupsThatDifferInWritingAloneAreTold() throws IOException {
        assertThat(read("race,label,score\nEast Asian,1,0.9\neast_asian,0,0.2\nWhite,0,0.1\nwhite ,1,0.3\n")
                        .warnings())
                .anyMatch(w -> w.contains("'East Asian', 'east_asian' differ in letter case"))
                .anyMatch(w -> w.contains("'White', 'white' differ"));
    }

    @Test
    void groupsThatNobodyKnowsAreTold() throws IOException {
        assertThat(read("race,label,score\nA,1,0.9\nUnknown,0,0.2\n?,0,0.1\nA,1,0.3\n")
                        .warnings())
                .anyMatch(w -> w.startsWith("Taken as groups of people: '?', 'Unknown'."));
    }

    @Test
    void aColumnThatCouldMakeGroupsIsNamed() throws IOException {
        assertThat(read("cohort,label,score\nA,1,0.1\nA,1,.2\nA,0,.3\nB,1,.1\nB,0,.5\n")
                        .warnings())
                .anyMatch(
                        w -> w.equals("t.csv: no column makes groups; columns that could make groups and are not used:"
                                + " 'cohort' (A, B); take one with --group COLUMN."));
        ScoreInput sides = read("race,site1,site2,label,score\nA,x,y,1,.1\nA,x,x,1,.2\nB,y,y,0,.3\nB,y,x,0,.3\n");
        assertThat(sides.files().get(0).notices()).anyMatch(n -> n.contains("'site' (x, y)"));
        assertThat(sides.warnings()).noneMatch(w -> w.contains("could make groups"));
    }

    @Test
    void aFolderMeansTheScoreFilesInIt() throws IOException {
        Path set = Files.createDirectory(folder.resolve("set"));
        Files.writeString(set.resolve("north.csv"), "label,score\n1,0.9\n0,0.1\n");
        Files.writeString(set.resolve("south.csv"), "label,score\n1,0.8\n0,0.2\n");
        Files.writeString(set.resolve("README.md"), "These are scores.\nSo it is.\n");
        Files.createDirectory(set.resolve("old"));
        ScoreInput input = new ScoreFiles(ReadingSpec.standard()).read(List.of(ScoreSource.of(set)));
        assertThat(input.table().groups().size()).isEqualTo(2);
        assertThat(input.table().size()).isEqualTo(4);
        assertThat(input.warnings())
                .anyMatch(w -> w.contains("2 of 4 things in the folder are no score files: README.md (")
                        && w.contains("old (a folder)"));
    }

    @Test
    void aListOfDistancesIsSaidLikeAColumnOfThem() throws IOException {
        Path genuine = Files.writeString(folder.resolve("a_genuine.txt"), "0.1\n0.2\n");
        Path impostor = Files.writeString(folder.resolve("a_impostor.txt"), "0.9\n-inf\n");
        ScoreColumns distances =
                new ScoreColumns(null, List.of("score"), null, null, null, null, null, null, null, null);
        ScoreInput input = new ScoreFiles(new ReadingSpec(distances, false, false, null))
                .read(List.of(ScoreSource.of(genuine), ScoreSource.of(impostor)));
        assertThat(input.table().systems().get(0).isDistance()).isTrue();
        assertThat(input.table().systems().get(0).at(0)).isEqualTo(-0.1);
        assertThat(input.files().get(1).notices()).anyMatch(n -> n.contains("0 are +inf, 1 are -inf"));
        ScoreColumns wrong = new ScoreColumns(null, List.of("dist"), null, null, null, null, null, null, null, null);
        assertThatThrownBy(() -> new ScoreFiles(new ReadingSpec(wrong, false, false, null))
                        .read(List.of(ScoreSource.of(genuine))))
                .hasMessageContaining("its scores are called 'score'");
    }
}
