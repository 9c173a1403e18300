package org.facegap.evaluation.protocol;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.facegap.core.UserError;

/**
 * Pairs of a published protocol, by the paths of the pictures.
 *
 * @param name protocol, such as {@code LFW View 2}
 * @param rule which pairs these are, in words
 * @param folds number of folds, at least 1
 * @param pairs the comparisons, in the order of the list
 */
public record PairList(String name, String rule, int folds, List<NamedPair> pairs) {
    public PairList {
        pairs = List.copyOf(pairs);
        if (folds < 1) {
            throw new IllegalArgumentException("folds: must be 1 or more, not " + folds);
        }
        for (NamedPair pair : pairs) {
            if (pair.fold() >= folds) {
                throw new IllegalArgumentException("fold: " + pair.fold() + " does not exist among " + folds);
            }
        }
    }

    /** The paths of all pictures, each once, in order of appearance. */
    public List<String> pictures() {
        Set<String> paths = new LinkedHashSet<>();
        for (NamedPair pair : pairs) {
            paths.add(pair.first().path());
            paths.add(pair.second().path());
        }
        return List.copyOf(paths);
    }

    /** Unordered pairs of pictures that stand in the list more than once. */
    public long repeated() {
        Set<String> seen = new LinkedHashSet<>();
        long repeated = 0;
        for (NamedPair pair : pairs) {
            String a = pair.first().path();
            String b = pair.second().path();
            repeated += seen.add(a.compareTo(b) < 0 ? a + '\n' + b : b + '\n' + a) ? 0 : 1;
        }
        return repeated;
    }

    /**
     * Several lists as one, such as the four of RFW. They must have equally many folds.
     *
     * @throws UserError when they have not
     */
    public static PairList join(String name, List<PairList> lists) {
        if (lists.isEmpty()) {
            throw new IllegalArgumentException("there is no list to join");
        }
        List<NamedPair> pairs = new ArrayList<>();
        for (PairList list : lists) {
            if (list.folds != lists.get(0).folds) {
                throw new UserError("'" + list.name + "' has " + list.folds + " folds and '" + lists.get(0).name
                        + "' has " + lists.get(0).folds + ": they cannot be joined.");
            }
            pairs.addAll(list.pairs);
        }
        return new PairList(name, lists.get(0).rule, lists.get(0).folds, pairs);
    }

    /**
     * The pairs as rows of an image list.
     *
     * @param images paths of the pictures, in the order of the rows
     * @throws UserError when pictures are missing; says how many and which one
     */
    public PairSet rows(List<String> images) {
        Map<String, Integer> rows = new HashMap<>();
        for (int i = 0; i < images.size(); i++) {
            rows.put(images.get(i).replace('\\', '/'), i);
        }
        List<String> missing =
                pictures().stream().filter(path -> !rows.containsKey(path)).toList();
        if (!missing.isEmpty()) {
            throw new UserError(name + ": " + missing.size() + " of its "
                    + pictures().size() + " pictures are missing, such as '" + missing.get(0) + "'.");
        }
        List<VerificationPair> found = new ArrayList<>(pairs.size());
        for (NamedPair p : pairs) {
            found.add(new VerificationPair(
                    row(rows, p.first()),
                    row(rows, p.second()),
                    p.genuine(),
                    p.fold(),
                    p.first().group(),
                    p.second().group()));
        }
        return new PairSet(found, folds, 0, name + ": " + rule);
    }

    private static int row(Map<String, Integer> rows, NamedPicture picture) {
        return rows.getOrDefault(picture.path(), -1);
    }

    /** Pairs by fold: fold to {genuine, impostor}. */
    public Map<Integer, long[]> perFold() {
        Map<Integer, long[]> counts = new TreeMap<>();
        for (NamedPair pair : pairs) {
            counts.computeIfAbsent(pair.fold(), f -> new long[2])[pair.genuine() ? 0 : 1]++;
        }
        return counts;
    }
}
