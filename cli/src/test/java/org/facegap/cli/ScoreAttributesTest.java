package org.facegap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.json.Json;
import org.facegap.core.results.attribute.AttributeAuditResults;
import org.facegap.core.results.attribute.ClassAudit;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoreAttributesTest {
    @TempDir
    Path dir;

    /** 600 identities with two images each; group b is predicted worse; three identities are of group c. */
    private Path predictions() throws IOException {
        SplittableRandom random = new SplittableRandom(4);
        StringBuilder text = new StringBuilder("image,identity,true_gender,predicted_gender,group,sex|odd\n");
        for (int i = 0; i < 1200; i++) {
            String group = i / 2 < 3 ? "c" : i % 4 < 2 ? "a" : "b";
            String truth = i / 2 % 3 == 0 ? "female" : "male";
            boolean wrong = random.nextDouble() < (group.equals("b") ? 0.3 : 0.1);
            String said = wrong ? (truth.equals("male") ? "female" : "male") : truth;
            text.append("p")
                    .append(i)
                    .append(",id")
                    .append(i / 2)
                    .append(',')
                    .append(truth)
                    .append(',');
            text.append(i == 700 ? "" : said)
                    .append(',')
                    .append(group)
                    .append(",<b>")
                    .append(i % 3)
                    .append("</b>\n");
        }
        return Files.writeString(dir.resolve("model.csv"), text);
    }

    @Test
    void aReportIsMadeFromPredictionsAlone() throws IOException {
        Path out = dir.resolve("out");
        Invocation run = Invocation.of(
                "score-attributes",
                predictions(),
                "--by",
                "group",
                "--by",
                "group+sex|odd",
                "--positive",
                "female",
                "--reference",
                "group=a",
                "--permutations",
                "200",
                "--out",
                out);
        assertThat(run.code()).as(run.all()).isZero();
        assertThat(run.out())
                .contains(
                        "gender by group", "gaps between groups", "expected by chance", "disparate impact", "report: ");
        AttributeAuditResults results = Json.read(out.resolve("results.json"), AttributeAuditResults.class);
        var gender = results.systems().get(0).attributes().get(0);
        assertThat(gender.all().n()).isEqualTo(1199);
        assertThat(gender.all().failures()).isEqualTo(1);
        assertThat(gender.all().identities()).isEqualTo(600);
        var byGroup = gender.groupings().get(0);
        assertThat(byGroup.suppressed()).extracting(s -> s.cell()).containsExactly("c");
        assertThat(byGroup.accuracyGap().value().value()).isBetween(0.12, 0.28);
        assertThat(byGroup.accuracyGap().best()).isEqualTo("a");
        assertThat(byGroup.accuracyGap().permutationP()).isLessThan(0.01);
        ClassAudit female = byGroup.classes().get(0);
        assertThat(female.reference()).isEqualTo("a");
        assertThat(female.compared()).isEqualTo("b");
        assertThat(results.warnings())
                .anyMatch(w -> w.contains("1 of 1200 rows"))
                .noneMatch(w -> w.contains("who is"));

        String html = Files.readString(out.resolve("report.html"));
        var page = Jsoup.parse(html);
        assertThat(html).doesNotContain("NaN", "Infinity", "http://", "https://", "<b>0</b>");
        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
        assertThat(page.select("a[href]").eachAttr("href"))
                .allMatch(href -> page.getElementById(href.substring(1)) != null);
        assertThat(page.text()).contains("Suppressed, too small to be measured: c (n 6, needs 30)", "model: gender");
        assertThat(Files.readString(out.resolve("tables.tex"))).contains("\\begin{tabular}", "sex\\textbar{}odd");
        assertThat(Files.readString(out.resolve("tables.md"))).contains("| c | 6 | 0 |", "too few");
        assertThat(Files.readString(out.resolve("tables.csv"))).contains(",TPR,,,,6,rate,TOO_FEW,,30\r\n");
    }

    @Test
    void theSamePredictionsGiveTheSameFiles() throws IOException {
        Path file = predictions();
        for (String name : new String[] {"one", "two"}) {
            assertThat(Invocation.of("score-attributes", file, "--permutations", "50", "--out", dir.resolve(name))
                            .code())
                    .isZero();
        }
        for (String name : new String[] {"results.json", "report.html", "tables.tex", "tables.md", "tables.csv"}) {
            assertThat(dir.resolve("one").resolve(name))
                    .hasSameBinaryContentAs(dir.resolve("two").resolve(name));
        }
    }

    @Test
    void identitiesWidenIntervals() throws IOException {
        Path known = predictions();
        Path unknown = Files.writeString(
                dir.resolve("unknown.csv"), Files.readString(known).replace(",identity,", ",someone,"));
        Invocation run = Invocation.of(
                "score-attributes", known, unknown, "--by", "group", "--permutations", "0", "--out", dir.resolve("o"));
        assertThat(run.code()).as(run.all()).isZero();
        AttributeAuditResults results = Json.read(dir.resolve("o/results.json"), AttributeAuditResults.class);
        assertThat(results.systems()).hasSize(2);
        assertThat(results.warnings()).anyMatch(w -> w.contains("do not say who is shown"));
        Estimate one = results.systems().get(0).attributes().get(0).all().accuracy();
        Estimate two = results.systems().get(1).attributes().get(0).all().accuracy();
        assertThat(one.value()).isEqualTo(two.value());
        assertThat(one.low()).isNotEqualTo(two.low());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "--by;grup;there is no group 'grup'",
                "--positive;woman;no predicted attribute has the value 'woman'",
                "--reference;group=z;--reference: no measured cell",
                "--tau;2;tau: must be above 0 and at most 1",
                "--min-rows;0;minimum counts must be 1 or more",
                "--layout;aequitas;there is no column 'score'",
                "--confidence;1.5;confidence: must lie between 0 and 1",
            })
    void mistakesAreOneSentence(String option, String value, String message) throws IOException {
        Invocation run = Invocation.of("score-attributes", predictions(), "--permutations", "19", option, value);
        assertThat(run.code()).as(run.all()).isEqualTo(2);
        assertThat(run.err()).contains(message).doesNotContain("\tat ", "fault of facegap");
    }

    @Test
    void aMissingFileIsTold() {
        Invocation run = Invocation.of("score-attributes", dir.resolve("none.csv"));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("none.csv: no such file");
    }

    private Path words(String name, String male, String female) throws IOException {
        StringBuilder text = new StringBuilder("image,race,true_gender,predicted_gender\n");
        for (int i = 0; i < 120; i++) {
            text.append("p").append(i).append(i % 2 == 0 ? ",A," : ",B,");
            text.append(i / 2 % 2 == 0 ? "Male," + male : "Female," + female).append('\n');
        }
        return Files.writeString(dir.resolve(name), text);
    }

    @Test
    void wordsOfTruthAndPredictionAreMatchedBeforeTheyAreCompared() throws IOException {
        Invocation same = Invocation.of("score-attributes", words("same.csv", "Male", "Female"));
        Invocation respelt = Invocation.of("score-attributes", words("case.csv", "male", "female"));
        Invocation numbers = Invocation.of("score-attributes", words("numbers.csv", "1", "0"));
        assertThat(same.code()).as(same.all()).isZero();
        assertThat(same.out()).contains("100.0\u00a0% [96.9,\u00a0100.0]").doesNotContain("is read as");
        assertThat(respelt.code()).as(respelt.all()).isZero();
        assertThat(respelt.out())
                .contains(
                        "100.0\u00a0% [96.9,\u00a0100.0]",
                        "case: Predicted gender 'female', 'male' is read as the true 'Female', 'Male'");
        assertThat(numbers.code()).isEqualTo(2);
        assertThat(numbers.err())
                .contains("true gender says Female, Male; predicted gender says 0, 1: none is the same")
                .doesNotContain("\tat ");
        Invocation said = Invocation.of(
                "score-attributes", dir.resolve("numbers.csv"), "--class", "1=Male", "--class", "0=Female");
        assertThat(said.code()).as(said.all()).isZero();
        assertThat(said.out()).contains("100.0\u00a0% [96.9,\u00a0100.0]", "Predicted gender '0' counts as 'Female'");
    }

    @Test
    void withOneGroupEverythingSaysThatNothingWasCompared() throws IOException {
        Path file = words("one.csv", "Male", "Female");
        Files.writeString(file, Files.readString(file).replace(",B,", ",A,").replace("p7,A", "p7,"));
        Path out = dir.resolve("out");
        Invocation run = Invocation.of("score-attributes", file, "--out", out);
        assertThat(run.code()).as(run.all()).isZero();
        String nothing = "Nothing was compared between groups: by race all 119 rows are of one group, A";
        assertThat(run.out())
                .contains(nothing, "1 of 120 rows of one have no race; they are in no group.")
                .doesNotContain("demographic parity", "several tests");
        AttributeAuditResults results = Json.read(out.resolve("results.json"), AttributeAuditResults.class);
        assertThat(results.conclusion().headline()).isEqualTo(nothing);
        var page = Jsoup.parse(Files.readString(out.resolve("report.html")));
        assertThat(page.title()).startsWith(nothing);
        assertThat(page.select("h1").text()).isEqualTo(nothing);

        Invocation small = Invocation.of("score-attributes", words("few.csv", "Male", "Female"), "--min-rows", "61");
        assertThat(small.out())
                .contains(
                        "Nothing was compared between groups: by race fewer than two of 2 groups have 61 rows (A 60, B"
                                + " 60)");
        Path bare = Files.writeString(dir.resolve("bare.csv"), "true_g,predicted_g\nx,x\ny,y\n");
        assertThat(Invocation.of("score-attributes", bare).out())
                .contains("Nothing was compared between groups: no column of the files makes groups");
    }

    @Test
    void columnsThatCouldBeGroupsAreNamed() throws IOException {
        Invocation run = Invocation.of("score-attributes", predictions(), "--by", "group", "--permutations", "0");
        assertThat(run.out())
                .contains("rows of gender are not sorted by sex|odd (not asked for, could be groups: 3 values)");
    }

    @Test
    void columnsAreNamedByFlagsOrInYaml() throws IOException {
        Path file = Files.writeString(
                dir.resolve("own.csv"),
                Files.readString(words("w.csv", "Male", "Female"))
                        .replace("image,race,true_gender,predicted_gender", "img,race,sex,sex_hat"));
        Path yaml = Files.writeString(
                dir.resolve("columns.yaml"),
                "image: img\ntruth: sex\nprediction: sex_hat\nattribute: gender\ngroups: [race]\n");
        Invocation byFile = Invocation.of("score-attributes", file, "--columns", yaml, "--permutations", "99");
        Invocation byFlags = Invocation.of(
                "score-attributes",
                file,
                "--image-column",
                "img",
                "--truth-column",
                "sex",
                "--prediction-column",
                "sex_hat",
                "--attribute",
                "gender",
                "--group-column",
                "race",
                "--permutations",
                "99");
        assertThat(byFile.code()).as(byFile.all()).isZero();
        assertThat(byFile.out()).contains("gender by race").isEqualTo(byFlags.out());
        Invocation unknown = Invocation.of("score-attributes", file);
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).contains("found img, race, sex, sex_hat", "--truth-column and --prediction-column");
        Path wrong = Files.writeString(dir.resolve("wrong.yaml"), "trueth: sex\n");
        Invocation typo = Invocation.of("score-attributes", file, "--columns", wrong);
        assertThat(typo.code()).isEqualTo(2);
        assertThat(typo.err()).contains("wrong.yaml:1", "trueth", "did you mean");
    }

    @Test
    void aFolderMeansTheFilesOfPredictionsInIt() throws IOException {
        Path folder = dir.resolve("models");
        Files.createDirectories(folder.resolve("old"));
        Files.writeString(folder.resolve("m10.csv"), Files.readString(words("a.csv", "Male", "Female")));
        Files.writeString(folder.resolve("m9.csv"), Files.readString(words("b.csv", "Male", "Male")));
        Files.writeString(folder.resolve("notes.txt"), "trained on Monday\n");
        Files.writeString(folder.resolve("m9.csv~"), Files.readString(words("c.csv", "Male", "Male")));
        Path out = dir.resolve("out");
        Invocation run = Invocation.of("score-attributes", folder, "--permutations", "99", "--out", out);
        assertThat(run.code()).as(run.all()).isZero();
        assertThat(run.out().replace('\u00a0', ' '))
                .contains(
                        "2 files of predictions; not read, no table of them: 3 (m9.csv~ (an editor's copy), notes.txt, old/)",
                        "m10 against m9, gender of the same 120 images: accuracy +50.0 points",
                        "60 wrong in m9 alone, 0 in m10 alone (McNemar exact");
        assertThat(Files.readString(out.resolve("tables.csv"))).contains(",baseline_alone_wrong,60,");
        assertThat(Files.readString(out.resolve("tables.md"))).contains("m10 minus m9, gender of the same 120 images");
        assertThat(Jsoup.parse(Files.readString(out.resolve("report.html"))).select("#comparison-1 tbody tr"))
                .hasSize(4);
        Invocation empty = Invocation.of("score-attributes", Files.createDirectories(dir.resolve("none")));
        assertThat(empty.code()).isEqualTo(2);
        assertThat(empty.err()).contains("no file of predictions in this folder; it is empty");
    }

    @Test
    void theMixOfClassesIsToldWhereItMakesTheGap() throws IOException {
        SplittableRandom random = new SplittableRandom(2);
        StringBuilder text = new StringBuilder("true_g,predicted_g,race\n");
        for (int i = 0; i < 1500; i++) {
            boolean hard = random.nextDouble() < (i % 2 == 0 ? 0.9 : 0.1);
            boolean right = random.nextDouble() < (hard ? 0.7 : 0.95);
            text.append(hard ? "h," : "e,").append(hard == right ? "h," : "e,").append(i % 2 == 0 ? "A\n" : "B\n");
        }
        Path file = Files.writeString(dir.resolve("mix.csv"), text);
        Path out = dir.resolve("out");
        Invocation run = Invocation.of("score-attributes", file, "--permutations", "499", "--out", out);
        assertThat(run.out())
                .contains(
                        "; the mix of classes alone would make ",
                        "mix: groups of race hold the classes of g in different shares",
                        "no difference in balanced accuracy is shown");
        assertThat(Files.readString(out.resolve("tables.csv")))
                .contains(",balanced accuracy,", ",gap of the class mix alone,");
    }
}
