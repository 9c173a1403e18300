package org.facegap.generator.dataset;

import org.facegap.core.UserError;

/**
 * A part of a run's work: of n processes the i-th does every n-th task. What a task gives does not depend on who does it.
 *
 * @param index from 1
 * @param of how many processes there are
 */
public record Share(int index, int of) {
    /** All of the work. */
    public static final Share ALL = new Share(1, 1);

    /** Checks the numbers. */
    public Share {
        if (of < 1 || index < 1 || index > of) {
            throw new IllegalArgumentException("a share is written i/n with i from 1 to n, found " + index + "/" + of);
        }
    }

    /**
     * Reads {@code i/n}.
     *
     * @throws UserError when it is something else
     */
    public static Share parse(String text) {
        if (!text.matches("[0-9]{1,6}/[0-9]{1,6}")) {
            throw UserError.usage("--shard: expected i/n, for example 2/8, found '" + text + "'");
        }
        String[] parts = text.split("/", -1);
        try {
            return new Share(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
        } catch (IllegalArgumentException e) {
            throw UserError.usage("--shard: " + e.getMessage());
        }
    }

    boolean isAll() {
        return of == 1;
    }

    boolean has(int task) {
        return task % of == index - 1;
    }
}
