package org.facegap.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigReaderTest {
    enum Method {
        EVOLUTIONARY,
        PLAIN,
        WITH_QUOTAS
    }

    record Arm(
            @Doc("shown in the report") String name,

            @Doc("how identities are found") @Default("plain")
            Method method,

            @Doc("share of each value") @Default("{}") @Range(min = 0, max = 1)
            Map<String, Double> shares) {}

    record Train(
            @Doc("step size") @Range(min = 0, minExclusive = true) @Default("0.1")
            double learningRate,

            @Doc("optimizer steps") @Range(min = 1) int steps,
            @Doc("steps of warm-up") @Default("0") int warmup,

            @Doc("which loss") @OneOf({"arcface", "softmax"}) @Default("arcface")
            String loss) {
        Train {
            if (warmup > steps) {
                throw new IllegalArgumentException("warmup: " + warmup + " is more than the " + steps + " steps");
            }
        }
    }

    record Sampling(
            @Doc("how many") @Default("10") int count,
            @Doc("mixed") @Default("{a: 1, b: 2}") Map<String, Integer> mix) {}

    record Suite(
            @Doc("name of the suite") String name,
            @Doc("training") Train train,
            @Doc("training sets") List<Arm> arms,
            @Doc("seeds") @Default("[1, 2]") @Range(min = 0) List<Long> seeds,
            @Doc("where to write") @Nullable String out,
            @Doc("whether to hurry") @Default("false") boolean fast,
            @Doc("most bytes") @Nullable Long limit,

            @Doc("sampling") @Default("{count: 3, mix: {c: 5}}")
            Sampling sampling) {
        Suite {
            if (arms.isEmpty()) {
                throw new IllegalArgumentException("arms: needs at least one");
            }
            for (int i = 0; i < arms.size(); i++) {
                if (arms.get(i).name().equals("taken")) {
                    throw new IllegalArgumentException("arms[" + i + "].name: is taken");
                }
            }
        }
    }

    private static final String GOOD = """
            # a comment
            name: demo
            train:
              steps: 1_000
            arms:
              - name: biased
              - name: balanced
                method: with-quotas
                shares: {light: 0.25, dark: 1}
            """;

    private static Suite parse(String text) {
        return ConfigReader.parse("x.yaml", text, Suite.class, Map.of());
    }

    private static Suite parse(String text, String... overrides) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < overrides.length; i += 2) {
            map.put(overrides[i], overrides[i + 1]);
        }
        return ConfigReader.parse("x.yaml", text, Suite.class, map);
    }

    private static List<String> problems(String text, String... overrides) {
        ConfigError error = catchThrowableOfType(ConfigError.class, () -> parse(text, overrides));
        assertThat(error).as("a config error").isNotNull();
        assertThat(error.exitCode()).isEqualTo(2);
        assertThat(error).hasMessage(String.join("\n", error.problems()));
        return error.problems();
    }

    @Test
    void defaultsFillWhatIsAbsent() {
        assertThat(parse(GOOD))
                .isEqualTo(new Suite(
                        "demo",
                        new Train(0.1, 1000, 0, "arcface"),
                        List.of(
                                new Arm("biased", Method.PLAIN, Map.of()),
                                new Arm("balanced", Method.WITH_QUOTAS, Map.of("light", 0.25, "dark", 1.0))),
                        List.of(1L, 2L),
                        null,
                        false,
                        null,
                        new Sampling(3, Map.of("c", 5))));
    }

    @Test
    void aTypoIsNamedWithLineAndNearestKey() {
        assertThat(problems(GOOD.replace("steps: 1_000", "steps: 5\n  learningrate: 0.2")))
                .containsExactly("x.yaml:5: train.learningrate: unknown key; did you mean 'learningRate'?");
        assertThat(problems(GOOD.replace("steps:", "stpes:")))
                .as("the required key that was meant is not also told missing")
                .containsExactly("x.yaml:4: train.stpes: unknown key; did you mean 'steps'?");
        assertThat(problems(GOOD + "zebra: 1\n"))
                .containsExactly("x.yaml:10: zebra: unknown key; known keys: "
                        + "name, train, arms, seeds, out, fast, limit, sampling");
    }

    @Test
    void allProblemsAreToldAtOnceInReadingOrder() {
        assertThat(problems("""
                        train:
                          steps: 3.9
                          learningRate: 0
                          loss: arcfase
                        arms:
                          - {nam: a}
                          - name: b
                            method: evolutionarry
                            shares: {light: 2}
                        seeds: 7
                        fast: yes
                        limit: '7'
                        """))
                .containsExactly(
                        "x.yaml:1: name: missing: name of the suite",
                        "x.yaml:2: train.steps: expected a whole number of at least 1, found 3.9",
                        "x.yaml:3: train.learningRate: expected a number above 0, found 0",
                        "x.yaml:4: train.loss: expected one of arcface, softmax; found arcfase; did you mean 'arcface'?",
                        "x.yaml:6: arms.0.nam: unknown key; did you mean 'name'?",
                        "x.yaml:8: arms.1.method: expected one of evolutionary, plain, with-quotas; "
                                + "found evolutionarry; did you mean 'evolutionary'?",
                        "x.yaml:9: arms.1.shares.light: expected a number from 0 to 1, found 2",
                        "x.yaml:10: seeds: expected a list, found 7",
                        "x.yaml:11: fast: expected true or false, found yes",
                        "x.yaml:12: limit: expected a whole number, found the text '7'");
    }

    @Test
    void duplicateKeysAreAnError() {
        assertThat(problems(GOOD + "name: again\n")).containsExactly("x.yaml:10: name: duplicate key; first at line 2");
        assertThat(problems(GOOD.replace("  steps: 1_000", "  steps: 1\n  steps: 2")))
                .containsExactly("x.yaml:5: train.steps: duplicate key; first at line 4");
    }

    @Test
    void wrongShapesAreToldAsFoundAndExpected() {
        assertThat(problems(GOOD.replace("train:\n  steps: 1_000", "train: 5")))
                .containsExactly("x.yaml:3: train: expected keys and values, found 5");
        assertThat(problems(GOOD.replace("name: demo", "name: [demo]")))
                .containsExactly("x.yaml:2: name: expected text, found a list");
        assertThat(problems(GOOD.replace("name: demo", "name:")))
                .containsExactly("x.yaml:2: name: has no value: name of the suite");
        assertThat(problems(GOOD.replace("1_000", "99999999999")))
                .containsExactly("x.yaml:4: train.steps: the number 99999999999 is too large");
        assertThat(problems(GOOD + "seeds: [1, -2, x, null]\n"))
                .containsExactly(
                        "x.yaml:10: seeds.1: expected a whole number of at least 0, found -2",
                        "x.yaml:10: seeds.2: expected a whole number of at least 0, found x",
                        "x.yaml:10: seeds.3: expected a whole number of at least 0, found nothing");
        assertThat(problems(GOOD.replace("steps: 1_000", "steps: 1\n  learningRate: .nan")))
                .containsExactly("x.yaml:5: train.learningRate: expected a number above 0, found .nan");
    }

    @Test
    void rulesAcrossKeysAreToldAtTheirKey() {
        assertThat(problems(GOOD.replace("steps: 1_000", "steps: 5\n  warmup: 6")))
                .containsExactly("x.yaml:5: train.warmup: 6 is more than the 5 steps");
        assertThat(problems(GOOD.replace("name: balanced", "name: taken")))
                .containsExactly("x.yaml:7: arms[1].name: is taken");
        assertThat(problems(GOOD, "arms", "[]")).containsExactly("--set arms: needs at least one");
    }

    @Test
    void textsStayAsTheyAreWritten() {
        assertThat(parse(GOOD.replace("name: demo", "name: no")).name()).isEqualTo("no");
        assertThat(parse(GOOD.replace("name: demo", "name: 1e3")).name()).isEqualTo("1e3");
        assertThat(parse(GOOD.replace("name: demo", "name: 2024-01-01")).name()).isEqualTo("2024-01-01");
        assertThat(parse(GOOD + "out: ~\nlimit: null\n"))
                .returns(null, Suite::out)
                .returns(null, Suite::limit);
        assertThat(parse(GOOD + "out: \"\"\n").out()).isEmpty();
        assertThat(parse(GOOD.replace("steps: 1_000", "steps: 1\n  learningRate: 2e-3"))
                        .train()
                        .learningRate())
                .isEqualTo(0.002);
    }

    @Test
    void overridesStandAsIfInTheFile() {
        Suite suite = parse(
                GOOD,
                "train.learningRate",
                "3e-4",
                "arms.0.name",
                "first",
                "arms.1.shares",
                "{dark: 0.5}",
                "out",
                "a b");
        assertThat(suite.train()).isEqualTo(new Train(3e-4, 1000, 0, "arcface"));
        assertThat(suite.arms().get(0).name()).isEqualTo("first");
        assertThat(suite.arms().get(1).shares()).isEqualTo(Map.of("dark", 0.5));
        assertThat(suite.out()).isEqualTo("a b");
        assertThat(parse(GOOD, "seeds", "[5]").seeds()).containsExactly(5L);
    }

    @Test
    void anOverrideInsideADefaultKeepsTheDefaultsOtherKeys() {
        assertThat(parse(GOOD, "sampling.count", "9").sampling()).isEqualTo(new Sampling(9, Map.of("c", 5)));
        assertThat(parse(GOOD, "sampling.mix.d", "1").sampling()).isEqualTo(new Sampling(3, Map.of("c", 5, "d", 1)));
        assertThat(parse(GOOD + "sampling: {}\n", "sampling.count", "9").sampling())
                .isEqualTo(new Sampling(9, Map.of("a", 1, "b", 2)));
    }

    @Test
    void problemsOfOverridesAreTold() {
        assertThat(problems(GOOD, "train.learningrate", "1"))
                .containsExactly("--set train.learningrate: unknown key; did you mean 'learningRate'?");
        assertThat(problems(GOOD, "train.steps", "x"))
                .containsExactly("--set train.steps: expected a whole number of at least 1, found x");
        assertThat(problems(GOOD, "arms.2.name", "x"))
                .containsExactly("--set arms.2.name: arms is a list of 2 items; '2' is not one of 0 to 1");
        assertThat(problems(GOOD, "name.x", "1")).containsExactly("--set name.x: name is demo and has no keys");
        assertThat(problems(GOOD, "a..b", "1")).containsExactly("--set a..b: not a key");
        assertThat(problems(GOOD, "seeds", "[1")).singleElement().asString().startsWith("--set seeds: not valid YAML");
        assertThat(problems(GOOD, "arms", "[{name: x, shares: {a: 3}}]"))
                .containsExactly("--set arms: arms.0.shares.a: expected a number from 0 to 1, found 3");
        assertThat(problems(GOOD + "zebra: 1\n", "train.steps", "0"))
                .as("the file's problems and the overrides' together")
                .hasSize(2);
    }

    @Test
    void filesThatAreNoConfigAreTold(@TempDir Path dir) throws IOException {
        Path file = dir.resolve("x.yaml");
        assertFile(file, file + ": no such file");
        assertFile(dir, dir + ": is not a file");
        Files.writeString(file, "");
        assertFile(file, file + ": is empty");
        Files.writeString(file, "# only a comment\n");
        assertFile(file, file + ": is empty");
        Files.writeString(file, "- a\n- b\n");
        assertFile(file, file + ":1: expected keys and values, found a list");
        Files.write(file, "name: caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
        assertFile(file, file + ": is not UTF-8 text");
        Files.writeString(file, "x".repeat((1 << 20) + 1));
        assertFile(file, file + ": 1048577 bytes are too many for a config, at most 1048576");
        Files.writeString(file, "name: a\nb: [1\nc: 2\n");
        assertFile(file, file + ":3: not valid YAML");
        Files.writeString(file, GOOD + "---\nname: b\n");
        assertFile(file, file + ":10: not valid YAML");
        Files.writeString(file, "name: !!java.net.URL x\n");
        assertFile(file, file + ":1: not valid YAML: Global tag is not allowed");
        Files.writeString(file, "? [a]\n: b\n");
        assertFile(file, file + ":1: a key must be a plain word");
        Files.writeString(file, "\uFEFF" + GOOD);
        assertThat(ConfigReader.read(file, Suite.class).name()).isEqualTo("demo");
    }

    private static void assertFile(Path file, String first) {
        ConfigError error = catchThrowableOfType(ConfigError.class, () -> ConfigReader.read(file, Suite.class));
        assertThat(error.problems().get(0)).startsWith(first);
    }

    @Test
    void hostileYamlIsBounded() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 40; i++) {
            bomb.append("a" + i + ": &a" + i + " [*a" + (i - 1) + ", *a" + (i - 1) + "]\n");
        }
        assertThat(problems(bomb.toString())).singleElement().asString().contains("not valid YAML");
        assertThat(problems("a: " + "[".repeat(5000) + "]".repeat(5000)))
                .singleElement()
                .asString()
                .contains("not valid YAML");
        assertThat(problems("name: &n [*n]\n")).singleElement().asString().contains("not valid YAML");
    }

    @Test
    void anchorsAndMergesShareKeys() {
        Suite suite = parse("""
                name: demo
                train: {steps: 1}
                arms:
                  - &base {name: a, method: evolutionary, shares: {dark: 1}}
                  - <<: *base
                    name: b
                """);
        assertThat(suite.arms().get(1)).isEqualTo(new Arm("b", Method.EVOLUTIONARY, Map.of("dark", 1.0)));
    }

    @Test
    void theReferenceListsEveryKey() {
        assertThat(ConfigReader.reference(Suite.class))
                .startsWith("| key | type | default | what it is |\n| --- | --- | --- | --- |\n")
                .contains("| `name` | text | required | name of the suite |\n")
                .contains("| `train.learningRate` | a number above 0 | `0.1` | step size |\n")
                .contains("| `train.loss` | one of arcface, softmax | `arcface` | which loss |\n")
                .contains("| `arms` | list of keys and values | required | training sets |\n")
                .contains("| `arms[].method` | one of evolutionary, plain, with-quotas | `plain` |")
                .contains("| `arms[].shares` | map of a number from 0 to 1 | `{}` |")
                .contains("| `seeds` | list of a whole number of at least 0 | `[1, 2]` | seeds |\n")
                .contains("| `out` | text | none | where to write |\n")
                .hasLineCount(2 + 8 + 4 + 3 + 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConfigReader.reference(Undocumented.class))
                .withMessageContaining("x has no @Doc");
    }

    record Undocumented(int x) {}
}
