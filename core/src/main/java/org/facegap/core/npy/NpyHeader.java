package org.facegap.core.npy;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The header of a NumPy file, format versions 1 to 3 (numpy.lib.format).
 *
 * @param type dtype string, for example {@code <f4}
 * @param fortran column-major
 * @param shape may be empty
 * @param length bytes before the data
 */
record NpyHeader(String type, boolean fortran, int[] shape, int length) {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int LARGEST = 1 << 16;
    private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9,\\s]*)\\)");

    static NpyHeader read(DataInputStream in) throws IOException {
        byte[] start = in.readNBytes(8);
        if (start.length < 8 || !Arrays.equals(Arrays.copyOf(start, 6), MAGIC)) {
            throw new IOException("not a NumPy array file");
        }
        boolean small = start[6] == 1;
        if (start[6] < 1 || start[6] > 3) {
            throw new IOException("NumPy format version " + start[6] + " is unknown");
        }
        int size = small ? Short.toUnsignedInt(Short.reverseBytes(in.readShort())) : Integer.reverseBytes(in.readInt());
        if (size < 0 || size > LARGEST) {
            throw new IOException("NumPy header of " + Integer.toUnsignedString(size) + " bytes");
        }
        byte[] bytes = in.readNBytes(size);
        if (bytes.length < size) {
            throw new IOException("the NumPy header is cut off");
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        return new NpyHeader(
                find(TYPE, text),
                find(ORDER, text).equals("True"),
                shape(find(SHAPE, text)),
                8 + (small ? 2 : 4) + size);
    }

    /** Version 1 header for little-endian float32 in C order, a multiple of 64 bytes long. */
    static byte[] floats(int... shape) {
        String text = "{'descr': '<f4', 'fortran_order': False, 'shape': " + shapeText(shape) + ", }";
        // Room for ten digits in the first dimension, so that a streamed file can be completed in place.
        int room = shape.length == 0 ? 0 : 10 - String.valueOf(shape[0]).length();
        int total = (10 + text.length() + room + 1 + 63) / 64 * 64;
        ByteBuffer out = ByteBuffer.allocate(total).order(ByteOrder.LITTLE_ENDIAN);
        out.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) (total - 10));
        out.put(text.getBytes(StandardCharsets.US_ASCII));
        while (out.remaining() > 1) {
            out.put((byte) ' ');
        }
        return out.put((byte) '\n').array();
    }

    static String shapeText(int[] shape) {
        String inner = Arrays.stream(shape).mapToObj(String::valueOf).collect(Collectors.joining(", "));
        return "(" + inner + (shape.length == 1 ? ",)" : ")");
    }

    static long count(int[] shape) {
        long count = 1;
        for (int side : shape) {
            if (side < 0) {
                throw new IllegalArgumentException("negative side in the shape " + shapeText(shape));
            }
            count = Math.multiplyExact(count, (long) side);
        }
        return count;
    }

    private static String find(Pattern pattern, String text) throws IOException {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IOException("NumPy header without type, order or shape (structured types are not supported)");
        }
        return matcher.group(1);
    }

    private static int[] shape(String text) throws IOException {
        try {
            return Arrays.stream(text.split(",", -1))
                    .map(String::trim)
                    .filter(side -> !side.isEmpty())
                    .mapToInt(Integer::parseInt)
                    .toArray();
        } catch (NumberFormatException e) {
            throw new IOException("NumPy shape (" + text + ") is too large", e);
        }
    }
}
