package org.facegap.core.dataset.layout;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.facegap.core.UserError;
import org.facegap.core.dataset.CsvLine;
import org.facegap.core.files.AtomicFile;
import org.facegap.core.words.JoinedNames;
import org.jspecify.annotations.Nullable;

/**
 * The pairs of a source's protocol as {@code pairs.csv}: line 1 {@code # facegap-pairs,1,<folds>,0,<rule>}, line 2 {@code
 * a,b,genuine,fold,group}, then a line a pair, where a and b are rows of the dataset's index, from 0.
 */
final class PairFile {
    private final Map<String, Integer> rows;
    private final List<String> identities;
    private final List<String> lines = new ArrayList<>();
    private final Set<String> named = new LinkedHashSet<>();
    private final Set<Long> compared = new HashSet<>();
    private final SkipCount again = new SkipCount();
    private int folds = 1;

    /** Pairs of pictures whose rows are known by name, and the identity of each row. */
    PairFile(Map<String, Integer> rows, List<String> identities) {
        this.rows = rows;
        this.identities = identities;
    }

    void add(SourcePair pair, SkipCount skipped) {
        folds = Math.max(folds, pair.fold() + 1);
        Integer a = row(pair.first());
        Integer b = row(pair.second());
        if (a == null || b == null) {
            skipped.add(
                    "a pair of which a picture is missing",
                    pair.first() + (a == null ? " (missing)" : "") + " and " + pair.second()
                            + (b == null ? " (missing)" : ""));
            return;
        }
        boolean one = identities.get(a).equals(identities.get(b));
        if (a.equals(b) || one != pair.genuine()) {
            skipped.add(
                    a.equals(b)
                            ? "a pair of a picture with itself"
                            : one ? "an impostor pair of one identity" : "a genuine pair of two identities",
                    pair.first() + " and " + pair.second());
            return;
        }
        if (!compared.add(Math.min(a, b) * (1L << 32) + Math.max(a, b))) {
            again.add("a pair that is there before; it counts each time", pair.first() + " and " + pair.second());
        }
        lines.add(CsvLine.format(List.of(
                a.toString(),
                b.toString(),
                pair.genuine() ? "1" : "0",
                String.valueOf(pair.fold()),
                SkipCount.printable(pair.group()))));
    }

    private @Nullable Integer row(String name) {
        named.add(name);
        return rows.get(name);
    }

    /**
     * Tells what the pairs name and what they do not.
     *
     * @throws UserError when there are pairs, and no picture that they name is there
     */
    void finish(FaceSink sink) {
        if (named.stream().noneMatch(rows::containsKey) && !named.isEmpty()) {
            throw UserError.usage("none of the pairs is one of two pictures of the source: "
                    + JoinedNames.sides("the pairs name", named, "the pictures are", new TreeSet<>(rows.keySet())));
        }
        for (Skipped kind : again.all()) {
            for (int i = 0; i < kind.count(); i++) {
                sink.note(kind.reason(), i < kind.first().size() ? kind.first().get(i) : "...");
            }
        }
        if (!named.isEmpty()) {
            new TreeSet<>(rows.keySet())
                    .stream()
                            .filter(name -> !named.contains(name))
                            .forEach(name -> sink.note("a picture in no pair", name));
        }
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
