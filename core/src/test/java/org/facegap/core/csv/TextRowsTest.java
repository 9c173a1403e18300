package org.facegap.core.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.facegap.core.UserError;
import org.facegap.core.words.JoinedNames;
import org.junit.jupiter.api.Test;

class TextRowsTest {
    private static TextRows rows(String text) {
        return TextRows.of("list", text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void linesAreCutAtTabsWhereThereAreTabs() {
        TextRows rows = rows("10 300\nCy D\t1\t2\n\nBo, Jr.\t1\tCy D\t4\n");
        assertThat(rows.delimiter()).isEqualTo(Delimiter.TAB);
        assertThat(rows.rows())
                .extracting(TextRows.Row::fields)
                .containsExactly(List.of("10 300"), List.of("Cy D", "1", "2"), List.of("Bo, Jr.", "1", "Cy D", "4"));
        assertThat(rows.rows()).extracting(TextRows.Row::line).startsWith(1L, 2L);
    }

    @Test
    void aMarkThatNotEveryLineHasIsPartOfAName() {
        assertThat(rows("2\nSammy,_Jr. 1 2\nAnn 1 2\n").delimiter()).isEqualTo(Delimiter.BLANKS);
        assertThat(rows("a,1,2\nb,1,2,\n").rows().get(1).fields()).containsExactly("b", "1", "2");
        assertThat(rows("\"a, b\";1\n\"c\"\"d\";2\n").rows())
                .extracting(row -> row.fields().get(0))
                .containsExactly("a, b", "c\"d");
    }

    @Test
    void encodingsAreFoundOutAndGuessesTold() {
        String text = "\u00d6z\t1\t2\n";
        assertThat(rows(text).remark()).isEmpty();
        TextRows latin = TextRows.of("list", text.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(latin.rows().get(0).fields()).startsWith("\u00d6z");
        assertThat(latin.remark()).isEqualTo("is not UTF-8 and is read as Latin-1");
        TextRows windows = TextRows.of("list", "\u017dan \u2013\t1\n".getBytes(Charset.forName("windows-1252")));
        assertThat(windows.rows().get(0).fields()).startsWith("\u017dan \u2013");
        assertThat(windows.remark()).contains("Windows-1252");
        TextRows wide = TextRows.of("list", text.getBytes(StandardCharsets.UTF_16));
        assertThat(wide.rows().get(0).fields()).startsWith("\u00d6z");
        assertThat(wide.remark()).isEmpty();
        assertThat(TextRows.of("list", new byte[0]).rows()).isEmpty();
    }

    @Test
    void whatIsNoListIsToldWithItsLine() {
        assertThatThrownBy(() -> rows("a 1\n" + "x".repeat(5000)))
                .isInstanceOf(UserError.class)
                .hasMessage("list:2: a line of more than 4096 characters; this is no list.");
        assertThatThrownBy(() -> rows("a,1\nb,\"2\nc,3\n"))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("list:2: ");
    }

    @Test
    void bothSidesOfAJoinAreShownWithTheirDifference() {
        assertThat(JoinedNames.sides(
                        "the list has", List.of("a b", "c", "d", "e"), "the images are", List.of("x/a_b.jpg")))
                .isEqualTo("the list has 'a b', 'c', 'd', ...; the images are 'x/a_b.jpg'");
        assertThat(JoinedNames.difference(List.of("a b.jpg"), List.of("A_B.png")))
                .isEqualTo("blanks, case and ending");
        assertThat(JoinedNames.difference(List.of("Ann_1"), List.of("Ann_0001")))
                .isEqualTo("leading zeros");
        assertThat(JoinedNames.sides("one has", List.of(), "the other", List.of("a")))
                .isEqualTo("one has none; the other 'a'");
    }
}
