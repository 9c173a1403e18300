package org.facegap.models.checkpoint.array;

import java.nio.ByteBuffer;
import java.util.Locale;

/** How a number is stored, little-endian. */
public enum ElementType {
    FLOAT32(4),
    FLOAT64(8),
    FLOAT16(2),
    BFLOAT16(2),
    INT64(8),
    INT32(4),
    INT16(2),
    INT8(1),
    UINT8(1),
    BOOL(1);

    private final int size;

    ElementType(int size) {
        this.size = size;
    }

    /** Bytes per element. */
    public int size() {
        return size;
    }

    /** Its usual name, for example {@code float32}. */
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The number at a byte position. */
    double number(ByteBuffer bytes, int at) {
        return switch (this) {
            case FLOAT32 -> bytes.getFloat(at);
            case FLOAT64 -> bytes.getDouble(at);
            case FLOAT16 -> half(bytes.getShort(at) & 0xffff);
            case BFLOAT16 -> Float.intBitsToFloat(bytes.getShort(at) << 16);
            case INT64 -> bytes.getLong(at);
            case INT32 -> bytes.getInt(at);
            case INT16 -> bytes.getShort(at);
            case INT8 -> bytes.get(at);
            case UINT8 -> bytes.get(at) & 0xff;
            case BOOL -> bytes.get(at) == 0 ? 0 : 1;
        };
    }

    /** IEEE 754 binary16. */
    private static double half(int bits) {
        int exponent = bits >> 10 & 0x1f;
        int mantissa = bits & 0x3ff;
        double sign = (bits & 0x8000) == 0 ? 1 : -1;
        if (exponent == 0x1f) {
            return mantissa == 0 ? sign * Double.POSITIVE_INFINITY : Double.NaN;
        }
        return exponent == 0
                ? sign * Math.scalb((double) mantissa, -24)
                : sign * Math.scalb((double) (mantissa | 0x400), exponent - 25);
    }
}
