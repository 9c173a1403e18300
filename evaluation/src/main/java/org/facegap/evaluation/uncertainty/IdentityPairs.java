package org.facegap.evaluation.uncertainty;

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
    private final int[] dyadPairs;
    private final int[] ownPairs;
    private final int[] crossPairs;
    private final int genuine;

    private IdentityPairs(int identities, int[] first, int[] second, int[] dyad, int dyads) {
        this.identities = identities;
        this.first = first;
        this.second = second;
        this.dyad = dyad;
        dyadPairs = new int[dyads];
        ownPairs = new int[identities];
        crossPairs = new int[identities];
        int own = 0;
        for (int p = 0; p < first.length; p++) {
            if (dyad[p] < 0) {
                ownPairs[first[p]]++;
                own++;
            } else {
                dyadPairs[dyad[p]]++;
                crossPairs[first[p]]++;
                crossPairs[second[p]]++;
            }
        }
        genuine = own;
    }

    /**
     * From the identities of both sides.
     *
     * @param first identity of the first image of each pair, any numbers
     * @param second identity of the second image of each pair
     */
    public static IdentityPairs of(int[] first, int[] second) {
        if (first.length != second.length) {
            throw new IllegalArgumentException("both sides differ in length");
        }
        FirstSeen ids = new FirstSeen(16);
        FirstSeen dyads = new FirstSeen(16);
        int[] a = new int[first.length];
        int[] b = new int[first.length];
        int[] dyad = new int[first.length];
        for (int p = 0; p < a.length; p++) {
            a[p] = ids.number(first[p]);
            b[p] = ids.number(second[p]);
            dyad[p] = a[p] == b[p]
                    ? -1
                    : dyads.number(((long) Math.min(a[p], b[p]) << Integer.SIZE) | Math.max(a[p], b[p]));
        }
        return new IdentityPairs(ids.size(), a, b, dyad, dyads.size());
    }

    /** From clusters without pairs: each entry touches one identity only. */
    public static IdentityPairs ofSingles(int[] identity) {
        return of(identity, identity);
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
        return clusters(true) + clusters(false);
    }

    /** Identities that have a genuine pair, or unordered pairs of two identities. */
    int clusters(boolean genuinePairs) {
        if (!genuinePairs) {
            return dyadPairs.length;
        }
        int clusters = 0;
        for (int own : ownPairs) {
            clusters += own > 0 ? 1 : 0;
        }
        return clusters;
    }

    /** How many pairs of one kind touch an identity. */
    int touching(boolean genuinePairs, int identity) {
        return genuinePairs ? ownPairs[identity] : crossPairs[identity];
    }

    /** How many impostor pairs join the identities of a dyad. */
    int repeats(int dyadNumber) {
        return dyadPairs[dyadNumber];
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
        return dyadPairs.length;
    }
}
