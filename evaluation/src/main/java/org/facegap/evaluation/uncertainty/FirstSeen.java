package org.facegap.evaluation.uncertainty;

import java.util.Arrays;

/**
 * Numbers keys 0, 1, 2, ... in the order in which they are first seen: an open-addressing table of primitives, because
 * boxed keys of ten million pairs would cost more than everything else that is done with them.
 */
final class FirstSeen {
    private static final double LOAD = 0.6;

    private long[] keys;
    private int[] numbers;
    private int size;

    FirstSeen(int expected) {
        int capacity = Integer.highestOneBit((int) Math.min(1 << 29, Math.max(8, expected / LOAD))) * 2;
        keys = new long[capacity];
        numbers = new int[capacity];
        Arrays.fill(numbers, -1);
    }

    /** The number of a key, a new one when it was never seen. */
    int number(long key) {
        int at = slot(keys, numbers, key);
        if (numbers[at] < 0) {
            if (size > LOAD * keys.length) {
                grow();
                at = slot(keys, numbers, key);
            }
            keys[at] = key;
            numbers[at] = size++;
        }
        return numbers[at];
    }

    /** How many different keys were seen. */
    int size() {
        return size;
    }

    private void grow() {
        long[] wider = new long[keys.length * 2];
        int[] at = new int[wider.length];
        Arrays.fill(at, -1);
        for (int i = 0; i < keys.length; i++) {
            if (numbers[i] >= 0) {
                int to = slot(wider, at, keys[i]);
                wider[to] = keys[i];
                at[to] = numbers[i];
            }
        }
        keys = wider;
        numbers = at;
    }

    private static int slot(long[] keys, int[] numbers, long key) {
        int mask = keys.length - 1;
        // the finaliser of SplitMix64: keys of neighbouring identities must not land in neighbouring slots
        long hash = (key ^ (key >>> 30)) * 0xBF58476D1CE4E5B9L;
        hash = (hash ^ (hash >>> 27)) * 0x94D049BB133111EBL;
        int at = (int) (hash ^ (hash >>> 31)) & mask;
        while (numbers[at] >= 0 && keys[at] != key) {
            at = (at + 1) & mask;
        }
        return at;
    }
}
