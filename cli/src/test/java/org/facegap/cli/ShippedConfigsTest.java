package org.facegap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.facegap.core.config.ConfigReader;
import org.facegap.core.progress.Progress;
import org.facegap.generator.worldset.WorldIdentities;
import org.facegap.generator.worldset.WorldSetConfig;
import org.facegap.generator.worldset.WorldSets;
import org.facegap.suite.config.SuiteConfig;
import org.facegap.suite.world.WorldModelConfig;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every config that is shipped can be read. */
class ShippedConfigsTest {
    private static final Path CONFIGS = Path.of("..", "configs");

    @TestFactory
    List<DynamicTest> everyShippedConfigIsRead() throws IOException {
        try (Stream<Path> files = Files.walk(CONFIGS)) {
            List<Path> configs = files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
            assertThat(configs).contains(CONFIGS.resolve("quickstart.yaml"));
            return configs.stream()
                    .map(file -> DynamicTest.dynamicTest(
                            CONFIGS.relativize(file).toString(),
                            () -> assertThat(ConfigReader.read(file, type(file)))
                                    .isNotNull()))
                    .toList();
        }
    }

    private static Class<?> type(Path file) throws IOException {
        List<String> keys = Files.readAllLines(file).stream()
                .filter(line -> line.matches("[a-zA-Z]+:.*"))
                .map(line -> line.replaceFirst(":.*", ""))
                .toList();
        return keys.contains("arms")
                ? SuiteConfig.class
                : keys.contains("data") ? WorldModelConfig.class : WorldSetConfig.class;
    }

    @Test
    void theSuiteOnOnesOwnTestSetIsPlannedOnIdentitiesOfTheWorld(@TempDir Path dir) {
        Path identities = dir.resolve("identities");
        WorldIdentities spec = new WorldIdentities("identities", 1, "balanced", 30, 3, 16, 0.45, false, 1);
        new WorldSets().render("identities", spec, identities, Progress.silent());
        Invocation plan = Invocation.of(
                "run",
                CONFIGS.resolve("own-test-set.yaml"),
                "--out",
                dir.resolve("run"),
                "--set",
                "test.dataset=" + identities,
                "--dry-run");
        assertThat(plan.code()).as(plan.all()).isZero();
        assertThat(plan.out())
                .contains(
                        "identities-test",
                        "identities: 21 identities, 63 images",
                        "identities: 9 identities, 27 images")
                .contains("generate-biased", "generate-balanced");
        assertThat(dir.resolve("run")).doesNotExist();
    }

    @Test
    void theQuickstartExplainsEveryKey() throws IOException {
        List<String> unexplained = Files.readAllLines(CONFIGS.resolve("quickstart.yaml")).stream()
                .filter(line -> line.matches("\\s*(- )?[a-zA-Z0-9]+:.*"))
                .filter(line -> !line.contains("#"))
                .map(String::strip)
                .toList();
        // Told a few lines above, where the same key stands first.
        assertThat(unexplained)
                .allMatch(
                        line -> line.matches("recognition:|network:|size: 64|width: 12|depths: .*|steps: 300|batch: 64"
                                + "|learningRate: 0.002|weightDecay: 0.05|augmentation: .*|age: .*|presentation: .*"
                                + "|source: generated|strategy: evolutionary|- name: balanced|report:"));
    }
}
