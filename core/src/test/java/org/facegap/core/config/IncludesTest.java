package org.facegap.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Configs of several files. */
class IncludesTest {
    record Step(
            @Doc("steps") int steps,
            @Doc("rate") @Default("0.1") double rate) {}

    record Config(
            @Doc("name") String name,
            @Doc("training") Step train,
            @Doc("search") @Default("rejection") KindsTest.Search search,
            @Doc("seeds") @Default("[1]") List<Long> seeds,
            @Doc("parts") @Default("{}") Map<String, Step> parts) {}

    @TempDir
    Path dir;

    @BeforeEach
    void base() throws IOException {
        write("base.yaml", """
                name: base
                train: {steps: 10, rate: 0.5}
                search: {name: evolutionary, sigma: 2}
                seeds: [1, 2, 3]
                parts:
                  one: {steps: 1, rate: 0.2}
                """);
    }

    private void write(String file, String text) throws IOException {
        Path path = dir.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private Config read(String text) throws IOException {
        write("study.yaml", text);
        return ConfigReader.read(dir.resolve("study.yaml"), Config.class);
    }

    private List<String> problems(String text) {
        return catchThrowableOfType(ConfigError.class, () -> read(text)).problems().stream()
                .map(problem -> problem.replace(dir + "/", ""))
                .toList();
    }

    @Test
    void theIncludingFileWinsKeyByKey() throws IOException {
        Config config = read("""
                include: base.yaml
                name: mine
                train: {steps: 20}
                seeds: [4]
                parts: {two: {steps: 2}}
                """);
        assertThat(config)
                .isEqualTo(new Config(
                        "mine",
                        new Step(20, 0.5),
                        new KindsTest.Mutants("evolutionary", 2, 3),
                        List.of(4L),
                        Map.of("one", new Step(1, 0.2), "two", new Step(2, 0.1))));
    }

    @Test
    void keysOfAnotherKindDoNotStay() throws IOException {
        assertThat(read("include: base.yaml\nsearch: {name: plain}\n").search())
                .isEqualTo(new KindsTest.Draws("plain"));
        assertThat(read("include: base.yaml\nsearch: plain\n").search()).isEqualTo(new KindsTest.Draws("plain"));
        assertThat(read("include: base.yaml\nsearch: {children: 5}\n").search())
                .isEqualTo(new KindsTest.Mutants("evolutionary", 2, 5));
    }

    @Test
    void aKeyWithoutAValueTakesTheIncludedOneAway() throws IOException {
        assertThat(read("include: base.yaml\ntrain: {rate: }\nseeds: ~\n"))
                .extracting(Config::train, Config::seeds)
                .containsExactly(new Step(10, 0.1), List.of(1L));
    }

    @Test
    void theFileThatIsNamedLaterWins() throws IOException {
        write("parts/more.yaml", "include: ../deep.yaml\nseeds: [7]\n");
        write("deep.yaml", "name: deep\nseeds: [8]\ntrain: {rate: 3}\n");
        assertThat(read("include: [base.yaml, parts/more.yaml]\n"))
                .extracting(Config::name, Config::train, Config::seeds)
                .containsExactly("deep", new Step(10, 3), List.of(7L));
    }

    @Test
    void problemsNameTheFileAndItsLine() throws IOException {
        write("bad.yaml", "train:\n  stepps: 3\nseeds: [x]\n");
        assertThat(problems("include: bad.yaml\nnaem: x\n"))
                .containsExactly(
                        "bad.yaml:2: train.stepps: unknown key; did you mean 'steps'?",
                        "bad.yaml:3: seeds.0: expected a whole number, found x",
                        "study.yaml:2: naem: unknown key; did you mean 'name'?");
        write("bad.yaml", "train: [\n");
        assertThat(problems("include: bad.yaml\n")).singleElement().asString().startsWith("bad.yaml:2: not valid YAML");
    }

    @Test
    void cyclesAndAbsentFilesAreToldWhereTheyAreNamed() throws IOException {
        write("a.yaml", "include: b.yaml\n");
        write("b.yaml", "\ninclude: a.yaml\n");
        assertThat(problems("name: x\ninclude:\n- a.yaml\n- bsae.yaml\n"))
                .containsExactly(
                        "b.yaml:2: include: a file cannot include itself: study.yaml > a.yaml > b.yaml > a.yaml",
                        "study.yaml:4: include: bsae.yaml: no such file; did you mean 'base.yaml'?");
        assertThat(problems("include: {file: base.yaml}\n"))
                .containsExactly("study.yaml:1: include: expected a file or a list of files, found keys and values");
        assertThat(problems("include: .\n")).singleElement().asString().contains("is not a file");
    }

    @Test
    void filesThatMultiplyAreStopped() throws IOException {
        for (int i = 0; i < 30; i++) {
            write("f" + i + ".yaml", "include: [f" + (i + 1) + ".yaml, f" + (i + 1) + ".yaml]\n");
        }
        write("f30.yaml", "name: x\n");
        assertThat(problems("include: f0.yaml\n"))
                .allMatch(problem -> problem.endsWith("more than 100 files are included"));
    }

    @Test
    void partsForAnchorsMeanNothingThemselves() throws IOException {
        Config config = read("""
                include: base.yaml
                x-long: &long {steps: 500, rate: 0.01}
                train: *long
                parts:
                  three: {<<: *long, steps: 3}
                """);
        assertThat(config.train()).isEqualTo(new Step(500, 0.01));
        assertThat(config.parts()).containsEntry("three", new Step(3, 0.01));
    }

    @Test
    void aStrangersFileIncludesNothing() throws IOException {
        write("card.yaml", "include: base.yaml\n");
        assertThat(catchThrowableOfType(
                                ConfigError.class, () -> ConfigReader.readAlone(dir.resolve("card.yaml"), Config.class))
                        .problems())
                .anyMatch(problem -> problem.contains("include: unknown key"));
    }
}
