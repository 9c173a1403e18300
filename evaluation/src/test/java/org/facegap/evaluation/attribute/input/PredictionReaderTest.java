package org.facegap.evaluation.attribute.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.facegap.core.UserError;
import org.facegap.core.results.attribute.ReadingNote;
import org.facegap.evaluation.attribute.Labels;
import org.facegap.evaluation.attribute.PredictionTable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictionReaderTest {
    private static final PredictionReader AUTO = new PredictionReader(null, null, null);

    @TempDir
    Path dir;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(dir.resolve(name), text);
    }

    @Test
    void aequitasColumnsBecomeGroups() throws IOException {
        Path file = file("model.csv", """
                entity_id,score,label_value,race,sex,model_id
                1,1.0,1,A,m,7
                2,0,1,,m,7
                3,nan,0,B,f,7
                4,1,,B,f,7
                5,0,0,B
                """);
        PredictionFile read = AUTO.read(file);
        assertThat(read.rows()).isEqualTo(5);
        assertThat(read.skipped())
                .containsExactly(
                        new ReadingNote("no label_value", 1, List.of(5L), "label_value", ""),
                        new ReadingNote("not as many fields as the header", 1, List.of(6L), "", ""));
        PredictionTable table = read.tables().get(0);
        assertThat(table.system()).isEqualTo("model");
        assertThat(table.size()).isEqualTo(3);
        assertThat(table.failures()).isEqualTo(1);
        assertThat(table.groups().keySet()).containsExactly("race", "sex");
        Labels race = table.groups().getOrDefault("race", Labels.of(List.of()));
        assertThat(race.has(1)).isFalse();
        assertThat(race.get(2)).isEqualTo("B");
    }

    @Test
    void aSecondModelInOneFileIsRefused() throws IOException {
        Path file = file("m.csv", "model_id,score,label_value,g\n1,1,1,a\n2,1,1,a\n");
        assertThatThrownBy(() -> AUTO.read(file))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("m.csv:3: a second model_id, '2' after '1'");
    }

    @Test
    void tidyFilesHoldSeveralAttributes() throws IOException {
        Path file = file("t.csv", """
                picture;identity;true_gender;predicted_gender;true_race;camera;predicted_race
                a/1.jpg;p1;female;female;x;front;y
                a/2.jpg;p1;female;;x;side;x
                b/1.jpg;p2;;male;y;front;y
                """);
        PredictionFile read = AUTO.read(file);
        assertThat(read.format()).isEqualTo(PredictionFormat.TIDY);
        assertThat(read.tables()).extracting(PredictionTable::attribute).containsExactly("gender", "race");
        PredictionTable gender = read.tables().get(0);
        assertThat(gender.size()).isEqualTo(2);
        assertThat(gender.failures()).isEqualTo(1);
        assertThat(gender.groups().keySet()).containsExactly("gender", "race", "camera");
        assertThat(gender.design(gender.rows()).identities()).isEqualTo(1);
        assertThat(read.tables().get(1).size()).isEqualTo(3);
        assertThat(read.skipped())
                .containsExactly(new ReadingNote("no true gender", 1, List.of(4L), "true_gender", ""));
    }

    @Test
    void filesThatAreNoPredictionsAreRefused() throws IOException {
        assertThatThrownBy(() -> AUTO.read(file("x.csv", "a,b\n1,2\n")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("expected score and label_value");
        assertThatThrownBy(() -> AUTO.read(file("y.csv", "score,label_value,g\n1,,a\n")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("none of the 1 rows can be used: no label_value");
        assertThatThrownBy(() -> AUTO.read(file("z.csv", "score,label_value,g\n1,yes,a\n")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("z.csv:2: label_value: expected a number, found 'yes'");
    }

    private static PredictionReader with(
            PredictionColumns columns, @Nullable Double threshold, @Nullable String positive) {
        return new PredictionReader(null, null, threshold, columns, positive, Map.of(), false);
    }

    @Test
    void columnsOfAnyNameAreReadWhenTheyAreNamed() throws IOException {
        Path file = file("own.csv", """
                img,who,sex,sex_hat,p_female,skin,box
                1.png,p1,f,f,0.9,dark,3
                2.png,p1,m,f,0.7,light,4
                3.png,p2,m,m,0.1,dark,5
                4.png,p2,f,m,oops,,6
                """);
        PredictionColumns words =
                new PredictionColumns("img", "who", "sex", "sex_hat", null, "gender", List.of("skin"));
        PredictionTable table = with(words, null, null).read(file).tables().get(0);
        assertThat(table.attribute()).isEqualTo("gender");
        assertThat(table.groups().keySet()).containsExactly("skin", "gender");
        assertThat(table.design(table.rows()).identities()).isEqualTo(2);
        assertThat(table.correct(0, 0)).isTrue();
        assertThat(table.correct(0, 1)).isFalse();
        PredictionColumns scores = new PredictionColumns(null, null, "sex", null, "p_female", null, null);
        PredictionFile read = with(scores, 0.5, "f").read(file);
        assertThat(read.tables().get(0).trainings().get(0).get(1)).isEqualTo("f");
        assertThat(read.tables().get(0).trainings().get(0).get(2)).isEqualTo("m");
        assertThat(read.tables().get(0).failures()).isEqualTo(1);
        assertThat(read.remarks())
                .containsExactly("In 1 row the score of p_female is no number ('oops', first in line 5); they have no"
                        + " prediction and are among the failures.");
        assertThatThrownBy(() -> with(scores, null, "f").read(file)).hasMessageContaining("--score-threshold");
        assertThatThrownBy(() -> with(scores, 0.5, "x").read(file)).hasMessageContaining("has f, m");
        assertThatThrownBy(() -> with(scores, 0.5, null).read(file)).hasMessageContaining("say with --positive");
        assertThatThrownBy(() -> with(new PredictionColumns(null, null, "sex", null, null, null, null), null, null)
                        .read(file))
                .hasMessageContaining("belong together");
        assertThatThrownBy(
                        () -> with(new PredictionColumns(null, null, "sexx", "sex_hat", null, null, null), null, null)
                                .read(file))
                .hasMessageContaining("there is no column 'sexx'; did you mean 'sex'?");
    }

    @Test
    void repeatedImagesCountOnceAndAreTold() throws IOException {
        Path file = file("twice.csv", """
                image,true_g,predicted_g,race
                a,x,x,A
                b,y,y,B
                a,x,x,A
                c,x,y,A
                ./a,x,y,A
                """);
        PredictionFile read = AUTO.read(file);
        assertThat(read.tables().get(0).size()).isEqualTo(3);
        assertThat(read.skipped())
                .containsExactly(
                        new ReadingNote(
                                "the image is there already, with another truth or prediction",
                                1,
                                List.of(6L),
                                "image",
                                "a"),
                        new ReadingNote(
                                "the image is there already, with the same truth and prediction",
                                1,
                                List.of(4L),
                                "image",
                                "a"));
        PredictionFile all =
                new PredictionReader(null, null, null, PredictionColumns.none(), null, Map.of(), true).read(file);
        assertThat(all.tables().get(0).size()).isEqualTo(5);
        StringBuilder same = new StringBuilder("file,true_g,predicted_g\n");
        for (int i = 0; i < 40; i++) {
            same.append(i % 2 == 0 ? "siteA,x,x\n" : "siteB,y,y\n");
        }
        Path sites = file("sites.csv", same.toString());
        assertThatThrownBy(() -> AUTO.read(sites))
                .hasMessageContaining("'file' names 2 images in 40 rows")
                .hasMessageContaining("--image-column");
        PredictionColumns none = new PredictionColumns("none", null, null, null, null, null, null);
        assertThat(with(none, null, null).read(sites).tables().get(0).groups().keySet())
                .containsExactly("file", "g");
    }

    @Test
    void oneBadAgeDoesNotTurnYearsIntoWords() throws IOException {
        StringBuilder text = new StringBuilder("true_age,predicted_age,race\n");
        for (int i = 0; i < 40; i++) {
            text.append(20 + i).append(',').append(22 + i).append(",A\n");
        }
        PredictionFile read = AUTO.read(file("age.csv", text + "unknown,30,A\n31,n.a.,A\n33,nan,B\n"));
        assertThat(read.tables().get(0).size()).isEqualTo(41);
        assertThat(read.tables().get(0).failures()).isEqualTo(1);
        assertThat(read.skipped())
                .containsExactly(
                        new ReadingNote("predicted age is no number", 1, List.of(43L), "predicted_age", "n.a."),
                        new ReadingNote(
                                "the true age is 'unknown': nobody knows it; --class unknown=unknown makes it a class",
                                1,
                                List.of(42L),
                                "true_age",
                                "unknown"));
    }

    @Test
    void aTruthThatNobodyKnowsIsNoClass() throws IOException {
        Path file = file("u.csv", "true_g,predicted_g,race\nm,m,A\nf,f,B\nunknown,unknown,A\n?,m,A\nm,Unknown,B\n");
        PredictionFile read = AUTO.read(file);
        assertThat(read.tables().get(0).size()).isEqualTo(3);
        assertThat(read.tables().get(0).failures()).isZero();
        assertThat(read.skipped())
                .extracting(ReadingNote::count, ReadingNote::lines, ReadingNote::column, ReadingNote::example)
                .containsExactly(tuple(1L, List.of(5L), "true_g", "?"), tuple(1L, List.of(4L), "true_g", "unknown"));
        assertThat(read.remarks())
                .anyMatch(r -> r.contains("In 1 of 3 rows the predicted g is 'Unknown', which is nobody's true g"));
        PredictionReader asked = new PredictionReader(
                null, null, null, PredictionColumns.none(), null, Map.of("unknown", "unknown"), false);
        assertThat(asked.read(file).tables().get(0).classes()).containsExactly("f", "m", "unknown");
    }

    @Test
    void agesWithDecimalCommasAreRefusedWithTheFirstOfThem() throws IOException {
        String message = "none of the 2 rows can be used: predicted age has a decimal comma, write a point"
                + " (column predicted_age, such as '12,5'), first in line 2";
        Path file = file("c.csv", "true_age;predicted_age;race\n12;12,5;A\n31;30,5;B\n");
        assertThatThrownBy(() -> AUTO.read(file)).hasMessageEndingWith(message);
        Path truth = file("d.csv", "true_age;predicted_age;race\n12,5;12;A\n31,5;30;B\n");
        assertThatThrownBy(() -> AUTO.read(truth)).hasMessageContaining("true age has a decimal comma");
    }

    @Test
    void trueWordsThatAreSpeltAlikeAreOneClassByItsMostFrequentSpelling() throws IOException {
        String text = "true_g,predicted_g,race\nfemale,FEMALE,A\nfemale,female,A\nFemale,MALE,B\nmale,MALE,B\n";
        PredictionFile read = AUTO.read(file("case.csv", text));
        PredictionTable table = read.tables().get(0);
        assertThat(table.classes()).containsExactly("female", "male");
        assertThat(table.correct(table.rows())).containsExactly(1, 1, 0, 1);
        assertThat(read.remarks()).anyMatch(r -> r.startsWith("True g 'Female' is read as 'female': they differ"));
        PredictionReader apart = new PredictionReader(
                null,
                null,
                null,
                PredictionColumns.none(),
                null,
                Map.of("female", "female", "FEMALE", "Female", "MALE", "male"),
                false);
        assertThat(apart.read(file("apart.csv", text)).tables().get(0).classes())
                .contains("female", "Female");
    }

    @Test
    void groupsThatAreSpeltAlikeAreRemarkedAndKeptApart() throws IOException {
        PredictionFile read = AUTO.read(
                file("g.csv", "true_g,predicted_g,race\nx,x,Asian\ny,Y,asian\nx,x,East Asian\ny,y,east_asian\n"));
        assertThat(read.remarks())
                .anyMatch(r -> r.contains("Predicted g 'Y' is read as the true 'y'"))
                .anyMatch(r -> r.contains("The values 'Asian', 'asian' of race differ in letter case"))
                .anyMatch(r -> r.contains("'East Asian', 'east_asian'"));
        assertThat(read.tables()
                        .get(0)
                        .groups()
                        .getOrDefault("race", Labels.of(List.of()))
                        .values())
                .hasSize(4);
        assertThat(read.tables().get(0).correct(0, 1)).isTrue();
    }

    @Test
    void whatIsPredictedAndCannotBeMeasuredIsTold() throws IOException {
        PredictionFile read = AUTO.read(file("t.csv", """
                true_sex,predicted_sex,predicted_tone,predicted_tone@b,true_age,predicted_age
                m,m,dark,dark,20,old
                f,f,light,dark,31,young
                """));
        assertThat(read.tables()).extracting(PredictionTable::attribute).containsExactly("sex");
        assertThat(read.remarks())
                .contains(
                        "'predicted_tone' is not measured: the file has no column true_tone.",
                        "'predicted_tone@b' is not measured: the file has no column true_tone.",
                        "Of age nothing is measured, as no row can be used: predicted age is no number (column"
                                + " predicted_age, such as 'old'), first in line 2.");
    }

    @Test
    void whatIsSaidOfAWordHoldsForTheAttributesThatHaveTheClass() throws IOException {
        Path file = file("two.csv", """
                true_sex,predicted_sex,true_smile,predicted_smile
                male,1,0,0
                female,0,1,1
                female,0,0,1
                """);
        PredictionReader reader = new PredictionReader(
                null, null, null, PredictionColumns.none(), null, Map.of("1", "male", "0", "female"), false);
        List<PredictionTable> tables = reader.read(file).tables();
        assertThat(tables.get(0).trainings().get(0).values()).containsExactly("male", "female");
        assertThat(tables.get(1).trainings().get(0).values()).containsExactly("0", "1");
        PredictionReader none = new PredictionReader(
                null, null, null, PredictionColumns.none(), null, Map.of("1", "man", "0", "female"), false);
        assertThatThrownBy(() -> none.read(file))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("--class 1=man: there is no true class 'man'");
    }

    @Test
    void aClassThatNobodyIsPredictedToBeIsRemarked() throws IOException {
        PredictionFile read = AUTO.read(file("n.csv", "true_g,predicted_g,r\nx,x,A\ny,x,B\n"));
        assertThat(read.remarks())
                .containsExactly("Nobody is predicted to be g y: every row of these true classes counts as an error.");
    }

    @Test
    void probabilitiesAreNoClasses() throws IOException {
        Path file = file("prob.csv", "img,Male,prob\na,1,0.56\nb,0,0.21\nc,1,0.77\nd,0,0.5\ne,1,nan\nf,1,inf\n");
        PredictionColumns columns = new PredictionColumns("img", null, "Male", "prob", null, null, null);
        assertThatThrownBy(() -> with(columns, null, null).read(file))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("looks like scores")
                .hasMessageContaining("--score-column");
        Path tidy = file("t.csv", "true_sex,predicted_sex\nM,0.5\nF,0.25\nM,0.75\nF,1.5\n");
        assertThatThrownBy(() -> AUTO.read(tidy)).hasMessageContaining("predicted sex: 4 different values");
    }

    @Test
    void scoresThatCannotBeReadAreFailuresAndNothingElse() throws IOException {
        Path file = file("s.csv", "img,Male,prob\na,1,0.56\nb,0,0.21\nc,1,-inf\nd,0,Infinity\ne,1,nan\nf,1,high\n");
        PredictionColumns columns = new PredictionColumns("img", null, "Male", null, "prob", null, null);
        PredictionFile read = with(columns, 0.5, null).read(file);
        assertThat(read.skipped()).isEmpty();
        assertThat(read.tables().get(0).size()).isEqualTo(6);
        assertThat(read.tables().get(0).failures()).isEqualTo(4);
        assertThat(read.remarks())
                .containsExactly(
                        "In 2 rows the score of prob is infinite ('-inf', first in line 4); they have no prediction and are"
                                + " among the failures.",
                        "In 1 row the score of prob is no number ('high', first in line 7); they have no prediction and are"
                                + " among the failures.");
    }

    @Test
    void headersOfFilesThatWereJoinedAreNoRows() throws IOException {
        ReadingNote header = new ReadingNote("the header once more", 1, List.of(4L), "", "");
        for (String[] part : new String[][] {
            {"image,true_g,predicted_g,race", "a,x,y,A", "b,y,y,B", "c,y,x,B"},
            {"score,label_value,race", "1,1,A", "0,1,B", "0,0,B"},
            {"race,TP,FP,FN,TN", "A,1,2,3,4", "B,1,2,3,4", "C,4,3,2,1"}
        }) {
            Path file =
                    file("j.csv", part[0] + "\n" + part[1] + "\n" + part[2] + "\n" + part[0] + "\n" + part[3] + "\n");
            PredictionFile read = AUTO.read(file);
            assertThat(read.skipped()).as(part[0]).containsExactly(header);
            assertThat(read.tables().get(0).groups().values())
                    .noneMatch(column -> column.values().contains("race"));
        }
    }

    @Test
    void packedFilesAreUnpacked() throws IOException {
        Path packed = dir.resolve("model.csv.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write("true_g,predicted_g,race\nx,x,\u00e9\ny,x,B\n".getBytes(StandardCharsets.UTF_16));
        }
        PredictionFile read = AUTO.read(packed);
        assertThat(read.tables().get(0).system()).isEqualTo("model");
        assertThat(read.tables()
                        .get(0)
                        .groups()
                        .getOrDefault("race", Labels.of(List.of()))
                        .values())
                .containsExactly("\u00e9", "B");
        byte[] bytes = Files.readAllBytes(packed);
        Path cut = Files.write(dir.resolve("cut.csv.gz"), Arrays.copyOf(bytes, bytes.length - 12));
        assertThatThrownBy(() -> AUTO.read(cut)).isInstanceOf(UserError.class).hasMessageContaining("cut.csv.gz");
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 12);
        Path more = Files.write(dir.resolve("more.csv.gz"), longer);
        assertThatThrownBy(() -> AUTO.read(more))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("more.csv.gz: something that is not gzip follows");
    }

    @Test
    void agesThatNobodyReachesAreTold() throws IOException {
        PredictionFile read =
                AUTO.read(file("age.csv", "true_age,predicted_age,race\n21,-3,A\n999,40,A\n130,0,B\n50,131.5,B\n"));
        assertThat(read.remarks())
                .containsExactly(
                        "In 1 of 4 rows the true age is outside of 0 to 130 ('999'); they are measured as they are.",
                        "In 2 of 4 rows the predicted age is outside of 0 to 130 ('-3', '131.5'); they are measured as"
                                + " they are.");
    }

    @Test
    void rowsOfSeveralSystemsAreRefused() throws IOException {
        for (String text : List.of(
                "true_g,predicted_g,race,model\nx,x,A,arc\nx,y,A,ada\n",
                "image,true_g,predicted_g,race,Model Name\n1,x,x,A,arc\n1,x,y,A,ada\n",
                "group,tp,fp,fn,tn,model\nA,60,20,25,95,arc\nA,50,20,35,95,ada\n")) {
            assertThatThrownBy(() -> AUTO.read(file("long.csv", text)))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("long.csv:3: a second")
                    .hasMessageContaining("'ada' after 'arc'; expected one system a file");
        }
        assertThat(AUTO.read(file("one.csv", "true_g,predicted_g,race,model\nx,x,A,arc\nx,y,A,arc\n"))
                        .tables()
                        .get(0)
                        .size())
                .isEqualTo(2);
    }

    @Test
    void linesOfSubtotalsAreNoPeople() throws IOException {
        PredictionFile read = AUTO.read(file("cube.csv", """
                race,sex,TP,FP,FN,TN
                A,f,60,20,25,95
                A,m,90,10,5,95
                A,,150,30,30,190
                B,f,60,20,25,95
                B,,60,20,25,94
                """));
        assertThat(read.tables().get(0).size()).isEqualTo(200 + 200 + 200 + 199);
        assertThat(read.skipped()).singleElement().satisfies(note -> {
            assertThat(note.reason()).contains("the sum of the lines that name what it leaves empty");
            assertThat(note.lines()).containsExactly(4L);
        });
    }

    @Test
    void anotherHeaderAmongTheRowsIsAnError() throws IOException {
        Path file = file("j.csv", "true_age,predicted_age,race\n20,30,A\npredicted_age,true_age,race\n20,30,A\n");
        assertThatThrownBy(() -> AUTO.read(file))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("j.csv:3: names the columns again")
                .hasMessageContaining("'predicted_age' where the first has 'true_age'");
    }

    @Test
    void repeatsOfAnotherGroupAreToldApart() throws IOException {
        PredictionFile read = AUTO.read(
                file("r.csv", "image,true_g,predicted_g,race\na,x,x,A\nb,y,y,B\na,x,x,B\nc,x,x,A\nd,x,x,A\n"));
        assertThat(read.skipped())
                .extracting(ReadingNote::reason)
                .containsExactly("the image is there already, with the same truth and prediction and another group");
    }

    @Test
    void aColumnOfWeightsMakesNoGroupsAndIsTold() throws IOException {
        PredictionFile read = AUTO.read(file("w.csv", "true_g,predicted_g,race,count\nx,x,A,90\nx,y,A,10\n"));
        assertThat(read.tables().get(0).groups()).containsOnlyKeys("race", "g");
        assertThat(read.remarks()).anyMatch(r -> r.contains("'count' is not used: every row counts once"));
    }

    @Test
    void whyNoRowCanBeUsedIsTold() throws IOException {
        PredictionColumns percent = new PredictionColumns(null, null, "sex", null, "p", null, null);
        Path file = file("p.csv", "sex,p,race\nf,35.1%,A\nm,70.2%,A\n");
        assertThatThrownBy(() -> new PredictionReader(null, null, 0.5, percent, "f", Map.of(), false).read(file))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("none of the 2 rows can be used: In 2 rows the score of p is no number ('35.1%'");
    }

    @Test
    void aThresholdOutsideOfAllScoresIsTold() throws IOException {
        Path file = file("a.csv", "entity_id,score,label_value,race\n1,0.2,0,A\n2,0.8,1,A\n");
        PredictionReader reader =
                new PredictionReader(null, null, 50.0, PredictionColumns.none(), null, Map.of(), false);
        assertThat(reader.read(file).remarks()).anyMatch(r -> r.contains("Every row is predicted to be label 0"));
    }
}
