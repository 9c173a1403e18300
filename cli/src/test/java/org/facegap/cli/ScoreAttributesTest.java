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

    /** 600 people with two pictures each; group b is predicted worse; three people are of group c. */
    private Path predictions() throws IOException {
        SplittableRandom random = new SplittableRandom(4);
        StringBuilder text = new StringBuilder("picture,identity,true_gender,predicted_gender,group,sex|odd\n");
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
                .contains("gender by group", "accuracy gap:", "expected by chance", "disparate impact", "report: ");
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
        assertThat(Files.readString(out.resolve("table.csv")))
                .contains("model,gender,group,female,c,TPR,,,,,,6,rate,TOO_FEW,,30,,,,,\r\n");
    }

    @Test
    void theSamePredictionsGiveTheSameFiles() throws IOException {
        Path file = predictions();
        for (String name : new String[] {"one", "two"}) {
            assertThat(Invocation.of("score-attributes", file, "--permutations", "50", "--out", dir.resolve(name))
                            .code())
                    .isZero();
        }
        for (String name : new String[] {"results.json", "report.html", "tables.tex", "tables.md", "table.csv"}) {
            assertThat(dir.resolve("one").resolve(name))
                    .hasSameBinaryContentAs(dir.resolve("two").resolve(name));
        }
    }

    @Test
    void identitiesWidenIntervals() throws IOException {
        Path known = predictions();
        Path unknown = Files.writeString(
                dir.resolve("unknown.csv"), Files.readString(known).replace(",identity,", ",person,"));
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
}
