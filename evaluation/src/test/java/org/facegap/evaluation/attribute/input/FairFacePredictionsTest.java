package org.facegap.evaluation.attribute.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.facegap.core.UserError;
import org.facegap.core.results.attribute.ReadingNote;
import org.facegap.evaluation.attribute.PredictionTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FairFacePredictionsTest {
    private static final PredictionReader AUTO = new PredictionReader(null, null, null);

    @TempDir
    Path dir;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(dir.resolve(name), text);
    }

    private static final String LABELS = """
            file,age,gender,race,service_test
            val/1.jpg,3-9,Male,East Asian,False
            val/2.jpg,more than 70,Female,Latino_Hispanic,True
            train/2.jpg,20-29,Female,White,True
            val/3.jpg,20-29,Male,Black,False
            val/4.jpg,30-39,Male,,False
            """;

    @Test
    void fairFacePredictionsAreJoinedWithTheirLabels() throws IOException {
        Path truth = file("labels.csv", LABELS);
        Path file = file("out.csv", """
                face_name_align,race,race4,gender,age,race_scores_fair,gender_scores_fair
                detected_faces/val/1_face0.jpg,East Asian,Asian,Male,10-19,"[0.1 0.2
                 0.7]","[0.9 0.1]"
                detected_faces/val/1_face1.jpg,White,White,Male,20-29,"[0.1 0.2
                 0.7]","[0.9 0.1]"
                val\\2_face0.jpg,White,White,Female,70+,"[1]","[1]"
                2_face0.jpg,White,White,Female,70+,"[1]","[1]"
                9_face0.jpg,White,White,Female,70+,"[1]","[1]"
                4.jpg,Indian,Indian,Male,30-39,"[1]","[1]"
                """);
        PredictionFile read = new PredictionReader(null, truth, null).read(file);
        assertThat(read.format()).isEqualTo(PredictionFormat.FAIRFACE);
        assertThat(read.rows()).isEqualTo(6);
        assertThat(read.tables()).extracting(PredictionTable::attribute).containsExactly("age", "gender", "race");
        PredictionTable age = read.tables().get(0);
        assertThat(age.size()).isEqualTo(5);
        assertThat(age.failures()).as("images without a face").isEqualTo(2);
        assertThat(age.correct(0, 1)).as("70+ is more than 70").isTrue();
        assertThat(age.correct(0, 0)).isFalse();
        PredictionTable race = read.tables().get(2);
        assertThat(race.size()).as("one label has no race").isEqualTo(4);
        assertThat(race.trainings().get(0).get(1)).isEqualTo("White");
        assertThat(read.skipped())
                .extracting(ReadingNote::reason)
                .containsExactly(
                        "a further face of the same image",
                        "label file: no race",
                        "several labelled images have this name",
                        "the image is not in the label file");
    }

    @Test
    void aJoinThatFindsNothingShowsTheNamesOfBothSides() throws IOException {
        Path truth = file("labels.csv", LABELS);
        Path file = file("out.csv", "face_name_align,race\nimg_1_face0.png,White\nimg_2_face0.png,Black\n");
        assertThatThrownBy(() -> new PredictionReader(null, truth, null).read(file))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("none of the 2 images is in")
                .hasMessageContaining("img_1.png, img_2.png")
                .hasMessageContaining("val/1.jpg, val/2.jpg, train/2.jpg");
    }

    @Test
    void fairFaceNeedsItsLabels() throws IOException {
        Path file = file("out.csv", "face_name_align,race\n1_face0.jpg,White\n");
        assertThatThrownBy(() -> AUTO.read(file)).isInstanceOf(UserError.class).hasMessageContaining("--truth");
    }

    private PredictionFile fairFace(String labels, String predicted) throws IOException {
        return new PredictionReader(null, file("l.csv", "file,age,gender,race\n" + labels), null)
                .read(file("p.csv", "face_name_align,race,gender,age\n" + predicted));
    }

    @Test
    void wordsOfFairFaceAreMatchedWithThoseOfTheLabelFile() throws IOException {
        String predicted = "1.jpg,White,Male,3-9\n2.jpg,Latino_Hispanic,Female,10-19\n3.jpg,Indian,Male,70+\n";
        assertThatThrownBy(() -> fairFace("1.jpg,3-9,M,White\n2.jpg,10-19,F,White\n", predicted))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("true gender says F, M; predicted gender says Female, Male: none is the same");
        assertThatThrownBy(() -> fairFace("1.jpg,3-9,Male,White\n2.jpg,10-19,Female,Hispanic\n", predicted))
                .hasMessageContaining("true race says Hispanic, White; predicted race says Latino_Hispanic, White");
        assertThatThrownBy(() -> fairFace("1.jpg,03-Sep,Male,White\n2.jpg,Oct-19,Female,White\n", predicted))
                .hasMessageContaining("true age says 03-Sep, Oct-19; predicted age says 3-9, 10-19");
        assertThatThrownBy(() -> fairFace("1.jpg,3-9,0,White\n2.jpg,10-19,1,White\n", predicted))
                .hasMessageContaining("true gender says 0, 1");
        PredictionFile dashes = fairFace("1.jpg,3\u20139,Male,White\n2.jpg,10\u201319,Female,Black\n", predicted);
        assertThat(dashes.tables().get(0).correct(0, 0)).isTrue();
        assertThat(dashes.tables().get(0).correct(0, 1)).isTrue();
        assertThat(dashes.remarks())
                .as("Latino_Hispanic and Black are both FairFace's")
                .anyMatch(r -> r.contains("'3-9', '10-19' is read as the true '3\u20139', '10\u201319'"));
    }

    @Test
    void aHeaderInTheMiddleIsNoRow() throws IOException {
        assertThat(fairFace(
                                "1.jpg,3-9,Male,White\nfile,age,gender,race\n",
                                "1.jpg,White,Male,3-9\nface_name_align,race,gender,age\n")
                        .skipped())
                .extracting(ReadingNote::reason)
                .containsExactly("label file: the header once more", "the header once more");
    }
}
