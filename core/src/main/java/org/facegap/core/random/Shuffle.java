package org.facegap.core.random;

import java.util.SplittableRandom;

/** Seeded permutations. */
public final class Shuffle {
    private Shuffle() {}

    /** A uniformly drawn permutation of {@code 0 .. n-1} (Fisher-Yates, Durstenfeld's form). */
    public static int[] permutation(int n, long seed) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        shuffle(order, new SplittableRandom(seed));
        return order;
    }

    /** Shuffles in place with numbers of the given stream. */
    public static void shuffle(int[] values, SplittableRandom random) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = below(i + 1, random);
            int swap = values[i];
            values[i] = values[j];
            values[j] = swap;
        }
    }

    /** Lemire's unbiased bounded integer; own code because the JDK does not promise its algorithm. */
    private static int below(int bound, SplittableRandom random) {
        while (true) {
            long product = (random.nextLong() >>> 32) * bound;
            long low = product & 0xFFFFFFFFL;
            if (low >= bound || low >= (1L << 32) % bound) {
                return (int) (product >>> 32);
            }
        }
    }
}
