package org.facegap.core.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The types that a config key may have, and how they are named to people. */
final class ConfigTypes {
    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9][0-9_]*");
    private static final Pattern DECIMAL =
            Pattern.compile("[-+]?([0-9][0-9_]*(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]{1,3})?");

    private ConfigTypes() {}

    static Class<?> raw(Type type) {
        if (type instanceof Class<?> plain) {
            return plain;
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> plain) {
            return plain;
        }
        throw new IllegalArgumentException("a config key cannot have the type " + type);
    }

    static Type argument(Type type, int index) {
        if (type instanceof ParameterizedType generic) {
            return generic.getActualTypeArguments()[index];
        }
        throw new IllegalArgumentException("a config key cannot have the raw type " + type);
    }

    static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    static String label(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static List<String> labels(Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).map(ConfigTypes::label).toList();
    }

    /** The number, or null when the text is none of that type. */
    static @Nullable Number number(String text, Class<?> type) {
        String digits = text.replace("_", "");
        if (type == double.class || type == Double.class) {
            if (!DECIMAL.matcher(text).matches()) {
                return null;
            }
            double value = new BigDecimal(digits).doubleValue();
            return Double.isFinite(value) ? value : null;
        }
        if (!WHOLE.matcher(text).matches()) {
            return null;
        }
        BigInteger value = new BigInteger(digits);
        if (type == int.class || type == Integer.class) {
            return value.bitLength() < Integer.SIZE ? value.intValueExact() : null;
        }
        if (type == long.class || type == Long.class) {
            return value.bitLength() < Long.SIZE ? value.longValueExact() : null;
        }
        throw new IllegalArgumentException("a config key cannot have the type " + type);
    }

    static boolean within(Range range, double value) {
        boolean above = range.minExclusive() ? value > range.min() : value >= range.min();
        boolean below = range.maxExclusive() ? value < range.max() : value <= range.max();
        return above && below;
    }

    /** For example {@code a whole number of at least 1}. */
    static String describe(Type type, RecordComponent component) {
        Class<?> raw = raw(type);
        if (raw == List.class) {
            return "list of " + describe(argument(type, 0), component);
        }
        if (raw == Map.class) {
            return "map of " + describe(argument(type, 1), component);
        }
        if (raw.isRecord() || Kinds.are(raw)) {
            return "keys and values";
        }
        if (raw.isEnum()) {
            return "one of " + String.join(", ", labels(raw));
        }
        if (raw == String.class) {
            OneOf allowed = component.getAnnotation(OneOf.class);
            return allowed == null ? "text" : "one of " + String.join(", ", allowed.value());
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return "true or false";
        }
        boolean whole = raw != double.class && raw != Double.class;
        String word = word(component);
        return (whole ? "a whole number" : "a number")
                + bounds(component.getAnnotation(Range.class))
                + (word == null ? "" : ", or " + word);
    }

    /** The word that may stand in place of a number; null for none. */
    static @Nullable String word(RecordComponent component) {
        OrWord word = component.getAnnotation(OrWord.class);
        return word == null ? null : word.value();
    }

    private static String bounds(@Nullable Range range) {
        if (range == null) {
            return "";
        }
        String low = (range.minExclusive() ? "above " : "of at least ") + plain(range.min());
        String high = (range.maxExclusive() ? "below " : "of at most ") + plain(range.max());
        boolean hasLow = Double.isFinite(range.min());
        boolean hasHigh = Double.isFinite(range.max());
        if (hasLow && hasHigh) {
            return !range.minExclusive() && !range.maxExclusive()
                    ? " from " + plain(range.min()) + " to " + plain(range.max())
                    : " " + low + " and " + high;
        }
        return hasLow ? " " + low : hasHigh ? " " + high : "";
    }

    static String plain(double value) {
        return Double.isFinite(value)
                ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
                : String.valueOf(value);
    }
}
