package org.facegap.core.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.facegap.core.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRowsTest {
    @TempDir
    Path dir;

    private Path file(String text, Charset charset) throws IOException {
        return Files.write(dir.resolve("t.csv"), text.getBytes(charset));
    }

    private List<List<String>> rows(String text) throws IOException {
        return rows(file(text, StandardCharsets.UTF_8));
    }

    private static List<List<String>> rows(Path file) {
        List<List<String>> rows = new ArrayList<>();
        try (CsvRows csv = CsvRows.open(file)) {
            rows.add(csv.header());
            while (csv.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 0; i < csv.header().size(); i++) {
                    row.add(csv.get(i));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void delimitersAreFoundOut(String d) throws IOException {
        assertThat(rows("a" + d + "b\n1" + d + "\"x" + d + ",y\"\n"))
                .containsExactly(List.of("a", "b"), List.of("1", "x" + d + ",y"));
    }

    @Test
    void blanksAndTabsAreDelimitersToo() throws IOException {
        assertThat(rows("  file   race \n p/a.jpg  \"East  Asian\"\n\np/b.jpg White  \n"))
                .containsExactly(
                        List.of("file", "race"), List.of("p/a.jpg", "East  Asian"), List.of("p/b.jpg", "White"));
        assertThat(rows("the name\nAnn Lee\nBob\n"))
                .as("one column whose fields are not all of two words")
                .containsExactly(List.of("the name"), List.of("Ann Lee"), List.of("Bob"));
        assertThat(rows("a, b\tc, d, e\n1, 2\t3\n"))
                .as("tabs where there are tabs")
                .containsExactly(List.of("a, b", "c, d, e"), List.of("1, 2", "3"));
    }

    @Test
    void quotedLineBreaksBlankLinesAndCarriageReturnsAreRead() throws IOException {
        String text = "name,scores\r\na,\"[0.1 0.2\r\n 0.7]\"\r\n\r\nb,\"say \"\"x\"\"\"\r\n";
        assertThat(rows(text))
                .containsExactly(
                        List.of("name", "scores"), List.of("a", "[0.1 0.2\r\n 0.7]"), List.of("b", "say \"x\""));
        try (CsvRows csv = CsvRows.open(dir.resolve("t.csv"))) {
            assertThat(csv.next()).isTrue();
            assertThat(csv.line()).isEqualTo(2);
            assertThat(csv.next()).isTrue();
            assertThat(csv.line()).isEqualTo(4);
            assertThat(csv.next()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# labels v1\nfile,race\na.jpg,A\n",
                "# labels, v1\n#\n\n## by hand; 2026\nfile,race\na.jpg,A\n",
                "\n#labels\r\nfile;race\r\na.jpg;A\r\n",
                "# by somebody else\nfile race\na.jpg A\n"
            })
    void commentsBeforeTheHeaderArePassedOver(String text) throws IOException {
        assertThat(rows(text)).containsExactly(List.of("file", "race"), List.of("a.jpg", "A"));
        try (CsvRows csv = CsvRows.open(dir.resolve("t.csv"))) {
            assertThat(csv.headerLine()).isEqualTo(text.lines().toList().size() - 1);
            assertThat(csv.next()).isTrue();
            assertThat(csv.line()).isEqualTo(text.lines().toList().size());
        }
    }

    @Test
    void aHeaderMayBeginWithAHash() throws IOException {
        assertThat(rows("#,file\n1,a.jpg\n")).containsExactly(List.of("#", "file"), List.of("1", "a.jpg"));
        assertThat(rows("#file\trace\na.jpg\tA\n")).containsExactly(List.of("#file", "race"), List.of("a.jpg", "A"));
    }

    @Test
    void aHeaderMayLackTheFirstColumnsName() throws IOException {
        assertThat(rows("2\nMale Young \na.jpg -1  1\nb.jpg  1 -1\n"))
                .as("CelebA")
                .containsExactly(
                        List.of("", "Male", "Young"), List.of("a.jpg", "-1", "1"), List.of("b.jpg", "1", "-1"));
        assertThat(rows("\"file\" \"race\"\n\"1\" \"a b.jpg\" \"A\"\n\"2\" \"b.jpg\" NA\n"))
                .as("R")
                .containsExactly(
                        List.of("", "file", "race"), List.of("1", "a b.jpg", "A"), List.of("2", "b.jpg", "NA"));
        assertThat(rows("file\trace\n\"1\"\ta.jpg\tA\n\"2\"\tb.jpg\tB\n"))
                .as("R, tabs")
                .containsExactly(List.of("", "file", "race"), List.of("1", "a.jpg", "A"), List.of("2", "b.jpg", "B"));
        assertThat(rows("file,race\na.jpg,A,x\nb.jpg,B,y\n"))
                .as("more fields than names")
                .contains(List.of("file", "race"));
        assertThat(rows("name\nAnn Lee\nBob Ray\n"))
                .as("words")
                .containsExactly(List.of("name"), List.of("Ann Lee"), List.of("Bob Ray"));
    }

    @Test
    void faultsAreToldInPlainWords() {
        assertThatThrownBy(() -> rows("a,b\n1,2\n\"x\" y,3\n"))
                .isInstanceOf(UserError.class)
                .hasMessageEndingWith(
                        "t.csv:3: after a field in quotes there is neither a comma nor the end of the line;"
                                + " fields are cut at a comma, and a quote within a field is written twice");
        assertThatThrownBy(() -> rows("a;b\n1;\"2\n"))
                .isInstanceOf(UserError.class)
                .hasMessageEndingWith("t.csv:2: a quote is opened here and never closed");
        assertThatThrownBy(() -> TextRows.of("l", "a,b\n\"x\" y,3\n".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("l:2: after a field in quotes there is neither a comma");
        for (String json :
                List.of("{\"file\":\"a.jpg\",\"race\":\"A\"}\n", "[\n  {\"file\":1}]", "{ \"a\": 1,\n\"b\":2}")) {
            assertThatThrownBy(() -> rows(json))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("t.csv is JSON; expected a table with a header line");
        }
    }

    @Test
    void encodingsAreFoundOut() throws IOException {
        List<List<String>> expected = List.of(List.of("n\u00e4me", "b"), List.of("\u00e9", "1"));
        String text = "n\u00e4me,b\n\u00e9,1\n";
        assertThat(rows(file(text, StandardCharsets.UTF_8))).isEqualTo(expected);
        assertThat(rows(file(text, StandardCharsets.ISO_8859_1))).isEqualTo(expected);
        assertThat(rows(file("\ufeff" + text, StandardCharsets.UTF_8))).isEqualTo(expected);
        assertThat(rows(file("\ufeff" + text, StandardCharsets.UTF_16LE))).isEqualTo(expected);
        assertThat(rows(file("\ufeff" + text, StandardCharsets.UTF_16BE))).isEqualTo(expected);
    }

    @Test
    void shortAndLongRowsAreToldApart() throws IOException {
        try (CsvRows csv = CsvRows.open(file("a,b\n1\n1,2,3\n1,2\n", StandardCharsets.UTF_8))) {
            assertThat(csv.next() && !csv.whole() && csv.get(1).isEmpty()).isTrue();
            assertThat(csv.next() && !csv.whole()).isTrue();
            assertThat(csv.next() && csv.whole()).isTrue();
        }
    }

    @Test
    void anUnclosedQuoteDoesNotSwallowTheFile() throws IOException {
        String text = "a,b\n1,\"" + "x,y\n".repeat(400_000);
        assertThatThrownBy(() -> rows(text))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("t.csv:")
                .hasMessageContaining("quote");
    }

    @Test
    void aManyRowedFileIsNoLongRow() throws IOException {
        assertThat(rows("a,b\n" + "1,2\n".repeat(400_000))).hasSize(400_001);
    }

    @Test
    void anUnknownColumnIsToldWithTheNearest() throws IOException {
        try (CsvRows csv = CsvRows.open(file("race,sex\nx,y\n", StandardCharsets.UTF_8))) {
            assertThat(csv.column("sex")).isEqualTo(1);
            assertThatThrownBy(() -> csv.column("rase"))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("did you mean 'race'?");
        }
    }

    @Test
    void filesThatAreNoTablesAreRefused() throws IOException {
        assertThatThrownBy(() -> rows("")).isInstanceOf(UserError.class).hasMessageContaining("empty");
        assertThatThrownBy(() -> rows("a,a\n1,2\n"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("'a' is there twice");
        assertThatThrownBy(() -> CsvRows.open(dir))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("folder");
        assertThatThrownBy(() -> CsvRows.open(dir.resolve("no.csv")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("no such file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nan", "NaN", "None", "NA", "null", "N/A"})
    void missingTokens(String token) {
        assertThat(CsvRows.missing(token)).isTrue();
        assertThat(CsvRows.missing("Nanna")).isFalse();
    }
}
