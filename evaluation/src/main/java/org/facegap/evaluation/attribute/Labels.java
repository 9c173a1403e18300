package org.facegap.evaluation.attribute;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A column of names, each kept once.
 *
 * @param values the different names, in the order of first appearance
 * @param codes one per row: place of the row's name in {@code values}, or {@link #NONE}
 */
public record Labels(List<String> values, int[] codes) {
    /** The code of a row without a name. */
    public static final int NONE = -1;

    /** @throws IllegalArgumentException when a code points outside of the values */
    public Labels {
        values = List.copyOf(values);
        for (int code : codes) {
            if (code < NONE || code >= values.size()) {
                throw new IllegalArgumentException("no value has the code " + code);
            }
        }
    }

    /** A column of names; an empty name is none. */
    public static Labels of(List<String> names) {
        Builder builder = new Builder();
        names.forEach(builder::add);
        return builder.build();
    }

    /** Number of rows. */
    public int size() {
        return codes.length;
    }

    /** Whether a row has a name. */
    public boolean has(int row) {
        return codes[row] != NONE;
    }

    /** A row's name, "" when it has none. */
    public String get(int row) {
        return codes[row] == NONE ? "" : values.get(codes[row]);
    }

    /** The same column with other names; names that become one are one value. */
    public Labels renamed(UnaryOperator<String> name) {
        Builder builder = new Builder();
        for (int row = 0; row < codes.length; row++) {
            builder.add(codes[row] == NONE ? "" : name.apply(values.get(codes[row])));
        }
        return builder.build();
    }

    /** Collects names row by row. */
    public static final class Builder {
        private final Map<String, Integer> known = new HashMap<>();
        private final List<String> values = new ArrayList<>();
        private int[] codes = new int[64];
        private int size;

        /** Adds a row; an empty name is none. */
        public Builder add(String name) {
            int code = NONE;
            if (!name.isEmpty()) {
                Integer next = values.size();
                Integer old = known.putIfAbsent(name, next);
                if (old == null) {
                    values.add(name);
                }
                code = old == null ? next : old;
            }
            if (size == codes.length) {
                codes = Arrays.copyOf(codes, 2 * size);
            }
            codes[size++] = code;
            return this;
        }

        /** The column so far. */
        public Labels build() {
            return new Labels(values, Arrays.copyOf(codes, size));
        }
    }
}
