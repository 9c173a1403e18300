package org.facegap.core.dataset.layout;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.facegap.core.UserError;
import org.facegap.core.pairs.NamedPair;
import org.facegap.core.pairs.PairLines;
import org.facegap.core.pairs.PairSet;
import org.facegap.core.pairs.VerificationPair;
import org.facegap.core.words.JoinedNames;
import org.facegap.core.words.Printable;
import org.jspecify.annotations.Nullable;

/** The pairs of a source's protocol as {@code pairs.csv} ({@link PairSet}), rows of the dataset's index. */
final class PairFile {
    private final Map<String, Integer> rows;
    private final List<String> identities;
    private final List<VerificationPair> pairs = new ArrayList<>();
    private final Set<String> named = new LinkedHashSet<>();
    private final Set<Long> compared = new HashSet<>();
    private final SkipCount again = new SkipCount();
    private int folds = 1;

    /** Pairs of images whose rows are known by name, and the identity of each row. */
    PairFile(Map<String, Integer> rows, List<String> identities) {
        this.rows = rows;
        this.identities = identities;
    }

    /**
     * Takes a pair, or counts it as skipped.
     *
     * @throws UserError when it names an image 0 that is not there
     */
    void add(NamedPair pair, SkipCount skipped) {
        folds = Math.max(folds, pair.fold() + 1);
        String first = pair.first().path();
        String second = pair.second().path();
        Integer a = row(first);
        Integer b = row(second);
        if (a == null || b == null) {
            PairLines.countedFromZero(a == null ? pair.first() : pair.second()).ifPresent(why -> {
                throw UserError.usage("pairs: " + why);
            });
            skipped.add(
                    "a pair of which an image is missing",
                    first + (a == null ? " (missing)" : "") + " and " + second + (b == null ? " (missing)" : ""));
            return;
        }
        boolean one = identities.get(a).equals(identities.get(b));
        if (a.equals(b) || one != pair.genuine()) {
            skipped.add(
                    a.equals(b)
                            ? "a pair of an image with itself"
                            : one ? "an impostor pair of one identity" : "a genuine pair of two identities",
                    first + " and " + second);
            return;
        }
        if (!compared.add(Math.min(a, b) * (1L << 32) + Math.max(a, b))) {
            again.add("a pair that is there before; it counts each time", first + " and " + second);
        }
        String group = Printable.of(pair.first().group());
        pairs.add(new VerificationPair(a, b, pair.genuine(), pair.fold(), group));
    }

    private @Nullable Integer row(String name) {
        named.add(name);
        return rows.get(name);
    }

    /**
     * Tells what the pairs name and what they do not.
     *
     * @throws UserError when there are pairs, and no image that they name is there
     */
    void finish(FaceSink sink) {
        if (named.stream().noneMatch(rows::containsKey) && !named.isEmpty()) {
            throw UserError.usage("none of the pairs is one of two images of the source: "
                    + JoinedNames.sides("the pairs name", named, "the images are", new TreeSet<>(rows.keySet())));
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
                            .forEach(name -> sink.note("an image in no pair", name));
        }
    }

    long size() {
        return pairs.size();
    }

    void write(Path file, String rule) {
        new PairSet(pairs, folds, 0, rule).write(file);
    }
}
