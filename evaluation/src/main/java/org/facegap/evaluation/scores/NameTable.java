package org.facegap.evaluation.scores;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.facegap.core.UserError;

/**
 * Numbers names in the order they come, from bytes and without an object for each: a table of ten million pairs holds
 * its identities as numbers.
 *
 * <p>Names are UTF-8 and compared byte by byte.
 */
public final class NameTable {
    private static final int LARGEST = Integer.MAX_VALUE - 64;

    private byte[] pool = new byte[1 << 10];
    private int[] ends = new int[64];
    private int[] slots = new int[128];
    private int size;
    private int last;

    /** The number of a name, a new one if need be; bytes {@code from} to {@code to - 1}. */
    public int number(byte[] bytes, int from, int to) {
        if (size > 0 && same(last, bytes, from, to)) {
            return last;
        }
        int slot = slot(bytes, from, to);
        if (slots[slot] == 0) {
            add(bytes, from, to);
            slots[slot] = size;
            if (size * 2L > slots.length) {
                rehash();
            }
            last = size - 1;
            return last;
        }
        last = slots[slot] - 1;
        return last;
    }

    /** The number of a name, a new one if need be. */
    public int number(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return number(bytes, 0, bytes.length);
    }

    /** The number of a name that is there, or -1. */
    public int find(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return slots[slot(bytes, 0, bytes.length)] - 1;
    }

    /** Whether another table holds the same names under the same numbers. */
    boolean isSame(NameTable other) {
        return size == other.size
                && Arrays.equals(ends, 0, size, other.ends, 0, size)
                && (size == 0 || Arrays.equals(pool, 0, ends[size - 1], other.pool, 0, ends[size - 1]));
    }

    /** How many names there are; they are numbered from 0. */
    public int size() {
        return size;
    }

    /** The name with this number. */
    public String name(int number) {
        return new String(bytes(number), StandardCharsets.UTF_8);
    }

    /** The bytes of a name. */
    byte[] bytes(int number) {
        if (number < 0 || number >= size) {
            throw new IndexOutOfBoundsException("no name " + number + " among " + size);
        }
        return Arrays.copyOfRange(pool, start(number), ends[number]);
    }

    /** Bytes of memory it takes. */
    long memory() {
        return pool.length + 4L * (ends.length + slots.length);
    }

    private int start(int number) {
        return number == 0 ? 0 : ends[number - 1];
    }

    private boolean same(int number, byte[] bytes, int from, int to) {
        return Arrays.equals(pool, start(number), ends[number], bytes, from, to);
    }

    /** Where the name is, or the free place where it belongs. */
    private int slot(byte[] bytes, int from, int to) {
        int mask = slots.length - 1;
        int slot = hash(bytes, from, to) & mask;
        while (slots[slot] != 0 && !same(slots[slot] - 1, bytes, from, to)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private static int hash(byte[] bytes, int from, int to) {
        long h = 0x9E3779B97F4A7C15L ^ (to - from);
        for (int i = from; i < to; i++) {
            h = (h ^ bytes[i]) * 0x100000001B3L;
        }
        h ^= h >>> 32;
        h *= 0xD6E8FEB86659FD93L;
        return (int) (h ^ (h >>> 32));
    }

    private void add(byte[] bytes, int from, int to) {
        int start = size == 0 ? 0 : ends[size - 1];
        long needed = (long) start + to - from;
        if (needed > LARGEST || size >= LARGEST / 4) {
            throw new UserError("The names of identities and groups take more than 2 GiB; number them instead.");
        }
        if (needed > pool.length) {
            pool = Arrays.copyOf(pool, (int) Math.min(LARGEST, Math.max(needed, pool.length * 2L)));
        }
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, size * 2);
        }
        System.arraycopy(bytes, from, pool, start, to - from);
        ends[size++] = (int) needed;
    }

    private void rehash() {
        int[] old = slots;
        slots = new int[old.length * 2];
        int mask = slots.length - 1;
        for (int entry : old) {
            if (entry != 0) {
                int slot = hash(pool, start(entry - 1), ends[entry - 1]) & mask;
                while (slots[slot] != 0) {
                    slot = (slot + 1) & mask;
                }
                slots[slot] = entry;
            }
        }
    }
}
