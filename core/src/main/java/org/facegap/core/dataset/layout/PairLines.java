package org.facegap.core.dataset.layout;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.facegap.core.csv.TextRows;

/**
 * Pair lists like LFW's, of {@link LfwLine}, or of two paths and a label ({@link PathPair}; one fold). A fold begins where a genuine pair follows an impostor pair, which needs no
 * header and holds for every number of pairs.
 */
final class PairLines {
    private PairLines() {}

    /**
     * Hands on the pairs of a list and tells the sink the lines that are none.
     *
     * @param prefix before the names
     * @param group of all pairs
     * @return how many pairs were found
     */
    static long read(TextRows list, String prefix, String group, Consumer<SourcePair> pairs, FaceSink sink) {
        long found = 0;
        int fold = 0;
        boolean impostorsBegun = false;
        for (TextRows.Row row : list.rows()) {
            Optional<LfwLine> line = LfwLine.of(list, row);
            Optional<PathPair> paths = PathPair.of(row);
            if (paths.isPresent()) {
                PathPair pair = paths.get();
                pairs.accept(new SourcePair(
                        prefix + name(pair.first()), prefix + name(pair.second()), pair.genuine(), 0, group));
                found++;
            } else if (line.isPresent()) {
                LfwLine pair = line.get();
                fold += pair.genuine() && impostorsBegun ? 1 : 0;
                impostorsBegun = !pair.genuine();
                pairs.accept(new SourcePair(
                        name(prefix, pair.first(), pair.i()),
                        name(prefix, pair.second(), pair.j()),
                        pair.genuine(),
                        fold,
                        group));
                found++;
            } else if (row != list.rows().get(0) || !LfwLine.isHeader(row)) {
                sink.skip("a line of the pair list that is no pair", list.name() + ":" + row.line());
            }
        }
        if (!list.remark().isEmpty()) {
            sink.note("a pair list that " + list.remark(), list.name());
        }
        return found;
    }

    /** The name of a file without its endings. */
    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1).replaceFirst("(?:\\.[A-Za-z]+)+$", "");
    }

    private static String name(String prefix, String person, int number) {
        return prefix + person + String.format(Locale.ROOT, "_%04d", number);
    }
}
