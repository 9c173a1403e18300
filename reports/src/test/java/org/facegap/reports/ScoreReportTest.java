package org.facegap.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.facegap.core.json.Json;
import org.facegap.core.results.scores.ScoreResults;
import org.facegap.reports.document.Preset;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScoreReportTest {
    private static final String EVIL = "<script>alert('x')</script>_%&\"</title>${page.title}<#stop>|\\";

    static Stream<ScoreResults> inputs() {
        return Stream.of(
                new SampleScores(List.of("one"), List.of("African", "Asian"), true).results(),
                new SampleScores(List.of("one", "two"), List.of("a", "b", "c", "d", "e", "f", "g", "h"), true)
                        .results(),
                new SampleScores(List.of(EVIL, "two"), List.of(EVIL, "b"), true).results(),
                new SampleScores(List.of("one", "two", "three"), List.of("only"), false).results());
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void everyPageIsWellFormedAndSelfContained(ScoreResults results) throws IOException {
        String html = Report.of(results).html();
        Document page = Jsoup.parse(html);
        assertThat(page.expectFirst("html").attr("lang")).isEqualTo("en");
        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.select("h2").eachText())
                .contains(
                        "Data",
                        "Thresholds",
                        "Errors per group",
                        "Differentials",
                        "Tests",
                        "Error trade-offs",
                        "Operating points",
                        "Across groups",
                        "Own thresholds",
                        "Further figures, and other tools' rules",
                        "How to read this",
                        "What it cannot say",
                        "Settings");
        assertThat(html).doesNotContain("http://", "https://", "NaN", "Infinity", "@import", "url(");
        assertThat(page.select("link, iframe, object, embed, img, [onload], [onclick]"))
                .isEmpty();
        assertThat(page.select("script")).hasSize(1);
        String json = page.select("script").get(0).data();
        assertThat(Json.canonical(Json.mapper().readValue(json, ScoreResults.class)))
                .isEqualTo(Json.canonical(results));
        List<String> ids = page.select("[id]").eachAttr("id");
        assertThat(ids).doesNotHaveDuplicates();
        Set<String> targets = Set.copyOf(ids);
        assertThat(page.select("a[href]").eachAttr("href"))
                .isNotEmpty()
                .allMatch(href -> targets.contains(href.substring(1)));
        assertThat(page.select("[aria-labelledby]").eachAttr("aria-labelledby"))
                .allMatch(names -> targets.containsAll(List.of(names.split(" "))));
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void everyTableHasACaptionScopesAndNoEmptyCell(ScoreResults results) {
        Document page = Jsoup.parse(Report.of(results).html());
        assertThat(page.select("th"))
                .allSatisfy(th -> assertThat(th.attr("scope")).isIn("col", "row", "colgroup", "rowgroup"));
        for (Element table : page.select("table")) {
            assertThat(table.expectFirst("caption").text()).isNotBlank();
            assertThat(table.select("tbody td:not(.draw)"))
                    .allSatisfy(td -> assertThat(td.text()).isNotBlank());
            List<Integer> widths = new ArrayList<>();
            for (Element row : table.select("tr")) {
                widths.add(row.select("> th, > td").stream()
                        .mapToInt(cell -> cell.hasAttr("colspan") ? Integer.parseInt(cell.attr("colspan")) : 1)
                        .sum());
            }
            assertThat(widths).as(table.expectFirst("caption").text()).containsOnly(widths.get(0));
        }
    }

    @Test
    void everyRateStandsWithItsCountsIntervalAndN() {
        Document page =
                Jsoup.parse(Report.of(new SampleScores(List.of("one"), List.of("African", "Asian"), true).results())
                        .html());
        Element row = page.select("#point-1-table tbody").get(1).select("tr").get(1);
        assertThat(row.text().replace('\u00a0', ' '))
                .contains("12.0 %", "[9.6, 14.4]", "n 3,000", "360 of 3,000, 3 without a score", "effective n 812");
    }

    @Test
    void differentialsStandBesideChanceAndNameWhatWasLeftOut() {
        String text = Jsoup.parse(
                        Report.of(new SampleScores(List.of("one"), List.of("African", "Asian"), true).results())
                                .html())
                .text()
                .replace('\u00a0', ' ');
        assertThat(text)
                .contains("max - min FNMR 8.57 points n 24,000 1.44 points 2.60 points p = 0.0005 (2,000 draws) 0")
                .contains("IR infinite")
                .contains("0/0: no group has an error")
                .contains("needs at least 30")
                .contains("African, FMR: 12 trials, 30 needed")
                .contains("p = 0.0005 (exact, 2,000 ways)");
    }

    @Test
    void greyCellsAreThoseWithFewExpectedErrors() {
        Document page =
                Jsoup.parse(Report.of(new SampleScores(List.of("one"), List.of("African", "Asian"), true).results())
                        .html());
        assertThat(page.select("td.grey")).hasSize(2);
    }

    @Test
    void theSameResultsGiveTheSameFile(@TempDir Path folder) throws IOException {
        ScoreResults results = new SampleScores(List.of("one", "two"), List.of("a", "b"), true).results();
        Report.of(results).write(folder.resolve("new/report.html"));
        assertThat(Files.readString(folder.resolve("new/report.html")))
                .isEqualTo(Report.of(results).html());
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void tablesAreWrittenInEverySyntax(ScoreResults results) {
        Report report = Report.of(results);
        assertThat(report.has(Preset.SYSTEMS)).isEqualTo(!results.comparisons().isEmpty());
        for (Preset content : List.of(Preset.ERRORS, Preset.DIFFERENTIALS)) {
            String latex = report.tables(content, Report.Format.LATEX);
            assertThat(latex)
                    .startsWith("\\begin{table")
                    .contains("\\bottomrule")
                    .doesNotContain("NaN");
            assertThat(latex.replace("\\_", "").replace("\\%", "")).doesNotContain("_%");
            List<String> csv = report.tables(content, Report.Format.CSV).lines().toList();
            assertThat(csv.get(0)).endsWith("value,low,high,n,unit,status,reason,needed");
            assertThat(csv).allSatisfy(line -> assertThat(line).doesNotContain("NaN"));
            String markdown = report.tables(content, Report.Format.MARKDOWN);
            assertThat(markdown).contains("| ---: |").doesNotContain("<script>");
            String[] rows = markdown.split("\n", -1);
            assertThat(Arrays.stream(rows).filter(r -> r.startsWith("|")).count())
                    .isGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void controlCharactersOfNamesReachNoPageAndBreakNoTable() {
        Report report =
                Report.of(new SampleScores(List.of("one"), List.of("A\u001b[31m", "B\u0007\nb"), true).results());
        assertThat(report.html().chars()).noneMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t');
        assertThat(report.lines()).anyMatch(line -> line.contains("B??b"));
    }
}
