package org.facegap.core.pairs;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * Pairs of a published protocol, by the paths of the images.
 *
 * @param name protocol, such as {@code LFW View 2}
 * @param rule which pairs these are, in words
 * @param folds number of folds, at least 1
 * @param pairs the comparisons, in the order of the list
 */
public record PairList(String name, String rule, int folds, List<NamedPair> pairs) {
    public PairList {
        pairs = List.copyOf(pairs);
    }

    /** The paths of all images, each once, in order of appearance. */
    public List<String> images() {
        Set<String> paths = new LinkedHashSet<>();
        for (NamedPair pair : pairs) {
            paths.add(pair.first().path());
            paths.add(pair.second().path());
        }
        return List.copyOf(paths);
    }

    /** The pairs as rows of a list of images. */
    PairSet rows(ToIntFunction<String> rowOf) {
        List<VerificationPair> found = new ArrayList<>(pairs.size());
        for (NamedPair p : pairs) {
            found.add(new VerificationPair(
                    rowOf.applyAsInt(p.first().path()),
                    rowOf.applyAsInt(p.second().path()),
                    p.genuine(),
                    p.fold(),
                    p.first().group(),
                    p.second().group()));
        }
        return new PairSet(found, folds, 0, name + ": " + rule);
    }
}
