package org.facegap.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Configs that a matrix makes. */
class MatrixTest {
    record Step(
            @Doc("steps") @Range(min = 1) int steps,
            @Doc("rate") @Default("0.1") double rate,
            @Doc("depths") @Default("[1]") List<Integer> depths) {
        Step {
            if (rate * steps > 100) {
                throw new IllegalArgumentException("rate: times steps is more than 100");
            }
        }
    }

    record Config(
            @Doc("name") String name,
            @Doc("training") Step train,
            @Doc("other training") @Default("{steps: 7}") Step other,
            @Doc("search") @Default("rejection") KindsTest.Search search) {}

    private static final String BASE = "name: study\ntrain: {steps: 5}\n";

    @TempDir
    Path dir;

    private List<ConfigCell<Config>> cells(String matrix, String... overrides) {
        Path file = dir.resolve("study.yaml");
        try {
            Files.writeString(file, BASE + matrix);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return ConfigReader.readCells(
                file, Config.class, overrides.length == 0 ? Map.of() : Map.of(overrides[0], overrides[1]));
    }

    private List<String> names(String matrix) {
        return cells(matrix).stream().map(ConfigCell::name).toList();
    }

    private List<String> problems(String matrix, String... overrides) {
        return catchThrowableOfType(ConfigError.class, () -> cells(matrix, overrides)).problems().stream()
                .map(problem -> problem.replace(dir + "/", ""))
                .toList();
    }

    @Test
    void everyCombinationIsACell() {
        List<ConfigCell<Config>> cells = cells("""
                matrix:
                  train.rate: [0.1, 0.2]
                  search: [plain, {name: evolutionary, sigma: 2}]
                  size:
                    - {name: small, set: {train.depths: [1], train.steps: 3}}
                    - name: large
                      set: {train.depths: [2, 2], other.steps: 9}
                """);
        assertThat(cells).hasSize(8);
        assertThat(cells.get(0).name()).isEqualTo("rate=0.1,search=plain,size=small");
        assertThat(cells.get(7).name()).isEqualTo("rate=0.2,search=evolutionary-2,size=large");
        assertThat(cells.get(7).values())
                .containsExactly(
                        Map.entry("rate", "0.2"), Map.entry("search", "evolutionary-2"), Map.entry("size", "large"));
        assertThat(cells.get(0).config())
                .isEqualTo(new Config(
                        "study",
                        new Step(3, 0.1, List.of(1)),
                        new Step(7, 0.1, List.of(1)),
                        new KindsTest.Draws("plain")));
        assertThat(cells.get(7).config())
                .isEqualTo(new Config(
                        "study",
                        new Step(5, 0.2, List.of(2, 2)),
                        new Step(9, 0.1, List.of(1)),
                        new KindsTest.Mutants("evolutionary", 2, 3)));
    }

    @Test
    void withoutAMatrixThereIsOneCell() {
        assertThat(cells("")).singleElement().satisfies(cell -> {
            assertThat(cell.name()).isEmpty();
            assertThat(cell.config().train().steps()).isEqualTo(5);
        });
        assertThat(catchThrowableOfType(ConfigError.class, () -> {
                            names("matrix: {train.rate: [1, 2]}\n");
                            ConfigReader.read(dir.resolve("study.yaml"), Config.class);
                        })
                        .problems())
                .singleElement()
                .asString()
                .endsWith("study.yaml:3: matrix: makes several configs, where one is expected");
    }

    @Test
    void axesHaveTheShortestNamesThatTellThemApart() {
        assertThat(names("matrix: {train.steps: [1], other.steps: [2], train.rate: [null]}\n"))
                .containsExactly("train.steps=1,other.steps=2,rate=none");
    }

    @Test
    void excludeTakesAwayAndIncludeAddsOrExtends() {
        List<ConfigCell<Config>> cells = cells("""
                matrix:
                  train.rate: [0.1, 0.2]
                  train.steps: [1, 2]
                  exclude:
                    - {rate: 0.1, train.steps: 2}
                  include:
                    - {rate: 0.2, set: {other.steps: 50}}
                    - {rate: 0.4}
                    - {rate: 0.1, steps: 2, name: again, set: {other.steps: 60}}
                """);
        assertThat(cells.stream().map(ConfigCell::name))
                .containsExactly("rate=0.1,steps=1", "rate=0.2,steps=1", "rate=0.2,steps=2", "rate=0.4", "again");
        assertThat(cells.stream().map(cell -> cell.config().other().steps())).containsExactly(7, 50, 50, 7, 60);
        assertThat(cells.get(3).config().train()).isEqualTo(new Step(5, 0.4, List.of(1)));
        assertThat(cells.get(4).config().train().steps()).isEqualTo(2);
    }

    @Test
    void overridesHoldInAllCellsButNotAgainstAnAxis() {
        assertThat(cells("matrix: {train.rate: [1, 2]}\n", "train.steps", "9"))
                .allMatch(cell -> cell.config().train().steps() == 9);
        assertThat(problems("matrix: {train.rate: [1, 2]}\n", "train.rate", "3"))
                .containsExactly(
                        "--set train.rate: the axis rate of the matrix sets it; choose cells with --only rate=VALUE");
    }

    @Test
    void mistakesAreToldWithTheirPlace() {
        assertThat(problems("matrix:\n  train.rte: [1]\n"))
                .containsExactly("study.yaml:4: train.rte: unknown key; did you mean 'rate'?");
        assertThat(problems("matrix:\n  size:\n  - name: x\n    set: {train.stepps: 1}\n"))
                .containsExactly("study.yaml:6: train.stepps: unknown key; did you mean 'steps'?");
        assertThat(problems("matrix:\n  train.rate: []\n  train.steps: 3\n"))
                .containsExactly(
                        "study.yaml:4: matrix.train.rate: an axis needs a list of values, found an empty list",
                        "study.yaml:5: matrix.train.steps: an axis needs a list of values, found 3");
        assertThat(problems("matrix:\n  train.steps: [2, 2]\n"))
                .containsExactly("study.yaml:4: matrix.train.steps: two values are called '2'; name them:"
                        + " {name: ..., set: {train.steps: ...}}");
        assertThat(problems("matrix: []\n"))
                .containsExactly("study.yaml:3: matrix: expected axes, each with a list of values, found a list");
        assertThat(problems("matrix: {train.steps: [1], exclude: [{steps: 1}]}\n"))
                .containsExactly("study.yaml:3: matrix: exclude leaves no cell");
        assertThat(problems("""
                matrix:
                  train.steps: [1, 2]
                  train.rate: [1, 2]
                  exclude:
                    - {step: 1}
                    - {steps: 20}
                    - {steps: 1}
                    - {steps: 1, rate: 2}
                  include:
                    - {steps: 2}
                    - {stet: {}}
                    - {steps: 2, rate: 2, name: 'steps=2,rate=1'}
                """))
                .containsExactly(
                        "study.yaml:7: matrix.exclude.step: no axis has this name; did you mean 'steps'?"
                                + " The axes are steps, rate",
                        "study.yaml:8: matrix.exclude.steps: no value is called '20'; did you mean '2'?"
                                + " The values are 1, 2",
                        "study.yaml:10: matrix.exclude: there is no such cell",
                        "study.yaml:12: matrix.include: these cells are there already; say what is different with set",
                        "study.yaml:13: matrix.include.stet: no axis has this name; did you mean 'set'?"
                                + " The axes and keys are steps, rate, name, set");
        assertThat(problems("""
                matrix:
                  train.steps: [1, 2]
                  include:
                    - {name: X, set: {train.rate: 3}}
                    - {name: x}
                """)).containsExactly("study.yaml:7: matrix: two cells are called 'x'");
    }

    @Test
    void whatIsWrongWithSomeCellsNamesOne() {
        assertThat(problems("matrix:\n  train.steps: [1, 200, 300]\n  train.rate: [0.1, 1]\n"))
                .containsExactly("study.yaml:5: train.rate: times steps is more than 100"
                        + " (cell steps=200,rate=1 and 1 more)");
        assertThat(problems("matrix:\n  train.steps: [1, 0]\n"))
                .containsExactly("study.yaml:4: train.steps: expected a whole number of at least 1, found 0"
                        + " (cell steps=0)");
    }

    @Test
    void tooManyCellsAreNotMade() {
        String axis = ": [" + "1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22" + "]\n";
        assertThat(problems("matrix:\n  train.rate" + axis + "  train.steps" + axis + "  other.rate" + axis))
                .containsExactly("study.yaml:3: matrix: 22 x 22 x 22 are more than 10000 cells");
    }
}
