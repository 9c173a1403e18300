package org.facegap.core.dataset.layout;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.facegap.core.dataset.CsvLine;
import org.facegap.core.files.AtomicFile;

/**
 * The pairs of a source's protocol as {@code pairs.csv}: line 1 {@code # facegap-pairs,1,<folds>,0,<rule>}, line 2 {@code
 * a,b,genuine,fold,group}, then a line a pair, where a and b are rows of the dataset's index, from 0.
 */
final class PairFile {
    private final Map<String, Integer> rows;
    private final List<String> lines = new ArrayList<>();
    private int folds = 1;

    /** Pairs of pictures whose rows are known by name. */
    PairFile(Map<String, Integer> rows) {
        this.rows = rows;
    }

    void add(SourcePair pair, SkipCount skipped) {
        folds = Math.max(folds, pair.fold() + 1);
        Integer a = rows.get(pair.first());
        Integer b = rows.get(pair.second());
        if (a == null || b == null) {
            skipped.add(
                    "a pair of which a picture is missing",
                    pair.first() + (a == null ? " (missing)" : "") + " and " + pair.second()
                            + (b == null ? " (missing)" : ""));
            return;
        }
        lines.add(CsvLine.format(List.of(
                a.toString(),
                b.toString(),
                pair.genuine() ? "1" : "0",
                String.valueOf(pair.fold()),
                SkipCount.printable(pair.group()))));
    }

    long size() {
        return lines.size();
    }

    void write(Path file, String rule) {
        AtomicFile.write(file, out -> {
            line(out, CsvLine.format(List.of("# facegap-pairs", "1", String.valueOf(folds), "0", rule)));
            line(out, "a,b,genuine,fold,group");
            for (String text : lines) {
                line(out, text);
            }
        });
    }

    private static void line(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.write('\n');
    }
}
