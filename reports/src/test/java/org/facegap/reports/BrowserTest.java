package org.facegap.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.facegap.reports.input.ReportInput;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lays the report out in a real browser, where one is installed: nothing may be wider than the screen but what scrolls in its own box. */
class BrowserTest {
    private static final String PROBE = """
        <script>
        const wide = [...document.querySelectorAll('body *')].filter(e => !e.closest('.scroll') && !e.closest('svg')
            && e.getBoundingClientRect().right > innerWidth + 1).map(e => e.tagName + '.' + e.className);
        parent.postMessage(innerWidth + ' ' + document.documentElement.scrollWidth + ' ' + [...new Set(wide)].join(' '), '*');
        </script>
        """;

    @TempDir
    Path folder;

    @Test
    void nothingIsWiderThanAPhone() throws Exception {
        assertThat(layout(SampleResults.world().input(), 390)).isEqualTo("390 390");
    }

    @Test
    void longNamesAndManyArmsFitAPhone() throws Exception {
        List<String> groups = List.of(
                "African", "East Asian and Pacific Islander", "C", "AVeryLongNameWithoutAnySpaceInItAtAll", "E");
        List<String> arms = List.of("biased", "AnotherVeryLongNameWithoutAnySpaceInItAtAll", "c", "d", "e", "f");
        assertThat(layout(new SampleResults(groups, arms, List.of(1L)).input(), 390))
                .isEqualTo("390 390");
    }

    @Test
    void scoreReportsFitAPhoneAndADesk() throws Exception {
        List<String> groups =
                List.of("African", "East Asian and Pacific Islander", "AVeryLongNameWithoutAnySpaceInItAtAll");
        List<String> systems = List.of("one", "AnotherVeryLongNameWithoutAnySpaceInItAtAll");
        String html =
                Report.of(new SampleScores(systems, groups, true).results()).html();
        assertThat(layout(html, 390)).isEqualTo("390 390");
        assertThat(layout(html, 1280)).isEqualTo("1280 1280");
    }

    private String layout(ReportInput input, int width) throws IOException, InterruptedException {
        return layout(Report.of(input).html(), width);
    }

    private String layout(String report, int width) throws IOException, InterruptedException {
        Optional<String> browser = browser();
        assumeTrue(browser.isPresent(), "no browser is installed");
        String html = report.replaceFirst("<meta http-equiv=[^>]*>", "");
        Files.writeString(folder.resolve("report.html"), html.replace("</body>", PROBE + "</body>"));
        Files.writeString(folder.resolve("frame.html"), """
            <!DOCTYPE html><body style="margin:0"><p id="answer">none</p>
            <script>addEventListener('message', e => document.getElementById('answer').textContent = e.data.trim());</script>
            <iframe src="report.html" style="width:%dpx;height:4000px;border:0"></iframe></body>
            """.formatted(width));
        Process process = new ProcessBuilder(
                        browser.get(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--hide-scrollbars",
                        "--virtual-time-budget=5000",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--dump-dom",
                        folder.resolve("frame.html").toUri().toString())
                .redirectError(folder.resolve("browser.log").toFile())
                .redirectOutput(folder.resolve("dom.html").toFile())
                .start();
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);
        if (!ended) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        assumeTrue(ended && process.exitValue() == 0, "the browser does not run here");
        String dom = Files.readString(folder.resolve("dom.html"), StandardCharsets.UTF_8);
        return Jsoup.parse(dom).expectFirst("#answer").text();
    }

    private static Optional<String> browser() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> Stream.of(path.split(File.pathSeparator)).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }
}
