package org.facegap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.facegap.core.results.MetricNames;
import org.facegap.core.results.scores.ScoreResults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/files.md tells of reading results in Python, where there is a Python. */
class ResultsForPythonTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path dir;

    @Test
    void figuresAreFoundByTheirKeyWithoutPandas() throws IOException {
        Path out = scored();
        String found = python("""
                import json
                results = json.load(open('FILE'))
                assert results["$schema"] == "scores.schema.json"
                print([m["estimate"]["value"] for m in results["measurements"] if m["metric"] == "FNMR"
                       and m["point"] == "FMR 1 %" and m["group"] == "a" and m["training"] == "all"])
                """, out);
        double value = ScoreResults.read(out).systems().get(0).points().stream()
                .filter(p -> p.name().equals("FMR 1 %"))
                .flatMap(p -> p.groups().stream())
                .filter(g -> g.group().equals("a"))
                .mapToDouble(g -> g.falseNonMatch().rate().value())
                .findFirst()
                .orElseThrow();
        assertThat(found.strip()).isEqualTo("[" + value + "]");
    }

    @Test
    void theLinesOfTheDocsGiveATable() throws IOException {
        assumeTrue(python("import pandas", Path.of("")).isEmpty(), "this Python has no pandas");
        String page = Files.readString(Path.of("..", "docs", "files.md"));
        String lines = page.substring(page.indexOf("```python\n") + 10);
        String table = python(
                lines.substring(0, lines.indexOf("```")).replace("runs/quickstart/results.json", "FILE"), scored());
        assertThat(table).contains("all groups", "a ", "b ").doesNotContain("Error");
        assertThat(lines).contains(MetricNames.FNMR);
    }

    private Path scored() throws IOException {
        StringBuilder csv = new StringBuilder("group,genuine,score\n");
        for (int i = 0; i < 400; i++) {
            boolean genuine = i % 2 == 0;
            csv.append(i % 4 < 2 ? "a," : "b,")
                    .append(genuine ? "1," : "0,")
                    .append((genuine ? 0.45 : 0.2) + i * 37 % 101 / 200.0)
                    .append('\n');
        }
        Path file = Files.writeString(dir.resolve("scores.csv"), csv);
        Invocation run = Invocation.of("score", file, "--out", dir.resolve("out"), "--permutations", "99");
        assertThat(run.code()).as(run.all()).isZero();
        return dir.resolve("out/results.json");
    }

    /** What a script prints, errors too; the word FILE in it stands for the file. */
    private String python(String script, Path file) throws IOException {
        Process process;
        try {
            process = new ProcessBuilder(List.of("python3", "-c", script.replace("FILE", file.toString())))
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            assumeTrue(false, "there is no python3");
            throw e;
        }
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return printed;
    }
}
