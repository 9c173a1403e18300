package org.facegap.core.image;

import java.io.ByteArrayOutputStream;

/**
 * The marker segments of a JPEG file (ITU-T T.81 annex B), walked from front to back without decoding: whether the file
 * ends as it says, what its application segments say of colour (JFIF; Adobe's APP14, Adobe Technical Note 5116) and
 * orientation (EXIF), and the same image without them. Bytes behind the end marker are nobody's and are passed over.
 */
final class JpegFile {
    /** Of a file that says nothing of it. */
    static final int NO_TRANSFORM = -1;

    private static final int MOST_SCANS = 500;
    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int APP0 = 0xE0;
    private static final int APP1 = 0xE1;
    private static final int APP14 = 0xEE;
    private static final int APP15 = 0xEF;
    private static final int COMMENT = 0xFE;
    private static final byte[] JFIF = {'J', 'F', 'I', 'F', 0, 1, 2, 0, 0, 1, 0, 1, 0, 0};
    private static final byte[] ADOBE = {'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0};
    private static final byte[] EXIF = {'E', 'x', 'i', 'f', 0, 0};

    private final byte[] bytes;
    private final ByteArrayOutputStream segments;
    private int at = 2;
    private int scans;
    private boolean ended;
    private boolean jfif;
    private int transform = NO_TRANSFORM;
    private int orientation = Orientation.UPRIGHT;
    private int components;
    private boolean namedRgb;

    private JpegFile(byte[] bytes) {
        this.bytes = bytes;
        segments = new ByteArrayOutputStream(bytes.length);
    }

    /** @throws ImageError when the file is cut off, or is no such file */
    static JpegFile of(byte[] bytes) {
        JpegFile file = new JpegFile(bytes);
        while (!file.ended) {
            file.segment();
        }
        if (file.scans == 0 || file.components == 0) {
            throw ImageError.damaged("a JPEG file without an image in it");
        }
        return file;
    }

    /** The orientation that the file states, 1 when it states none; looks no further than the first scan. */
    static int orientation(byte[] bytes) {
        JpegFile file = new JpegFile(bytes);
        try {
            while (!file.ended && file.scans == 0) {
                file.segment();
            }
        } catch (ImageError e) {
            return file.orientation;
        }
        return file.orientation;
    }

    private void segment() {
        int marker = marker();
        if (marker == EOI) {
            ended = true;
            return;
        }
        if (marker == SOI || marker == 1 || isRestart(marker)) {
            return;
        }
        if (at + 2 > bytes.length) {
            throw ImageError.cutOff("the JPEG file ends within a segment");
        }
        int length = word(at);
        if (length < 2) {
            throw ImageError.damaged("a JPEG segment of " + length + " bytes");
        }
        int start = at + 2;
        int end = at + length;
        if (end > bytes.length) {
            throw ImageError.cutOff("the JPEG file ends within a segment");
        }
        at = end;
        if (marker >= APP0 && marker <= APP15 || marker == COMMENT) {
            application(marker, start, end);
            return;
        }
        if (isFrame(marker) && end - start >= 6) {
            frame(start, end);
        }
        if (marker == SOS) {
            if (++scans > MOST_SCANS) {
                throw ImageError.unsupported("a JPEG file of more than " + MOST_SCANS + " scans");
            }
            coded();
        }
        segments.write(0xFF);
        segments.write(marker);
        segments.write(bytes, start - 2, at - start + 2);
    }

    /** The next marker; like other readers, bytes that belong to no segment are passed over. */
    private int marker() {
        while (at < bytes.length && bytes[at] != (byte) 0xFF) {
            at++;
        }
        while (at < bytes.length && bytes[at] == (byte) 0xFF) {
            at++;
        }
        if (at >= bytes.length) {
            throw ImageError.cutOff(
                    scans == 0 ? "the JPEG file ends before its image" : "the JPEG file has no end marker");
        }
        int marker = bytes[at++] & 0xFF;
        return marker == 0 ? marker() : marker;
    }

    /** Entropy-coded data end before a marker that is neither a stuffed byte nor a restart. */
    private void coded() {
        while (at + 1 < bytes.length) {
            if (bytes[at] == (byte) 0xFF) {
                int next = bytes[at + 1] & 0xFF;
                if (next == 0xFF) {
                    at++;
                    continue;
                }
                if (next != 0 && !isRestart(next)) {
                    return;
                }
                at++;
            }
            at++;
        }
        throw ImageError.cutOff("the JPEG file has no end marker");
    }

    private void application(int marker, int start, int end) {
        if (marker == APP0 && starts(start, end, JFIF, 5)) {
            jfif = true;
        } else if (marker == APP14 && starts(start, end, ADOBE, 5) && end - start >= 12) {
            transform = bytes[start + 11] & 0xFF;
        } else if (marker == APP1 && starts(start, end, EXIF, 6) && orientation == Orientation.UPRIGHT) {
            orientation = Orientation.ofTiff(bytes, start + 6, end);
        }
    }

    private void frame(int start, int end) {
        components = bytes[start + 5] & 0xFF;
        if (components == 3 && end - start >= 15) {
            String ids = "" + (char) bytes[start + 6] + (char) bytes[start + 9] + (char) bytes[start + 12];
            namedRgb = ids.equals("RGB");
        }
    }

    private boolean starts(int start, int end, byte[] with, int length) {
        for (int i = 0; i < length; i++) {
            if (start + i >= end || bytes[start + i] != with[i]) {
                return false;
            }
        }
        return true;
    }

    private int word(int from) {
        return (bytes[from] & 0xFF) << 8 | bytes[from + 1] & 0xFF;
    }

    private static boolean isRestart(int marker) {
        return marker >= 0xD0 && marker <= 0xD7;
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    /** Orientation of the EXIF data, 1 to 8. */
    int orientation() {
        return orientation;
    }

    /** Colour components of a pixel. */
    int components() {
        return components;
    }

    /** Adobe's colour transform: 0 none, 1 YCbCr, 2 YCCK; {@link #NO_TRANSFORM} without the marker. */
    int transform() {
        return transform;
    }

    /**
     * The image as a file without profiles, comments, thumbnails and EXIF, whose one application segment says what its
     * colours are, by the rules of libjpeg (JFIF, then Adobe's marker, then the components' names; YCbCr when nothing says
     * otherwise). Decoders that guess differently, or fail on a broken profile, do not come to it.
     */
    byte[] plain() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(segments.size() + 24);
        out.write(0xFF);
        out.write(SOI);
        if (components == 3) {
            boolean rgb = !jfif && (transform == NO_TRANSFORM ? namedRgb : transform == 0);
            application(out, rgb ? APP14 : APP0, rgb ? ADOBE : JFIF, rgb ? 0 : NO_TRANSFORM);
        } else if (components == 4) {
            application(out, APP14, ADOBE, 0);
        }
        out.writeBytes(segments.toByteArray());
        out.write(0xFF);
        out.write(EOI);
        return out.toByteArray();
    }

    private static void application(ByteArrayOutputStream out, int marker, byte[] content, int transform) {
        out.write(0xFF);
        out.write(marker);
        int length = 2 + content.length + (transform == NO_TRANSFORM ? 0 : 1);
        out.write(length >> 8);
        out.write(length);
        out.writeBytes(content);
        if (transform != NO_TRANSFORM) {
            out.write(transform);
        }
    }
}
