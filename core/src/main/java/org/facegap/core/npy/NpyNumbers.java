package org.facegap.core.npy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The number types of NumPy files, as float32. */
final class NpyNumbers {
    private NpyNumbers() {}

    static int width(String type) throws IOException {
        return switch (kind(type)) {
            case "f2", "i2" -> 2;
            case "f4", "i4" -> 4;
            case "f8", "i8" -> 8;
            case "i1", "u1", "b1" -> 1;
            default -> throw new IOException("NumPy type '" + type + "' is not a supported number type");
        };
    }

    static void convert(String type, byte[] bytes, float[] target, int from, int count) {
        ByteBuffer in =
                ByteBuffer.wrap(bytes).order(type.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        String kind = kind(type);
        for (int i = from; i < from + count; i++) {
            target[i] = switch (kind) {
                case "f2" -> half(in.getShort());
                case "f4" -> in.getFloat();
                case "f8" -> (float) in.getDouble();
                case "i2" -> in.getShort();
                case "i4" -> in.getInt();
                case "i8" -> in.getLong();
                case "u1" -> in.get() & 0xFF;
                default -> in.get();
            };
        }
    }

    /** IEEE 754 binary16 to binary32. */
    static float half(short bits) {
        int exponent = (bits >> 10) & 0x1F;
        int fraction = bits & 0x3FF;
        float sign = bits < 0 ? -1f : 1f;
        if (exponent == 0) {
            return sign * fraction * 0x1p-24f;
        }
        if (exponent == 31) {
            return fraction == 0 ? sign * Float.POSITIVE_INFINITY : Float.NaN;
        }
        return sign * (1 + fraction * 0x1p-10f) * Math.scalb(1f, exponent - 15);
    }

    private static String kind(String type) {
        return type.isEmpty() ? type : type.substring(1);
    }
}
