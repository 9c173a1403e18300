package org.facegap.models.stylegan2.layout;

import java.util.Map;
import org.facegap.core.UserError;
import org.facegap.models.checkpoint.array.LazyTensor;
import org.facegap.models.checkpoint.array.NumpyArrays;
import org.facegap.models.checkpoint.pickle.PickledItems;
import org.facegap.models.checkpoint.pickle.PickledNone;
import org.jspecify.annotations.Nullable;

/**
 * Plain values by name out of a file.
 *
 * @param origin the file
 * @param path what the values belong to, for messages
 * @param items values by name
 * @param arrays reads NumPy's scalars
 */
record StoredValues(String origin, String path, Map<Object, Object> items, NumpyArrays arrays) {
    /** A value; None is none. */
    @Nullable
    Object get(String name) {
        Object value = items.get(name);
        return value == PickledNone.NONE ? null : value;
    }

    /** A whole number of 0 to 2^30. */
    int integer(String name, int fallback) {
        double value = number(name, fallback);
        if (value != Math.rint(value) || value < 0 || value > 1 << 30) {
            throw wrong(name, "a whole number");
        }
        return (int) value;
    }

    /** A number. */
    double number(String name, double fallback) {
        Object value = get(name);
        if (value == null) {
            return fallback;
        }
        if (value instanceof Number n) {
            return n.doubleValue();
        }
        LazyTensor array = arrays.array(value);
        if (array == null || array.elements() != 1) {
            throw wrong(name, "a number");
        }
        // the shortest decimal: 0.01 in float64 stays 0.01 by way of float32
        return Double.parseDouble(Float.toString(array.values()[0]));
    }

    /** A text. */
    String text(String name, String fallback) {
        Object value = get(name);
        if (value == null) {
            return fallback;
        }
        if (value instanceof String text) {
            return text;
        }
        throw wrong(name, "a short text");
    }

    /** A truth value. */
    boolean flag(String name, boolean fallback) {
        Object value = get(name);
        if (value == null) {
            return fallback;
        }
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw wrong(name, "True or False");
    }

    /** Values within these; none when there are none. */
    StoredValues inner(String name) {
        Object value = get(name);
        String inside = path.isEmpty() ? name : path + "." + name;
        if (value == null) {
            return new StoredValues(origin, inside, Map.of(), arrays);
        }
        if (value instanceof PickledItems inner) {
            return new StoredValues(origin, inside, inner.items(), arrays);
        }
        throw wrong(name, "a dict");
    }

    /** The same under another path. */
    StoredValues at(String newPath) {
        return new StoredValues(origin, newPath, items, arrays);
    }

    private UserError wrong(String name, String expected) {
        return new UserError(origin + ": " + (path.isEmpty() ? "" : path + ".") + name + " is not " + expected);
    }
}
