package org.facegap.core.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * The chunks of a PNG file (ISO/IEC 15948), walked from front to back: whether all that a decoder needs is there up to
 * {@code IEND} with the right checksums, the orientation in {@code eXIf}, and the same image with the needed chunks alone.
 */
final class PngFile {
    private static final int SIGNATURE = 8;
    private static final Set<String> NEEDED = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

    private final ByteArrayOutputStream needed;
    private int orientation = Orientation.UPRIGHT;

    private PngFile(byte[] bytes) {
        needed = new ByteArrayOutputStream(bytes.length);
        needed.write(bytes, 0, SIGNATURE);
    }

    /** @throws ImageError when the file is cut off or damaged */
    static PngFile of(byte[] bytes) {
        PngFile file = new PngFile(bytes);
        ByteBuffer in = ByteBuffer.wrap(bytes).position(SIGNATURE);
        boolean data = false;
        while (true) {
            if (in.remaining() < 12) {
                throw ImageError.cutOff("the PNG file has no end chunk");
            }
            int start = in.position();
            long length = in.getInt() & 0xffffffffL;
            if (length > in.remaining() - 8) {
                throw ImageError.cutOff("the PNG file ends within a chunk");
            }
            String type = new String(bytes, start + 4, 4, StandardCharsets.ISO_8859_1);
            int end = start + 8 + (int) length;
            in.position(end + 4);
            if (start == SIGNATURE && !type.equals("IHDR")) {
                throw ImageError.unsupported(
                        "a PNG file that begins with the chunk " + (type.matches("[A-Za-z]{4}") ? type : "of no name"));
            }
            if (NEEDED.contains(type)) {
                CRC32 crc = new CRC32();
                crc.update(bytes, start + 4, end - start - 4);
                if ((int) crc.getValue() != ByteBuffer.wrap(bytes).getInt(end)) {
                    throw ImageError.damaged("the PNG file's chunk " + type + " does not have its checksum");
                }
                file.needed.write(bytes, start, end + 4 - start);
                data |= type.equals("IDAT");
            } else if (type.equals("eXIf")) {
                file.orientation = Orientation.ofTiff(bytes, start + 8, end);
            } else if (!Character.isLowerCase(type.charAt(0))) {
                throw ImageError.damaged("the PNG file has a chunk that nobody knows");
            }
            if (type.equals("IEND")) {
                if (!data) {
                    throw ImageError.damaged("a PNG file without an image in it");
                }
                return file;
            }
        }
    }

    /** The orientation that the file states, 1 when it states none. */
    static int orientation(byte[] bytes) {
        try {
            return of(bytes).orientation;
        } catch (ImageError e) {
            return Orientation.UPRIGHT;
        }
    }

    /** Orientation of the EXIF data, 1 to 8. */
    int orientation() {
        return orientation;
    }

    /** The image as a file of the needed chunks alone: no profile, text or animation. */
    byte[] plain() {
        return needed.toByteArray();
    }
}
