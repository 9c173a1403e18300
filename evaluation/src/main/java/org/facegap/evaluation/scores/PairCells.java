package org.facegap.evaluation.scores;

import java.util.Arrays;

/**
 * Numbers the combinations of groups that pairs join: (probe group, reference group, probe sex, reference sex). A pair
 * then holds one number in place of four. Where sexes are not known they are 0 on both sides.
 */
public final class PairCells {
    private static final int PARTS = 4;

    private int[] parts = new int[PARTS * 16];
    private int[] slots = new int[64];
    private int size;
    private int last;

    /** The number of a combination, a new one if need be. */
    int number(int probeGroup, int referenceGroup, int probeSex, int referenceSex) {
        if (size > 0 && same(last, probeGroup, referenceGroup, probeSex, referenceSex)) {
            return last;
        }
        int mask = slots.length - 1;
        int slot = hash(probeGroup, referenceGroup, probeSex, referenceSex) & mask;
        while (slots[slot] != 0) {
            if (same(slots[slot] - 1, probeGroup, referenceGroup, probeSex, referenceSex)) {
                last = slots[slot] - 1;
                return last;
            }
            slot = (slot + 1) & mask;
        }
        if (PARTS * (size + 1L) > parts.length) {
            parts = Arrays.copyOf(parts, Math.multiplyExact(parts.length, 2));
        }
        int at = PARTS * size;
        parts[at] = probeGroup;
        parts[at + 1] = referenceGroup;
        parts[at + 2] = probeSex;
        parts[at + 3] = referenceSex;
        slots[slot] = ++size;
        if (size * 2L > slots.length) {
            rehash();
        }
        last = size - 1;
        return last;
    }

    /** Whether others are the same combinations under the same numbers. */
    boolean isSame(PairCells other) {
        return size == other.size && Arrays.equals(parts, 0, PARTS * size, other.parts, 0, PARTS * size);
    }

    /** How many combinations there are; they are numbered from 0. */
    public int size() {
        return size;
    }

    /** Number of the probe's group. */
    public int probeGroup(int cell) {
        return parts[PARTS * cell];
    }

    /** Number of the reference's group. */
    public int referenceGroup(int cell) {
        return parts[PARTS * cell + 1];
    }

    /** Number of the probe's sex. */
    public int probeSex(int cell) {
        return parts[PARTS * cell + 2];
    }

    /** Number of the reference's sex. */
    public int referenceSex(int cell) {
        return parts[PARTS * cell + 3];
    }

    /** Whether both sides are of one group. */
    public boolean sameGroup(int cell) {
        return probeGroup(cell) == referenceGroup(cell);
    }

    /** Whether both sides are of one sex; true where sexes are not known. */
    public boolean sameSex(int cell) {
        return probeSex(cell) == referenceSex(cell);
    }

    private boolean same(int cell, int probeGroup, int referenceGroup, int probeSex, int referenceSex) {
        int at = PARTS * cell;
        return parts[at] == probeGroup
                && parts[at + 1] == referenceGroup
                && parts[at + 2] == probeSex
                && parts[at + 3] == referenceSex;
    }

    private static int hash(int a, int b, int c, int d) {
        long h = (a * 0x9E3779B97F4A7C15L) ^ ((b + 1L) * 0xC2B2AE3D27D4EB4FL) ^ (31L * c + d);
        h ^= h >>> 29;
        h *= 0xBF58476D1CE4E5B9L;
        return (int) (h ^ (h >>> 32));
    }

    private void rehash() {
        slots = new int[slots.length * 2];
        int mask = slots.length - 1;
        for (int cell = 0; cell < size; cell++) {
            int slot = hash(probeGroup(cell), referenceGroup(cell), probeSex(cell), referenceSex(cell)) & mask;
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = cell + 1;
        }
    }
}
