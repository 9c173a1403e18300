package org.facegap.evaluation.scores.reading;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.facegap.core.files.ImagePaths;
import org.facegap.evaluation.scores.ScoreColumn;
import org.facegap.evaluation.scores.ScoreTable;

/**
 * Finds pairs of images that occur more than once, in either order: files made by two loops over all images hold
 * each pair twice, which doubles every count and narrows every interval.
 *
 * <p>A pair is known by 64 bits of its two images' names in the form in which they are compared ({@link ImagePaths#name}); two different pairs among ten
 * million agree in them with a probability below one in a hundred thousand. Only a pair with the same label and the same
 * scores is a repeat.
 */
final class RepeatedPairs {
    private long[] keys = new long[0];
    private int size;

    /** Hash of an image's name. */
    static long image(byte[] bytes, int from, int to) {
        byte before = 0;
        for (int i = from; i < to; i++) {
            byte now = bytes[i] == '\\' ? (byte) '/' : bytes[i];
            if (now < 0 || now == '/' && (before == '/' || before == '.')) {
                String name = new String(bytes, from, to - from, StandardCharsets.UTF_8);
                byte[] plain = ImagePaths.name(name).getBytes(StandardCharsets.UTF_8);
                return hash(plain, 0, plain.length);
            }
            before = now;
        }
        return hash(bytes, from, to);
    }

    private static long hash(byte[] bytes, int from, int to) {
        long h = 0xCBF29CE484222325L;
        for (int i = from; i < to; i++) {
            h = (h ^ (bytes[i] == '\\' ? '/' : bytes[i])) * 0x100000001B3L;
        }
        h ^= h >>> 31;
        h *= 0x9FB21C651E98DF25L;
        return h ^ (h >>> 28);
    }

    /** Adds the pair of the next row; 0 for both where its images are not known. */
    void add(long probe, long reference) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, Math.max(1 << 10, size + (size >> 1)));
        }
        long low = Math.min(probe, reference);
        long high = Math.max(probe, reference);
        long key = low * 0xC2B2AE3D27D4EB4FL + Long.rotateLeft(high, 32) * 0x9E3779B97F4A7C15L;
        keys[size++] = probe == 0 && reference == 0 ? 0 : key ^ (key >>> 29);
    }

    /** Whether any images are known. */
    boolean isKnown() {
        for (int i = 0; i < size; i++) {
            if (keys[i] != 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * What was found.
     *
     * @param repeats rows that repeat an earlier one with its label and scores
     * @param others rows that repeat an earlier pair of images with other scores or another label
     */
    record Found(BitSet repeats, long others) {}

    /** Looks through the table whose rows were added. */
    Found in(ScoreTable table) {
        BitSet repeats = new BitSet(table.size());
        int rowBits = Math.max(1, 64 - Long.numberOfLeadingZeros(size));
        long rowMask = (1L << rowBits) - 1;
        long[] order = new long[size];
        int n = 0;
        for (int row = 0; row < size; row++) {
            if (keys[row] != 0) {
                order[n++] = (keys[row] & ~rowMask) | row;
            }
        }
        Arrays.parallelSort(order, 0, n);
        long others = 0;
        for (int start = 0; start < n; ) {
            int stop = start + 1;
            while (stop < n && (order[stop] & ~rowMask) == (order[start] & ~rowMask)) {
                stop++;
            }
            if (stop - start > 1) {
                Map<Long, Integer> first = new HashMap<>();
                for (int i = start; i < stop; i++) {
                    int row = (int) (order[i] & rowMask);
                    Integer earlier = first.putIfAbsent(keys[row], row);
                    if (earlier != null) {
                        if (same(table, earlier, row)) {
                            repeats.set(row);
                        } else {
                            others++;
                        }
                    }
                }
            }
            start = stop;
        }
        return new Found(repeats, others);
    }

    private static boolean same(ScoreTable table, int a, int b) {
        if (table.genuine(a) != table.genuine(b)) {
            return false;
        }
        for (ScoreColumn system : table.systems()) {
            if (Double.compare(system.at(a), system.at(b)) != 0) {
                return false;
            }
        }
        return true;
    }
}
