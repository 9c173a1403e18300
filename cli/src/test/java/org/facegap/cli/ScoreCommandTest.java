package org.facegap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import org.facegap.core.json.Json;
import org.facegap.core.results.scores.ScoreResults;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreCommandTest {
    @TempDir
    private Path folder;

    private Path scores(String name, double shift) throws IOException {
        SplittableRandom random = new SplittableRandom(name.hashCode());
        StringBuilder text = new StringBuilder("label,left,right\n");
        for (int i = 0; i < 600; i++) {
            boolean genuine = i % 120 < 60;
            double score = random.nextDouble() + (genuine ? 0.7 + shift : 0);
            text.append(String.format(
                    Locale.ROOT, "%d,%.4f,%.4f%n", genuine ? 1 : 0, score, score + random.nextDouble() / 5));
        }
        return Files.writeString(folder.resolve(name + ".csv"), text);
    }

    private Invocation score(Object... more) throws IOException {
        Object[] all = new Object[more.length + 9];
        all[0] = "score";
        all[1] = scores("north", 0);
        all[2] = scores("south", -0.3);
        all[3] = "--out";
        all[4] = folder.resolve("out");
        all[5] = "--replicates";
        all[6] = "200";
        all[7] = "--permutations";
        all[8] = "199";
        System.arraycopy(more, 0, all, 9, more.length);
        return Invocation.of(all);
    }

    @Test
    void filesBecomeGroupsAndAReport() throws IOException {
        Invocation run = score();
        assertThat(run.code()).as(run.all()).isZero();
        assertThat(run.out())
                .contains("north", "south", "left at FMR 1 %", "5-fold accuracy", "by chance", "report: ")
                .contains("warning: The files name no people");
        Path out = folder.resolve("out");
        ScoreResults results = Json.read(out.resolve("results.json"), ScoreResults.class);
        assertThat(results.data().groups()).hasSize(2);
        assertThat(results.comparisons()).hasSize(2);
        assertThat(Jsoup.parse(out.resolve("report.html").toFile(), "UTF-8")
                        .select("h1")
                        .text())
                .isEqualTo(results.conclusion().headline());
        for (String table : new String[] {"errors", "differentials", "comparisons"}) {
            assertThat(Files.readString(out.resolve(table + ".tex"))).contains("\\toprule");
            assertThat(Files.readString(out.resolve(table + ".csv"))).contains("value,low,high");
            assertThat(Files.readString(out.resolve(table + ".md"))).contains("| ---: |");
        }
    }

    @Test
    void settingsReachTheResults() throws IOException {
        Invocation run = score(
                "--score",
                "right",
                "--fmr",
                "0.05",
                "--threshold",
                "0.9",
                "--threshold-rule",
                "worst-group",
                "--min-n",
                "20",
                "--seed",
                "9",
                "--failures",
                "nonmatch",
                "--impostors",
                "all",
                "--format",
                "markdown");
        assertThat(run.code()).as(run.all()).isZero();
        assertThat(run.out()).startsWith("Errors per group.");
        ScoreResults results = Json.read(folder.resolve("out/results.json"), ScoreResults.class);
        assertThat(results.systems()).hasSize(1);
        assertThat(results.systems().get(0).points()).hasSize(3);
        assertThat(results.systems().get(0).points().get(0).threshold().value()).isEqualTo(0.9);
        assertThat(results.protocol())
                .containsEntry("thresholdRule", "worst-group")
                .containsEntry("impostors", "all")
                .containsEntry("minimumTrials", 20);
    }

    @Test
    void columnsMayBeNamedInAFile() throws IOException {
        Path mapping = Files.writeString(folder.resolve("columns.yaml"), "scores: [right]\nlabel: label\n");
        assertThat(score("--columns", mapping).out())
                .contains("right at FMR 1 %")
                .doesNotContain("left at");
        Path wrong = Files.writeString(folder.resolve("wrong.yaml"), "score: [right]\n");
        Invocation refused = score("--columns", wrong);
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("wrong.yaml:1", "did you mean scores");
    }

    @Test
    void theBinaryFormGivesTheSameResults() throws IOException {
        Path binary = folder.resolve("pairs.scores");
        assertThat(score("--write-binary", binary).code()).isZero();
        ScoreResults text = Json.read(folder.resolve("out/results.json"), ScoreResults.class);
        Invocation again = Invocation.of(
                "score", binary, "--out", folder.resolve("two"), "--replicates", "200", "--permutations", "199");
        assertThat(again.code()).as(again.all()).isZero();
        ScoreResults read = Json.read(folder.resolve("two/results.json"), ScoreResults.class);
        assertThat(Json.canonical(read.systems())).isEqualTo(Json.canonical(text.systems()));
    }

    @Test
    void wrongUsageIsToldInASentence() throws IOException {
        assertThat(Invocation.of("score").code()).isEqualTo(2);
        assertThat(Invocation.of("score", folder.resolve("none.csv")).err()).contains("no such file");
        assertThat(score("--baseline", "lift").err()).contains("did you mean 'left'");
        assertThat(score("--fmr", "2").err()).contains("--fmr: every target must lie between 0 and 1");
        assertThat(score("--threshold", "0.5").err()).contains("name the system");
        assertThat(score("--impostors", "some").code()).isEqualTo(2);
    }
}
