package org.facegap.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Configs of several kinds: sealed interfaces of records. */
class KindsTest {
    @ByKey("name")
    sealed interface Search {
        String name();
    }

    record Draws(
            @Doc("search") @OneOf({"rejection", "plain"}) @Default("rejection")
            String name) implements Search {}

    record Mutants(
            @Doc("search") @OneOf("evolutionary") String name,

            @Doc("size of a mutation") @Range(min = 0, max = 5) @Default("0.7")
            double sigma,

            @Doc("how many") @Default("3") int children)
            implements Search {}

    @ByKey("source")
    sealed interface Arm {
        String source();
    }

    record Found(
            @Doc("source") @OneOf("generated") @Default("generated")
            String source,

            @Doc("name") String name,

            @Doc("shares") @OneOf({"balanced", "shares"}) @Default("balanced")
            String composition,

            @Doc("how") @Nullable Search search)
            implements Arm {}

    record OnDisk(
            @Doc("source") @OneOf("dataset") String source,
            @Doc("name") String name,

            @Doc("shares") @OneOf("as-is") @Default("as-is") String composition,

            @Doc("folder") String folder)
            implements Arm {}

    record Suite(
            @Doc("arms") List<Arm> arms,

            @Doc("search") @Default("{name: evolutionary, sigma: 1}")
            Search search) {}

    private static Suite parse(String yaml, Map<String, String> overrides) {
        return ConfigReader.parse("s.yaml", yaml, Suite.class, overrides);
    }

    private static List<String> problems(String yaml) {
        return catchThrowableOfType(ConfigError.class, () -> parse(yaml, Map.of()))
                .problems();
    }

    @Test
    void theKeyChoosesTheRecordAndAWordStandsForIt() {
        Suite suite = parse("""
            arms:
              - {name: a}
              - {name: b, search: plain}
              - {name: c, search: {name: evolutionary, children: 5}}
              - {name: d, source: dataset, folder: x}
            """, Map.of());
        assertThat(suite)
                .isEqualTo(new Suite(
                        List.of(
                                new Found("generated", "a", "balanced", null),
                                new Found("generated", "b", "balanced", new Draws("plain")),
                                new Found("generated", "c", "balanced", new Mutants("evolutionary", 0.7, 5)),
                                new OnDisk("dataset", "d", "as-is", "x")),
                        new Mutants("evolutionary", 1, 3)));
    }

    @Test
    void anOverrideKeepsTheDefaultsKind() {
        assertThat(parse("arms: []", Map.of("search.children", "9")).search())
                .isEqualTo(new Mutants("evolutionary", 1, 9));
        assertThat(parse("arms: []", Map.of("search", "plain")).search()).isEqualTo(new Draws("plain"));
    }

    @Test
    void aRootMayBeOfSeveralKinds() {
        assertThat(ConfigReader.parse("a.yaml", "source: dataset\nname: d\nfolder: x\n", Arm.class, Map.of()))
                .isEqualTo(new OnDisk("dataset", "d", "as-is", "x"));
    }

    @Test
    void keysAndWordsOfAnotherKindAreToldWithTheirKind() {
        assertThat(problems("""
            arms:
              - {name: a, folder: x}
              - {name: b, source: dataset, composition: balanced, folder: x}
              - {name: c, sigma: 1}
              - {name: d, search: {name: plain, sigma: 1}}
            """))
                .containsExactly(
                        "s.yaml:2: arms.0.folder: belongs to source: dataset;"
                                + " source: generated takes name, composition, search",
                        "s.yaml:3: arms.1.composition: balanced belongs to source: generated; expected one of as-is",
                        "s.yaml:4: arms.2.sigma: belongs into search: {name: evolutionary, sigma: ...};"
                                + " source: generated takes name, composition, search",
                        "s.yaml:5: arms.3.search.sigma: belongs to name: evolutionary; name: plain takes nothing else");
    }

    @Test
    void wordsThatAreNoKindAreToldWithTheNearest() {
        assertThat(problems("""
            arms:
              - {name: a, source: datset}
              - {name: b, search: evolutonary}
              - {name: c, search: [plain]}
              - {name: d, search: {name: {}}}
            search: {nam: plain}
            """))
                .containsExactly(
                        "s.yaml:2: arms.0.source: expected one of generated, dataset; found datset; did you mean"
                                + " 'dataset'?",
                        "s.yaml:3: arms.1.search.name: expected one of rejection, plain, evolutionary; found"
                                + " evolutonary; did you mean 'evolutionary'?",
                        "s.yaml:4: arms.2.search: expected keys and values, found a list",
                        "s.yaml:5: arms.3.search.name: expected one of rejection, plain, evolutionary, found keys and"
                                + " values",
                        "s.yaml:6: search.nam: unknown key; did you mean 'name'?");
    }

    @Test
    void theReferenceTellsWhoseAKeyIs() {
        assertThat(ConfigReader.reference(Suite.class))
                .contains("| `search` | keys and values | `{name: evolutionary, sigma: 1}` | search |\n")
                .contains("| `search.name` | one of rejection, plain, evolutionary | `rejection` | which kind;")
                .contains("| `search.sigma` | a number from 0 to 5 | `0.7` | evolutionary: size of a mutation |\n")
                .contains("| `arms[].name` | text | required | name |\n")
                .contains("| `arms[].composition` | one of as-is | `as-is` | dataset: shares |\n");
    }

    @Test
    void theSchemaHasOneAlternativeForEachKind() {
        ObjectNode schema = RecordSchema.ofConfig(Suite.class, "a suite");
        assertThat(schema.at("/$defs/Search/oneOf").toString())
                .isEqualTo("[{\"enum\":[\"rejection\",\"plain\",\"evolutionary\"]},{\"$ref\":\"#/$defs/Draws\"},"
                        + "{\"$ref\":\"#/$defs/Mutants\"}]");
        assertThat(schema.at("/$defs/Arm/oneOf").toString())
                .isEqualTo("[{\"$ref\":\"#/$defs/Found\"},{\"$ref\":\"#/$defs/OnDisk\"}]");
        assertThat(schema.at("/$defs/OnDisk/properties/source/const").asText()).isEqualTo("dataset");
        assertThat(schema.at("/$defs/OnDisk/required").toString()).isEqualTo("[\"source\",\"name\",\"folder\"]");
        assertThat(schema.at("/$defs/Found/required").toString()).isEqualTo("[\"name\"]");
    }

    @ByKey("kind")
    sealed interface Unnamed {}

    record NoKey(@Doc("x") int x) implements Unnamed {}

    @Test
    void aKindWithoutItsKeyIsAMistakeOfTheProgram() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConfigReader.parse("a.yaml", "x: 1", Unnamed.class, Map.of()))
                .withMessageContaining("NoKey has no component kind");
    }
}
