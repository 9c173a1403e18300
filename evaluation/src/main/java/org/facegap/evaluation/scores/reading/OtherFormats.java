package org.facegap.evaluation.scores.reading;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.facegap.core.UserError;
import org.jspecify.annotations.Nullable;

/** Formats that are no text of rows, known by their first bytes, and what to do about each. */
final class OtherFormats {
    private static final String UNPACK = "; unpack it first (gzip alone is read as it is)";

    private OtherFormats() {}

    /** @throws UserError naming the format, when it is one of them */
    static void refuse(String file, byte[] head) {
        String found = found(head);
        if (found != null) {
            throw new UserError(file + ": " + found + ".");
        }
    }

    private static @Nullable String found(byte[] head) {
        if (starts(head, 'P', 'K', 3, 4)) {
            String names = new String(head, StandardCharsets.ISO_8859_1);
            return names.contains("xl/") || names.contains("[Content_Types].xml")
                    ? "is an Excel workbook; save the sheet as CSV"
                    : "is a zip archive" + UNPACK;
        }
        if (starts(head, 0xFD, '7', 'z', 'X', 'Z')) {
            return "is packed with xz" + UNPACK;
        }
        if (starts(head, 'B', 'Z', 'h') && head.length > 4 && head[3] >= '1' && head[3] <= '9' && head[4] == '1') {
            return "is packed with bzip2" + UNPACK;
        }
        if (starts(head, 0x28, 0xB5, 0x2F, 0xFD)) {
            return "is packed with zstd" + UNPACK;
        }
        if (starts(head, '7', 'z', 0xBC, 0xAF)) {
            return "is a 7z archive" + UNPACK;
        }
        if (starts(head, 'P', 'A', 'R', '1')) {
            return "is a Parquet file; write it as CSV, with pandas: read_parquet(...).to_csv(..., index=False)";
        }
        if (starts(head, 0x80, 2) || starts(head, 0x80, 3) || starts(head, 0x80, 4) || starts(head, 0x80, 5)) {
            return "is a Python pickle, which is never opened; write it as CSV";
        }
        if (starts(head, 0x89, 'H', 'D', 'F')) {
            return "is an HDF5 file; write its table as CSV";
        }
        String text = new String(head, 0, Math.min(head.length, 400), StandardCharsets.UTF_8)
                .replace("\ufeff", "")
                .strip()
                .toLowerCase(Locale.ROOT);
        if (text.startsWith("version https://git-lfs")) {
            return "is a pointer of Git LFS and not the file itself; fetch it with git lfs pull";
        }
        if (text.startsWith("<!doctype html") || text.startsWith("<html")) {
            return "is a web page, perhaps saved in place of the file";
        }
        return text.matches("(?s)\\{\\s*\".*|\\[\\s*[\\[{]\\s*[\"0-9-].*")
                ? "is JSON; write it as CSV, with a line that names the columns"
                : null;
    }

    private static boolean starts(byte[] head, int... bytes) {
        if (head.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((head[i] & 0xFF) != (bytes[i] & 0xFF)) {
                return false;
            }
        }
        return true;
    }
}
