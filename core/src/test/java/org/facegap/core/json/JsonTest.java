package org.facegap.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.facegap.core.UserError;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.RocPoint;
import org.facegap.core.results.suite.Gap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonTest {
    @TempDir
    Path dir;

    record Named(String name, int count, double share) {}

    record Reordered(double share, String name, int count) {}

    @Test
    void canonicalFormDependsNeitherOnMapOrderNorOnComponentOrder() {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("b", List.of(1, 2));
        one.put("a", new Named("x", 3, 0.1));
        Map<String, Object> two = new LinkedHashMap<>();
        two.put("a", new Reordered(0.1, "x", 3));
        two.put("b", List.of(1, 2));
        assertThat(Json.canonical(one))
                .isEqualTo("{\"a\":{\"count\":3,\"name\":\"x\",\"share\":0.1},\"b\":[1,2]}")
                .isEqualTo(Json.canonical(two));
    }

    @Test
    void filesAreIndentedAndEndInALineEnd() throws IOException {
        Path file = dir.resolve("x.json");
        Json.write(file, Map.of("b", 1, "a", new Named("x", 3, 1e-7)));
        assertThat(file)
                .content()
                .isEqualTo("{\n  \"a\" : {\n    \"name\" : \"x\",\n    \"count\" : 3,\n    \"share\" : 1.0E-7\n  },\n"
                        + "  \"b\" : 1\n}\n");
        try (Stream<Path> files = Files.list(dir)) {
            assertThat(files).as("no temporary file is left").containsExactly(file);
        }
    }

    @Test
    void notANumberIsRefusedWithItsPlace() {
        Map<String, Object> value = Map.of("points", List.of(new RocPoint(0.1, Double.NaN)));
        assertThatThrownBy(() -> Json.write(dir.resolve("x.json"), value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NaN is not a number JSON can hold")
                .hasMessageContaining("\"points\"")
                .hasMessageContaining("\"tmr\"");
        assertThat(dir.resolve("x.json")).doesNotExist();
        assertThatThrownBy(() -> Json.canonical(Map.of("x", new double[] {1, Double.POSITIVE_INFINITY})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Infinity is not a number JSON can hold");
        assertThatThrownBy(() -> Json.canonical(Map.of("x", Float.NaN))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Json.canonical(Map.of("x", new float[] {Float.NaN})))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aMissingNumberIsNullWhereARecordAllowsIt() {
        Gap gap = new Gap(Estimate.undefined("one group", 1, "rate"), Double.NaN, 0.25, 0, "", "");
        Path file = dir.resolve("gap.json");
        Json.write(file, gap);
        assertThat(file).content().contains("\"expectedByChance\" : null", "\"permutationP\" : 0.25");
        assertThat(Json.read(file, Gap.class)).isEqualTo(gap);
    }

    @Test
    void aFailedWriteLeavesTheOldFile() {
        Path file = dir.resolve("x.json");
        Json.write(file, Map.of("a", 1));
        assertThatThrownBy(() -> Json.write(file, Map.of("a", Double.NaN)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Json.read(file, Map.class)).isEqualTo(Map.of("a", 1));
        assertThatThrownBy(() -> Json.write(dir.resolve("none/x.json"), Map.of()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("its folder does not exist");
    }

    @Test
    void readingIsStrictAndNamesFileAndLine() throws IOException {
        assertRefused(
                "{\n\"name\":\"x\",\n\"count\":1,\n\"share\":1,\n\"extra\":2}",
                "5: extra: no such key; the keys are name, count, share");
        assertRefused("{\"name\":\"x\",\"count\":1}", "1: share: the key is missing");
        assertRefused(
                "{\"name\":\"x\",\n\"count\":1.5,\"share\":1}",
                "2: count: expected a whole number, found the number 1.5");
        assertRefused("{\"name\":\"x\",\"count\":null,\"share\":1}", "1: count: expected a whole number, found null");
        assertRefused("{\"name\":null,\"count\":1,\"share\":1}", "1: name: expected a value, found null");
        assertRefused(
                "{\"name\":\"x\",\"count\":1,\"share\":\"0.9\"}",
                "1: share: expected a number, found the text \"0.9\"");
        assertRefused("{\"name\":\"x\",\"name\":\"y\",\"count\":1,\"share\":1}", "1: name: the key stands here twice");
        assertRefused("{\"name\":\"x\",\"count\":1,\"share\":1} {}", "1: something follows where the file should end");
        assertRefused("{\"name\":", "1: the file ends in the middle of its content");
        assertRefused("{\"name\":}", "1: not JSON at column 9");
        assertThatThrownBy(() -> Json.read(dir.resolve("none.json"), Named.class))
                .isInstanceOf(UserError.class)
                .hasMessage(dir.resolve("none.json") + " does not exist");
    }

    private void assertRefused(String text, String reason) throws IOException {
        Path file = Files.writeString(dir.resolve("bad.json"), text);
        assertThatThrownBy(() -> Json.read(file, Named.class))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith(file + ":" + reason);
    }

    /** A record with a question beside its component. */
    public record Kind(String name) {
        public boolean isWorld() {
            return name.equals("world");
        }
    }

    @Test
    void questionsThatARecordAnswersAreNotWritten(@TempDir Path folder) {
        Path file = folder.resolve("kind.json");
        Json.write(file, new Kind("world"));
        assertThat(Json.read(file, Kind.class)).isEqualTo(new Kind("world"));
    }
}
