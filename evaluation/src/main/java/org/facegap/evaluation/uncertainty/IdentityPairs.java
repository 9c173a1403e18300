package org.facegap.evaluation.uncertainty;

import java.util.HashMap;
import java.util.Map;

/**
 * Which identities the pairs of one group touch.
 *
 * <p>A pair of one identity with itself is a genuine pair. Values given along with this type have one entry per pair.
 */
public final class IdentityPairs {
    private final int identities;
    private final int[] first;
    private final int[] second;
    private final int[] dyad;
    private final int dyads;
    private final int genuine;

    private IdentityPairs(int identities, int[] first, int[] second, int[] dyad, int dyads, int genuine) {
        this.identities = identities;
        this.first = first;
        this.second = second;
        this.dyad = dyad;
        this.dyads = dyads;
        this.genuine = genuine;
    }

    /**
     * From the identities of both sides.
     *
     * @param first identity of the first picture of each pair, any numbers
     * @param second identity of the second picture of each pair
     */
    public static IdentityPairs of(int[] first, int[] second) {
        if (first.length != second.length) {
            throw new IllegalArgumentException("both sides differ in length");
        }
        Map<Integer, Integer> ids = new HashMap<>();
        Map<Long, Integer> dyadIds = new HashMap<>();
        int[] a = new int[first.length];
        int[] b = new int[first.length];
        int[] dyad = new int[first.length];
        int genuine = 0;
        for (int p = 0; p < a.length; p++) {
            a[p] = number(ids, first[p]);
            b[p] = number(ids, second[p]);
            if (a[p] == b[p]) {
                dyad[p] = -1;
                genuine++;
            } else {
                long key = ((long) Math.min(a[p], b[p]) << 32) | Math.max(a[p], b[p]);
                Integer next = dyadIds.size();
                Integer known = dyadIds.putIfAbsent(key, next);
                dyad[p] = known == null ? next : known;
            }
        }
        return new IdentityPairs(ids.size(), a, b, dyad, dyadIds.size(), genuine);
    }

    /** From clusters without pairs: each entry touches one identity only. */
    public static IdentityPairs ofSingles(int[] identity) {
        return of(identity, identity);
    }

    private static int number(Map<Integer, Integer> ids, int id) {
        Integer next = ids.size();
        Integer known = ids.putIfAbsent(id, next);
        return known == null ? next : known;
    }

    /** Number of pairs. */
    public int size() {
        return first.length;
    }

    /** Number of identities which some pair touches. */
    public int identities() {
        return identities;
    }

    /** Number of pairs of an identity with itself. */
    public int genuineCount() {
        return genuine;
    }

    /** Identities that have a genuine pair plus unordered pairs of two identities: things that are not repeats. */
    public int clusters() {
        boolean[] own = new boolean[identities];
        int clusters = dyads;
        for (int p = 0; p < first.length; p++) {
            if (dyad[p] < 0 && !own[first[p]]) {
                own[first[p]] = true;
                clusters++;
            }
        }
        return clusters;
    }

    /** First identity of a pair, 0 to {@code identities() - 1}. */
    public int first(int pair) {
        return first[pair];
    }

    /** Second identity of a pair. */
    public int second(int pair) {
        return second[pair];
    }

    /** Whether both sides are one identity. */
    public boolean genuine(int pair) {
        return dyad[pair] < 0;
    }

    /** Number of the unordered pair of identities, the same for repeats; -1 for genuine pairs. */
    int dyad(int pair) {
        return dyad[pair];
    }

    /** Number of different unordered pairs of two identities. */
    int dyads() {
        return dyads;
    }
}
