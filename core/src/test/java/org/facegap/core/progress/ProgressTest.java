package org.facegap.core.progress;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.facegap.core.json.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressTest {
    private static final long GIB = 1L << 30;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private final Locale before = Locale.getDefault();
    private double seconds;

    @AfterEach
    void restore() {
        Locale.setDefault(before);
    }

    private Progress console(boolean terminal) {
        return new ConsoleProgress(out, terminal, () -> (long) (seconds * 1e9), () -> new Memory(GIB / 2, 3 * GIB));
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void plainLinesComeEveryTenSeconds() {
        Locale.setDefault(Locale.GERMANY);
        try (Progress.Task task = console(false).begin("render", 4000, "images")) {
            for (int i = 0; i < 25; i++) {
                seconds++;
                task.advance(100);
            }
            task.note("half way");
        }
        assertThat(text().lines())
                .containsExactly(
                        "render   25%  1,000/4,000 images  100 images/s  eta 30s  heap 0.5 GiB  rss 3.0 GiB",
                        "render   50%  2,000/4,000 images  100 images/s  eta 20s  heap 0.5 GiB  rss 3.0 GiB",
                        "render  2,500 of 4,000 images in 25s  100 images/s  half way");
        assertThat(text()).doesNotContain("\r", "\u001b");
    }

    @Test
    void aTerminalHasOneLiveLine() {
        Progress progress = console(true);
        Progress.Task task = progress.begin("train", 10, "steps");
        task.note("a note that is long");
        seconds = 0.05;
        task.advance(1);
        int length = bytes.size();
        seconds = 1;
        task.note("loss 1.5");
        assertThat(bytes.size()).isGreaterThan(length);
        progress.line("a warning");
        task.close();
        task.close();
        String[] lines = text().split("\n", -1);
        assertThat(lines).as("the warning, the end, and nothing after it").hasSize(3);
        assertThat(screen(lines[0])).isEqualTo("a warning");
        assertThat(screen(lines[1])).isEqualTo("train  1 of 10 steps in 1s  1.0 steps/s  loss 1.5");
        assertThat(lines[2]).isEmpty();
        assertThat(text()).doesNotContain("\u001b");
    }

    /** What a terminal shows of a line after its carriage returns. */
    private static String screen(String line) {
        StringBuilder shown = new StringBuilder();
        for (String part : line.split("\r", -1)) {
            shown.replace(0, Math.min(part.length(), shown.length()), part);
        }
        return shown.toString().stripTrailing();
    }

    @Test
    void liveLinesAreNotRedrawnTooOften() {
        Progress.Task task = console(true).begin("train", 1_000_000, "steps");
        for (int i = 0; i < 100_000; i++) {
            seconds += 1e-5;
            task.advance(1);
        }
        assertThat(text().chars().filter(c -> c == '\r').count()).isBetween(9L, 11L);
    }

    @Test
    void whatWasDoneBeforeDoesNotCountInTheRate() {
        Pace pace = new Pace(1000, 0);
        pace.resume(900);
        for (int second = 1; second <= 10; second++) {
            pace.advance(1, second);
        }
        assertThat(pace.done()).isEqualTo(910);
        assertThat(pace.rate(10)).isEqualTo(1);
        assertThat(pace.left(10)).isEqualTo(90);
    }

    @Test
    void theEndTellsWhatWasDoneBeforeApart() {
        try (Progress.Task task = console(false).begin("images", 360, "identities")) {
            task.resume(320);
            seconds = 4;
            task.advance(40);
        }
        try (Progress.Task task = console(false).begin("search", 360, "identities")) {
            task.resume(360);
        }
        assertThat(text().lines())
                .containsExactly(
                        "images  360 identities in 4s  10.0 identities/s, 320 of them done before",
                        "search  360 identities, 360 of them done before");
    }

    @Test
    void theRateFollowsTheLastHalfMinute() {
        Pace pace = new Pace(0, 0);
        for (int second = 1; second <= 200; second++) {
            pace.advance(second <= 100 ? 1000 : 10, second);
        }
        assertThat(pace.rate(200)).isEqualTo(10);
        assertThat(pace.meanRate(200)).isEqualTo(505);
        assertThat(pace.left(200)).as("unknown total").isNegative();
    }

    @Test
    void numbersAreShort() {
        assertThat(ProgressText.duration(59.4)).isEqualTo("59s");
        assertThat(ProgressText.duration(754)).isEqualTo("12m34s");
        assertThat(ProgressText.duration(7384)).isEqualTo("2h03m");
        assertThat(ProgressText.rate(1840.4, "img")).isEqualTo("1,840 img/s");
        assertThat(ProgressText.rate(2.34, "img")).isEqualTo("2.3 img/s");
        assertThat(ProgressText.rate(0.0123, "img")).isEqualTo("0.012 img/s");
    }

    @Test
    void residentMemoryIsReadWhereTheSystemTellsIt(@TempDir Path dir) throws IOException {
        Path status = Files.writeString(dir.resolve("status"), "Name:\tjava\nVmRSS:\t  123456 kB\nThreads:\t3\n");
        assertThat(Memory.resident(status)).isEqualTo(123456L * 1024);
        assertThat(Memory.resident(dir.resolve("none"))).isEqualTo(-1);
    }

    @Test
    void progressIsMirroredToAFile(@TempDir Path dir) throws IOException {
        Path file = dir.resolve("progress.jsonl");
        Progress progress = Progress.silent().toFile(file);
        try (Progress.Task task = progress.begin("train", 7, "steps")) {
            task.resume(2);
            task.advance(3);
            task.note("loss 2");
            progress.line("hello");
        }
        List<JsonNode> events = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            events.add(Json.mapper().readTree(line));
        }
        assertThat(events).extracting(e -> e.path("event").asText()).containsExactly("begin", "line", "end");
        assertThat(events.get(2).path("done").asLong()).isEqualTo(5);
        assertThat(events.get(2).path("total").asLong()).isEqualTo(7);
        assertThat(events.get(2).path("note").asText()).isEqualTo("loss 2");
        assertThat(events.get(1).path("text").asText()).isEqualTo("hello");
    }
}
