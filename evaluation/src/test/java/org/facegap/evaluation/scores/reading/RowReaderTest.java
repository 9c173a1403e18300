package org.facegap.evaluation.scores.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowReaderTest {
    private static List<String> rows(String text) throws IOException {
        List<String> rows = new ArrayList<>();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (RowReader in = new RowReader("t.csv", new ByteArrayInputStream(bytes), (byte) ',')) {
            while (in.next()) {
                StringBuilder row = new StringBuilder(in.line() + (in.isBroken() ? " broken" : ""));
                for (int f = 0; f < in.fields() && !in.isBroken(); f++) {
                    row.append("|").append(in.text(f));
                }
                rows.add(row.toString());
            }
        }
        return rows;
    }

    @Test
    void quotedFieldsMayHoldLineBreaks() throws IOException {
        assertThat(rows("p,s\n\"a \"\"b\"\",\nc\",1\r\nx,2\n\"y\r\n\n z\",3"))
                .containsExactly("1|p|s", "2|a \"b\",\nc|1", "4|x|2", "5|y\r\n\n z|3");
    }

    @Test
    void aQuoteThatNeverClosesTakesNoOtherRowAlong() throws IOException {
        assertThat(rows("p,s\n\"a,1\n\"b\"\"c\",2\nd,3\n\"e,4\n"))
                .containsExactly("1|p|s", "2 broken", "3|b\"c|2", "4|d|3", "5 broken");
        assertThat(rows("p,s\n\"a\",1\n\"b,2")).containsExactly("1|p|s", "2|a|1", "3 broken");
    }

    @Test
    void longRowsWithLineBreaksCrossTheBuffer() throws IOException {
        StringBuilder text = new StringBuilder("p,s\n");
        for (int i = 0; i < 60_000; i++) {
            text.append("\"name of an image\nnumber ")
                    .append(i)
                    .append("\",")
                    .append(i)
                    .append("\n");
        }
        List<String> rows = rows(text.toString());
        assertThat(rows).hasSize(60_001);
        assertThat(rows.get(45_000)).isEqualTo((2 + 2 * 44_999) + "|name of an image\nnumber 44999|44999");
    }
}
