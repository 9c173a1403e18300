package org.facegap.core.image;

import java.nio.charset.StandardCharsets;

/** Names the formats that often lie under an image's name and are not read. */
final class ForeignFormat {
    private ForeignFormat() {}

    /** The format by the first bytes, for a sentence; "" when it is none of them. */
    static String of(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(32, bytes.length), StandardCharsets.ISO_8859_1);
        if (start.startsWith("RIFF") && start.startsWith("WEBP", 8)) {
            return "a WebP file";
        }
        if (start.startsWith("II*\0") || start.startsWith("MM\0*")) {
            return "a TIFF file";
        }
        if (start.startsWith("ftyp", 4)) {
            return start.startsWith("avi", 8) ? "an AVIF file" : "a HEIF file";
        }
        if (start.startsWith("\0\0\0\fjP  ") || start.startsWith("\u00FFO\u00FFQ")) {
            return "a JPEG 2000 file";
        }
        if (start.startsWith("version https://git-lfs")) {
            return "a pointer to a file in Git LFS, whose content was not downloaded";
        }
        if (start.stripLeading().startsWith("<")) {
            return "a page of HTML or XML";
        }
        if (start.startsWith("PK\3\4")) {
            return "a zip archive";
        }
        return start.startsWith("\u001F\u008B") ? "a gzip file" : "";
    }
}
