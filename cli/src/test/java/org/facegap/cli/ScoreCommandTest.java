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
                .contains("warning: The files name no identities");
        Path out = folder.resolve("out");
        ScoreResults results = ScoreResults.read(out.resolve("results.json"));
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
        assertThat(run.out()).startsWith("Systems over all groups").contains("Errors per group at threshold 0.9");
        ScoreResults results = ScoreResults.read(folder.resolve("out/results.json"));
        assertThat(results.systems()).hasSize(1);
        assertThat(results.systems().get(0).points()).hasSize(3);
        assertThat(results.systems().get(0).points().get(0).threshold().value()).isEqualTo(0.9);
        assertThat(results.protocol().thresholdRule()).isEqualTo("worst-group");
        assertThat(results.protocol().impostors()).isEqualTo("all");
        assertThat(results.protocol().resampling().minimumTrials()).isEqualTo(20);
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
        assertThat(refused.err()).contains("wrong.yaml:1", "did you mean 'scores'");
    }

    @Test
    void theBinaryFormGivesTheSameResults() throws IOException {
        Path binary = folder.resolve("pairs.scores");
        assertThat(score("--write-binary", binary).code()).isZero();
        ScoreResults text = ScoreResults.read(folder.resolve("out/results.json"));
        Invocation again = Invocation.of(
                "score", binary, "--out", folder.resolve("two"), "--replicates", "200", "--permutations", "199");
        assertThat(again.code()).as(again.all()).isZero();
        ScoreResults read = ScoreResults.read(folder.resolve("two/results.json"));
        assertThat(Json.canonical(read.systems())).isEqualTo(Json.canonical(text.systems()));
    }

    @Test
    void wrongUsageIsToldInASentence() throws IOException {
        assertThat(Invocation.of("score").code()).isEqualTo(2);
        assertThat(Invocation.of("score", folder.resolve("none.csv")).err()).contains("no such file");
        assertThat(score("--baseline", "lift").err()).contains("did you mean 'left'");
        assertThat(score("--fmr", "2").err()).contains("--fmr: every target must lie between 0 and 1");
        assertThat(score("--threshold", "lift=0.5").err()).contains("did you mean 'left'");
        assertThat(score("--threshold", "half").err()).contains("expected a number, SYSTEM=NUMBER or deepface");
        assertThat(score("--impostors", "some").code()).isEqualTo(2);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Invocation of(Path file, String... more) {
        Object[] all = new Object[more.length + 4];
        all[0] = "score";
        all[1] = file;
        all[2] = "--out";
        all[3] = folder.resolve("small");
        System.arraycopy(more, 0, all, 4, more.length);
        return Invocation.of(all);
    }

    private ScoreResults results() {
        return ScoreResults.read(folder.resolve("small").resolve("results.json"));
    }

    @Test
    void withOneGroupNothingWasCompared() throws IOException {
        Path min =
                file("min.csv", "cohort,label,score\nA,1,.1\nA,1,.2\nA,0,.3\nA,0,.4\nB,1,.9\nB,1,.8\nB,0,.2\nB,0,.1\n");
        Invocation run = of(min, "--threshold", "0.5", "--min-n", "1");
        String headline = "score: nothing was compared between groups, because the scores name no groups";
        assertThat(run.out())
                .startsWith(headline)
                .contains("'cohort' (A, B); take one with --group COLUMN")
                .contains("groups not compared: a differential needs two groups")
                .doesNotContain("max - min", "is shown");
        assertThat(results().conclusion().headline()).isEqualTo(headline);
        assertThat(Jsoup.parse(folder.resolve("small/report.html").toFile(), "UTF-8")
                        .title())
                .isEqualTo("score, 1 group: " + headline);
        assertThat(of(min, "--threshold", "0.5", "--min-n", "1", "--group", "cohort")
                        .out())
                .startsWith("score: no differential between groups in FNMR is shown at ")
                .contains("; FMR was not compared between groups, because no group has an error");
    }

    @Test
    void severalSystemsOfOneGroupAreComparedAndGroupsAreNot() throws IOException {
        StringBuilder text = new StringBuilder("label,alpha,beta,gamma\n");
        for (int i = 0; i < 80; i++) {
            text.append(i % 2)
                    .append(",0.")
                    .append(10 + i)
                    .append(",0.")
                    .append(90 - i)
                    .append(",0.5")
                    .append(i)
                    .append('\n');
        }
        Path many = file("many.csv", text.toString());
        assertThat(of(many).out())
                .startsWith("3 systems: nothing was compared between groups, because the scores name no groups; ")
                .contains(" of 2 paired differences of accuracy ")
                .contains("Groups were not compared: a differential needs two groups")
                .doesNotContain("differences of differentials");
        assertThat(of(many, "--score", "alpha,beta").out())
                .startsWith("beta against alpha: nothing was compared between groups");
    }

    @Test
    void thresholdsOfDistancesStandOnTheScaleOfTheColumn() throws IOException {
        Path distances = file(
                "dist.csv", "group,label,distance\nA,1,.1\nA,1,.2\nA,0,.9\nA,0,.8\nB,1,.1\nB,1,.2\nB,0,.9\nB,0,.8\n");
        Invocation run = of(distances, "--threshold", "0.5", "--min-n", "1");
        assertThat(run.out())
                .contains("distance at threshold 0.5, one threshold for all groups (distance up to 0.500000")
                .contains("(distance below 0.8, realised FMR 0.0");
        var system = results().systems().get(0);
        assertThat(system.distances()).isTrue();
        assertThat(system.points().get(0).pooled().falseNonMatch().errors()).isZero();
        assertThat(system.points().get(0).pooled().falseMatch().errors()).isZero();
        assertThat(system.points().get(0).threshold().value()).isEqualTo(0.5);
        assertThat(system.sweep()).allSatisfy(row -> assertThat(row.threshold()).isPositive());
        assertThat(system.compatibility())
                .filteredOn(f -> f.quantity().equals("EER_TH"))
                .isNotEmpty()
                .allSatisfy(f -> assertThat(f.value().value()).isPositive());
        assertThat(Files.readString(folder.resolve("small/report.html"))).contains("up to 0.500000");
        assertThat(Files.readString(folder.resolve("small/errors.csv"))).contains("threshold,0.5,", ",distance,");
    }

    @Test
    void oneThresholdServesAllSystemsAndDeepfacesAreKnown() throws IOException {
        StringBuilder text = new StringBuilder("file_x,file_y,Decision,Facenet512_cosine,ArcFace_euclidean_l2\n");
        for (int i = 0; i < 80; i++) {
            text.append("a" + i + ",b" + i + (i % 2 == 1 ? ",Yes,0.29,1.12\n" : ",No,0.31,1.14\n"));
        }
        Path pivot = file("pivot.csv", text.toString());
        assertThat(of(pivot, "--threshold", "deepface").code()).isZero();
        assertThat(results().systems())
                .extracting(s -> s.points().get(0).threshold().value())
                .containsExactly(0.3, 1.13);
        assertThat(results().systems())
                .allSatisfy(
                        s -> assertThat(s.points().get(0).pooled().accuracy().value())
                                .isEqualTo(1));
        of(pivot, "--threshold", "0.3,ArcFace_euclidean_l2=1");
        assertThat(results().systems())
                .extracting(s -> s.points().get(0).threshold().value())
                .containsExactly(0.3, 1.0);
        assertThat(of(pivot, "--threshold", "0.3,0.4").err()).contains("a system has two thresholds");
        Path own = file("own.csv", "label,net\n1,0.5\n0,0.1\n");
        assertThat(of(own, "--threshold", "deepface").err()).contains("deepface has no threshold for 'net'");
    }

    @Test
    void countsOfErrorsGiveAReport() throws IOException {
        Path counts = file(
                "counts.csv",
                "group,genuine,false_non_matches,impostor,false_matches\n"
                        + "A,400,8,600,3\n"
                        + "B,300,24,500,20\n"
                        + "C,1000,20,2000,15\n");
        Invocation run = of(counts);
        assertThat(run.code()).as(run.all()).isZero();
        assertThat(run.out())
                .startsWith("system: groups differ in FNMR and FMR at one threshold by more than chance")
                .contains("counts.csv: counts per group, 4,800 pairs", "[5.43,", "24 of 300");
        assertThat(Files.readString(folder.resolve("small/report.html"))).contains("Counts name no identities");
        assertThat(of(counts, "--threshold", "0.5").err()).contains("made at a threshold already");
    }
}
