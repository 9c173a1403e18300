package org.facegap.generator.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.facegap.core.UserError;
import org.facegap.core.files.Sha256;
import org.facegap.core.json.Json;
import org.facegap.core.progress.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is killed, or shared by several processes, writes what one undisturbed process writes. */
class GenerationResumeTest {
    @TempDir
    Path dir;

    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> sums = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
                sums.put(folder.relativize(file).toString(), Sha256.of(file));
            }
        }
        return sums;
    }

    private Map<String, String> undisturbed(String strategy, int brackets) throws IOException {
        EncodedRun.run(EncodedRun.spec(strategy, brackets)).generate(dir.resolve("whole"), Progress.silent());
        Map<String, String> sums = files(dir.resolve("whole"));
        assertThat(sums).containsKeys("dataset.json", "generation.json", "index.csv", "latents.npy");
        assertThat(sums.keySet()).as("no work is left").noneMatch(name -> name.startsWith("work"));
        return sums;
    }

    @Test
    void sharesMergedAreWhatOneProcessMakes() throws IOException {
        for (String strategy : List.of("evolutionary", "rejection")) {
            Map<String, String> expected = undisturbed(strategy, 5);
            GenerateSpec spec = EncodedRun.spec(strategy, 5);
            // Two places that know nothing of each other, then a merge.
            for (int share : new int[] {3, 1}) {
                assertThat(EncodedRun.run(spec)
                                .generate(dir.resolve("a"), new Share(share, 4), List.of(), Progress.silent()))
                        .isEmpty();
            }
            for (int share : new int[] {4, 2}) {
                assertThat(EncodedRun.run(spec)
                                .generate(dir.resolve("b"), new Share(share, 4), List.of(), Progress.silent()))
                        .isEmpty();
            }
            assertThat(EncodedRun.run(spec)
                            .generate(
                                    dir.resolve("a"),
                                    new Share(2, 4),
                                    List.of(dir.resolve("b/work")),
                                    Progress.silent()))
                    .as("a share of the images")
                    .isEmpty();
            EncodedRun.run(spec).generate(dir.resolve("a"), Progress.silent());
            assertThat(files(dir.resolve("a"))).as(strategy).isEqualTo(expected);
            deleteAll();
        }
    }

    @Test
    void whatWasThereIsToldAsDoneBeforeAndNotAsFast() throws IOException {
        GenerateSpec spec = EncodedRun.spec("rejection", 5);
        EncodedRun.run(spec).generate(dir.resolve("a"), new Share(1, 4), List.of(), Progress.silent());
        Path told = dir.resolve("progress.jsonl");

        EncodedRun.run(spec).generate(dir.resolve("a"), Progress.silent().toFile(told));

        List<JsonNode> ends = Files.readAllLines(told).stream()
                .map(line -> parsed(line))
                .filter(line -> line.path("event").asText().equals("end"))
                .toList();
        JsonNode search = ends.get(0);
        assertThat(search.path("doneBefore").asLong())
                .as("two of five brackets")
                .isBetween(1L, 30L);
        assertThat(search.path("done").asLong()).isEqualTo(search.path("total").asLong());
    }

    private static JsonNode parsed(String line) {
        try {
            return Json.mapper().readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void deleteAll() throws IOException {
        try (Stream<Path> all = Files.walk(dir)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(dir)) {
                    Files.delete(file);
                }
            }
        }
    }

    @Test
    void workOfAnotherSpecificationIsRefused() {
        EncodedRun.run(EncodedRun.spec("rejection", 5))
                .generate(dir.resolve("a"), new Share(1, 4), List.of(), Progress.silent());
        assertThatThrownBy(() -> EncodedRun.run(EncodedRun.spec("evolutionary", 5))
                        .generate(dir.resolve("a"), Progress.silent()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("another specification");
    }

    @Test
    void killedAtRandomMomentsItGoesOnToTheSameBytes() throws Exception {
        Map<String, String> expected = undisturbed("surrogate", 3);
        SplittableRandom random = new SplittableRandom(7);
        Path target = dir.resolve("killed");
        int kills = 0;
        boolean whole = false;
        while (!whole && kills < 200) {
            Path said = Files.createTempFile(dir, "said", ".txt");
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            EncodedRun.class.getName(),
                            target.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectOutput(said.toFile())
                    .start();
            while (process.isAlive() && !Files.readString(said).contains("working")) {
                Thread.sleep(1);
            }
            // On Linux this is SIGKILL: nothing in the process can tidy up. The later, the more time it gets, so that a
            // slow machine comes to an end too.
            process.waitFor(random.nextLong(1, 200 + 150L * kills), TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
            whole = Files.readString(said).contains("whole");
            kills += whole ? 0 : 1;
        }
        assertThat(whole).as("it got to its end").isTrue();
        assertThat(kills).as("kills before the end").isPositive();
        assertThat(files(target)).isEqualTo(expected);
    }
}
