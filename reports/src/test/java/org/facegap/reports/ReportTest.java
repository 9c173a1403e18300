package org.facegap.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.json.Json;
import org.facegap.core.results.suite.Composition;
import org.facegap.core.results.suite.SuiteResults;
import org.facegap.core.results.suite.Timings;
import org.facegap.reports.input.ReportInput;
import org.facegap.reports.text.EstimateText;
import org.facegap.reports.text.NumberText.Scale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReportTest {
    private static final String EVIL = "<script>alert('x')</script>_%&\"</title>${page.suite}<#stop>";

    static Stream<ReportInput> inputs() {
        ReportInput hidden = SampleResults.world().input();
        return Stream.of(
                SampleResults.world().input(),
                wide().input(),
                new SampleResults(List.of("only one", EVIL), List.of(EVIL), List.of()).input(),
                SampleResults.statuses(),
                SampleResults.bare(),
                new ReportInput(
                        hidden.results(),
                        hidden.timings(),
                        hidden.provenance(),
                        SampleResults.world().samples(false),
                        List.of()));
    }

    private static SampleResults wide() {
        return new SampleResults(
                List.of(
                        "African",
                        "East Asian and Pacific Islander",
                        "C",
                        "D",
                        "E",
                        "F",
                        "G",
                        "a rather long group name"),
                List.of(
                        "biased",
                        "balanced",
                        "balanced by rejection, a long name",
                        "plain",
                        "world",
                        "evolutionary-large"),
                List.of(1L, 2L, 3L));
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void everyPageIsWellFormedAndSelfContained(ReportInput input) {
        String html = Report.of(input).html();
        Document page = Jsoup.parse(html);

        assertThat(page.expectFirst("html").attr("lang")).isEqualTo("en");
        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.select("h2").eachText())
                .contains(
                        "Key numbers",
                        "What was compared",
                        "Composition of each set",
                        "Sample images",
                        "Verification per group",
                        "The gap",
                        "Differences between arms",
                        "ROC per group",
                        "Training",
                        "Cost",
                        "How to read this",
                        "What it cannot say",
                        "Provenance");
        assertThat(html).doesNotContain("http://", "https://", "NaN", "Infinity", "@import", "url(");
        assertThat(page.select("link, iframe, object, embed, [onload], [onclick]"))
                .isEmpty();
        assertThat(page.select("script")).hasSize(1);
        assertThat(page.select("script").attr("type")).isEqualTo("application/json");
        assertThat(page.select("img")).allSatisfy(img -> {
            assertThat(img.attr("src")).startsWith("data:image/png;base64,");
            assertThat(img.attr("alt")).isNotBlank();
        });

        List<String> ids = page.select("[id]").eachAttr("id");
        assertThat(ids).doesNotHaveDuplicates();
        Set<String> targets = Set.copyOf(ids);
        assertThat(page.select("a[href]")).isNotEmpty();
        assertThat(page.select("a[href]").eachAttr("href")).allMatch(href -> targets.contains(href.substring(1)));
        assertThat(page.select("[aria-labelledby]").eachAttr("aria-labelledby"))
                .allMatch(names -> targets.containsAll(List.of(names.split(" "))));
        assertThat(page.select("svg[role=img]"))
                .allSatisfy(svg -> assertThat(svg.expectFirst("title").text()).isNotBlank());
        assertThat(page.select("svg:not([role=img])"))
                .allSatisfy(svg -> assertThat(svg.hasAttr("x")
                                || svg.attr("aria-hidden").equals("true")
                                || svg.closest("[aria-hidden=true]") != null)
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void everyTableHasACaptionScopesAndRowsOfEqualLength(ReportInput input) {
        Document page = Jsoup.parse(Report.of(input).html());
        assertThat(page.select("table")).isNotEmpty();
        assertThat(page.select("th"))
                .allSatisfy(th -> assertThat(th.attr("scope")).isIn("col", "row", "colgroup", "rowgroup"));
        for (Element table : page.select("table")) {
            assertThat(table.expectFirst("caption").text()).isNotBlank();
            int columns = widths(table).get(0);
            assertThat(widths(table)).as(table.expectFirst("caption").text()).containsOnly(columns);
            assertThat(table.select("tbody td:not(.draw)"))
                    .allSatisfy(td ->
                            assertThat(td.text() + td.select("title").text()).isNotBlank());
        }
    }

    @Test
    void everyEstimateStandsWithItsIntervalAndN() {
        SuiteResults results = SampleResults.world().results();
        Document page = Jsoup.parse(Report.of(SampleResults.world().input()).html());
        String section =
                page.expectFirst("section[aria-labelledby=verification]").text();
        for (var arm : results.arms()) {
            for (var g : Objects.requireNonNull(results.verification())
                    .of(arm.name())
                    .groups()) {
                for (Estimate e : List.of(g.accuracy(), g.eer(), g.fnmr(), g.fmr())) {
                    assertThat(section)
                            .contains(plain(EstimateText.of(e, Scale.PERCENT).sentence()));
                }
            }
        }
        assertThat(page.select(".est.ok"))
                .isNotEmpty()
                .allSatisfy(e -> assertThat(e.expectFirst(".n").text()).matches("n [0-9,]+"));
    }

    @Test
    void numbersOfTheSampleAreWhereTheyBelong() {
        Document page = Jsoup.parse(Report.of(SampleResults.world().input()).html());
        Element dark = page.select("#table-verification tbody").get(2);
        assertThat(dark.select("tr").get(1).text())
                .startsWith("biased 77.1 % [75.2, 79.0], n 3,000 23.3 %")
                .contains("21 errors");
        assertThat(page.expectFirst("#plot-gap tbody tr").text())
                .contains("7.5 points", "by chance 2.2 points", "p = 0.0005", "light best, dark worst");
        assertThat(page.select(".flag").text()).startsWith("Levelling down.");
        assertThat(page.select(".flag")).hasSize(1);
        assertThat(page.select("section[aria-labelledby=provenance] th[scope=row]")
                        .eachText())
                .contains("code.version", "environment.threads", "inputs[0].sha256");
    }

    @Test
    void marksLieWhereTheAxisPutsThem() {
        Document page = Jsoup.parse(Report.of(SampleResults.world().input()).html());
        Element plot = page.expectFirst("#comparison-1");
        double zero = percent(plot.expectFirst("line.zero").attr("x1"));
        for (Element row : plot.select("tbody tr:not(.band)")) {
            boolean negative = row.expectFirst(".v").text().startsWith("\u2212");
            double at = percent(row.expectFirst("svg[overflow]:has(path.mark)").attr("x"));
            assertThat(at < zero).as(row.text()).isEqualTo(negative);
            double low = percent(row.expectFirst("line.bar").attr("x1"));
            double high = percent(row.expectFirst("line.bar").attr("x2"));
            assertThat(at).isBetween(low, high);
            assertThat(low).isGreaterThanOrEqualTo(5);
            assertThat(high).isLessThanOrEqualTo(95);
        }
    }

    @Test
    void statusesAreWordsWithReasons() {
        String text = Jsoup.parse(Report.of(SampleResults.statuses()).html()).text();
        assertThat(text)
                .contains("undefined")
                .contains("no genuine pairs in this group")
                .contains("too few")
                .contains("needs at least 30")
                .contains("infinite")
                .contains("no permutation test")
                .contains("noise floor not computed")
                .contains("none could be chosen")
                .contains("none measured")
                .contains("no identity accepted");
    }

    @Test
    void hostileNamesAreText() {
        Document page =
                Jsoup.parse(Report.of(new SampleResults(List.of("a", EVIL), List.of("b", EVIL), List.of(1L)).input())
                        .html());
        assertThat(page.select("script")).hasSize(1);
        assertThat(page.select("#table-verification th[scope=rowgroup]").eachText())
                .contains(EVIL);
        assertThat(page.select("#table-verification th[scope=row]").eachText()).contains(EVIL);
        assertThat(page.title()).startsWith("world-tone:");
        assertThat(page.head().select("title")).hasSize(1);
    }

    @Test
    void theResultsStandInThePageInFull() throws IOException {
        SuiteResults results = new SampleResults(List.of("a", EVIL), List.of("b", EVIL), List.of(1L)).results();
        ReportInput input = new ReportInput(results, SampleResults.world().timings(), Map.of(), List.of(), List.of());
        Document page = Jsoup.parse(Report.of(input).html());
        String json = page.expectFirst("#results-json").data();
        assertThat(json).doesNotContain("<");
        assertThat(Json.canonical(Json.mapper().readTree(json)).equals(Json.canonical(results)))
                .as("the JSON is that of the results")
                .isTrue();
    }

    @Test
    void imagesThatMayNotBeShownAreNotInThePage() {
        ReportInput all = SampleResults.world().input();
        ReportInput none = new ReportInput(
                all.results(),
                all.timings(),
                all.provenance(),
                SampleResults.world().samples(false),
                all.notes());
        assertThat(Jsoup.parse(Report.of(all).html()).select("img")).hasSize(9);
        Document page = Jsoup.parse(Report.of(none).html());
        assertThat(page.select("img")).isEmpty();
        assertThat(page.html()).doesNotContain("base64");
        assertThat(page.select(".hidden-image")).hasSize(9);
    }

    @Test
    void oneSeedIsSaidToBeOneSeed() {
        assertThat(Jsoup.parse(Report.of(SampleResults.world().input()).html())
                        .select("#limits ~ ul")
                        .text())
                .contains("For these models only.");
        assertThat(Jsoup.parse(Report.of(wide().input()).html())
                        .select("#limits ~ ul")
                        .text())
                .doesNotContain("For these models only.");
    }

    @Test
    void twoRendersAreEqual(@TempDir Path folder) throws IOException {
        Path first = folder.resolve("new/report.html");
        Report.of(SampleResults.world().input()).write(first);
        String again = Report.of(SampleResults.world().input()).html();
        assertThat(Files.readAllBytes(first)).isEqualTo(again.getBytes(StandardCharsets.UTF_8));
        assertThat(folder.resolve("new")).isDirectoryContaining(p -> p.endsWith("report.html"));
        try (Stream<Path> files = Files.list(folder.resolve("new"))) {
            assertThat(files).containsExactly(first);
        }
    }

    @Test
    void orderOfMapsDoesNotMatter() {
        ReportInput input = SampleResults.world().input();
        List<Map.Entry<String, Double>> reversed =
                new ArrayList<>(input.timings().secondsPerStage().entrySet());
        java.util.Collections.reverse(reversed);
        Map<String, Double> seconds = new java.util.LinkedHashMap<>();
        reversed.forEach(e -> seconds.put(e.getKey(), e.getValue()));
        ReportInput other = new ReportInput(
                input.results(),
                new Timings(seconds, input.timings().peakMemoryMiB()),
                input.provenance(),
                input.samples(),
                input.notes());
        assertThat(Report.of(other).html()).isEqualTo(Report.of(input).html());
    }

    @Test
    void sharesOfTheBarsAreThoseOfTheCounts() {
        Document page = Jsoup.parse(Report.of(SampleResults.world().input()).html());
        Composition composition = SampleResults.world().results().arms().get(0).composition();
        List<Double> widths = page.expectFirst("#composition-1 svg.stack").select("rect").stream()
                .map(r -> percent(r.attr("width")))
                .toList();
        assertThat(composition.identitiesPerValue().get("tone")).containsEntry("light", 420L);
        assertThat(widths).containsExactly(70.0, 15.0, 15.0);
    }

    @Test
    void balanceStandsBesideItsCorrection() {
        Document page = Jsoup.parse(Report.of(SampleResults.world().input()).html());
        Element table = page.expectFirst("#composition-1-balance");
        List<String> first = table.select("tbody tr").get(0).select("td").stream()
                .map(cell -> plain(cell.text()))
                .toList();
        assertThat(first)
                .containsExactly(
                        "0.746 n 600",
                        "0.731 [0.702, 0.759], n 640",
                        "dark 15.0 % n 600",
                        "light 13.7 % [10.9, 16.2], n 640");
        assertThat(page.select("#composition-2-balance")).as("never measured").isEmpty();
        assertThat(page.select("#composition-4"))
                .as("joined attributes have no counts")
                .isEmpty();
        assertThat(page.expectFirst("#composition-4-balance caption").text()).isEqualTo("tone+age: how even");
    }

    /** Colours of text against their paper, read from the style sheet, as the accessibility guidelines count contrast. */
    @Test
    void textHasContrastInBothSchemes() throws IOException {
        try (var in = Report.class.getResourceAsStream("style.css")) {
            String css = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            int dark = css.indexOf("prefers-color-scheme: dark");
            for (String scheme : List.of(css.substring(0, dark), css.substring(dark))) {
                for (String text : List.of("ink", "soft", "warn", "link")) {
                    for (String paper : List.of("paper", "panel")) {
                        assertThat(contrast(colour(scheme, text), colour(scheme, paper)))
                                .as(text + " on " + paper)
                                .isGreaterThan(4.5);
                    }
                }
                for (int i = 0; i < 6; i++) {
                    assertThat(contrast(colour(scheme, "s" + i), colour(scheme, "paper")))
                            .as("series " + i)
                            .isGreaterThan(3);
                }
            }
        }
    }

    /** Text as the parser gives it, which makes every space a plain one. */
    private static String plain(String text) {
        return text.replace('\u00a0', ' ');
    }

    private static int colour(String css, String name) {
        Matcher matcher = Pattern.compile("--" + name + ": #([0-9a-f]{6})").matcher(css);
        assertThat(matcher.find()).as(name).isTrue();
        return Integer.parseInt(matcher.group(1), 16);
    }

    private static double contrast(int a, int b) {
        double la = luminance(a);
        double lb = luminance(b);
        return (Math.max(la, lb) + 0.05) / (Math.min(la, lb) + 0.05);
    }

    private static double luminance(int rgb) {
        double sum = 0;
        double[] weights = {0.2126, 0.7152, 0.0722};
        for (int c = 0; c < 3; c++) {
            double v = (rgb >> (16 - 8 * c) & 0xFF) / 255.0;
            sum += weights[c] * (v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4));
        }
        return sum;
    }

    private static double percent(String text) {
        assertThat(text).endsWith("%");
        return Double.parseDouble(text.substring(0, text.length() - 1));
    }

    /** Columns that each row takes, with cells that reach down from rows above. */
    private static List<Integer> widths(Element table) {
        List<Integer> widths = new ArrayList<>();
        int[] reaching = new int[100];
        for (Element row : table.select("tr")) {
            int width = reaching[0];
            System.arraycopy(reaching, 1, reaching, 0, reaching.length - 1);
            for (Element cell : row.children()) {
                int columns = span(cell, "colspan");
                width += columns;
                for (int below = 0; below < span(cell, "rowspan") - 1; below++) {
                    reaching[below] += columns;
                }
            }
            widths.add(width);
        }
        return widths;
    }

    private static int span(Element cell, String attribute) {
        return cell.hasAttr(attribute) ? Integer.parseInt(cell.attr(attribute)) : 1;
    }
}
