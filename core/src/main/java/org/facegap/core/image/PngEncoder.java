package org.facegap.core.image;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes 8-bit RGB PNG (ISO/IEC 15948). Own code because the JDK's writer is slow on small images and its bytes may
 * change with the JDK; a row takes filter Sub when that has the smaller sum of absolute residuals, else None.
 */
final class PngEncoder {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int LEVEL = 6;

    private PngEncoder() {}

    static byte[] encode(int width, int height, byte[] rgb) {
        byte[] body = deflate(filter(width, height, rgb));
        ByteBuffer out = ByteBuffer.allocate(SIGNATURE.length + 3 * 12 + 13 + body.length);
        out.put(SIGNATURE);
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
        header.put((byte) 8).put((byte) 2).put((byte) 0).put((byte) 0).put((byte) 0);
        chunk(out, "IHDR", header.array());
        chunk(out, "IDAT", body);
        chunk(out, "IEND", new byte[0]);
        return out.array();
    }

    private static byte[] filter(int width, int height, byte[] rgb) {
        int stride = 3 * width;
        byte[] filtered = new byte[height * (stride + 1)];
        for (int y = 0; y < height; y++) {
            int from = y * stride;
            int to = y * (stride + 1) + 1;
            long none = 0;
            long sub = 0;
            for (int x = 0; x < stride; x++) {
                byte left = x < 3 ? 0 : rgb[from + x - 3];
                byte residual = (byte) (rgb[from + x] - left);
                filtered[to + x] = residual;
                sub += Math.abs(residual);
                none += Math.abs(rgb[from + x]);
            }
            if (sub < none) {
                filtered[to - 1] = 1;
            } else {
                System.arraycopy(rgb, from, filtered, to, stride);
            }
        }
        return filtered;
    }

    private static byte[] deflate(byte[] data) {
        Deflater deflater = new Deflater(LEVEL);
        try {
            deflater.setInput(data);
            deflater.finish();
            byte[] out = new byte[data.length + data.length / 8 + 64];
            int length = 0;
            while (!deflater.finished()) {
                if (length == out.length) {
                    out = Arrays.copyOf(out, 2 * out.length);
                }
                length += deflater.deflate(out, length, out.length - length);
            }
            return Arrays.copyOf(out, length);
        } finally {
            deflater.end();
        }
    }

    private static void chunk(ByteBuffer out, String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        out.putInt(data.length).put(name).put(data).putInt((int) crc.getValue());
    }
}
