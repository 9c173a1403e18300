package org.facegap.models.checkpoint.torch;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.facegap.models.checkpoint.pickle.FileBytes;
import org.facegap.models.checkpoint.pickle.MemoryBudget;
import org.facegap.models.checkpoint.pickle.PrintableName;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a zip archive: stored ones as parts of the file, deflated ones unpacked on request within the memory
 * budget. Entries may not overlap, and archives in archives are bytes like any other. Source: PKWARE's APPNOTE, 4.3 to
 * 4.5.
 */
final class ZipEntries {
    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int END64 = 0x06064b50;
    private static final int LOCATOR64 = 0x07064b50;
    private static final int MOST_RATIO = 1032;

    private record Entry(String name, int method, long packed, long size, long header, FileBytes data) {}

    private final FileBytes bytes;
    private final MemoryBudget budget;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    ZipEntries(FileBytes bytes, MemoryBudget budget) {
        this.bytes = bytes;
        this.budget = budget;
        long end = end();
        long count = bytes.u16(end + 10);
        long from = bytes.u32(end + 16);
        long locator = end - 20;
        if (locator >= 0 && bytes.i32(locator) == LOCATOR64) {
            long end64 = bytes.i64(locator + 8);
            if (bytes.i32(end64) != END64) {
                throw bytes.error(locator, "the zip archive is damaged");
            }
            count = bytes.i64(end64 + 32);
            from = bytes.i64(end64 + 48);
        }
        for (long i = 0, at = from; i < count; i++) {
            at = entry(at);
        }
        checkOverlap();
    }

    private long end() {
        long lowest = Math.max(0, bytes.length() - 22L - 0xffff);
        for (long at = bytes.length() - 22L; at >= lowest; at--) {
            if (bytes.i32(at) == END && at + 22 + bytes.u16(at + 20) == bytes.length()) {
                return at;
            }
        }
        throw bytes.error(bytes.length(), "the zip archive has no directory; the file is damaged or cut off");
    }

    /** Reads a directory record; gives the place of the next. */
    private long entry(long at) {
        if (bytes.i32(at) != CENTRAL) {
            throw bytes.error(at, "the zip archive's directory is damaged");
        }
        int flags = bytes.u16(at + 8);
        int method = bytes.u16(at + 10);
        int nameLength = bytes.u16(at + 28);
        int extraLength = bytes.u16(at + 30);
        int commentLength = bytes.u16(at + 32);
        if (nameLength > 1024 || (flags & 1) != 0 || (method != 0 && method != 8)) {
            throw bytes.error(at, "the zip archive is encrypted or packed in a way that torch.save does not use");
        }
        budget.charge(400 + 3L * nameLength);
        String name = bytes.text(at + 46, nameLength);
        long[] fields = {bytes.u32(at + 24), bytes.u32(at + 20), bytes.u32(at + 42)};
        extended(at + 46 + nameLength, extraLength, fields);
        long header = fields[2];
        if (bytes.i32(header) != LOCAL) {
            throw bytes.error(at, "the zip archive's directory is damaged");
        }
        long data = header + 30 + bytes.u16(header + 26) + bytes.u16(header + 28);
        long size = fields[0];
        long packed = fields[1];
        if (method == 0 && size != packed) {
            throw bytes.error(at, "the zip archive's directory is damaged: a stored entry has two sizes");
        }
        Entry made = new Entry(name, method, packed, size, header, bytes.slice(data, packed));
        if (entries.put(name, made) != null) {
            throw bytes.error(at, "the zip archive has two entries of one name");
        }
        return at + 46 + nameLength + extraLength + commentLength;
    }

    /** Puts sizes and offset of the zip64 extra field in the place of those that are all ones. */
    private void extended(long from, int length, long[] fields) {
        long at = from;
        long end = from + length;
        while (at + 4 <= end) {
            int kind = bytes.u16(at);
            long next = at + 4 + bytes.u16(at + 2);
            if (kind == 1) {
                long value = at + 4;
                for (int i = 0; i < fields.length; i++) {
                    if (fields[i] == 0xffff_ffffL) {
                        fields[i] = bytes.i64(value);
                        value += 8;
                    }
                }
                if (value > next) {
                    throw bytes.error(at, "the zip archive's directory is damaged");
                }
            }
            at = next;
        }
        if (fields[0] < 0 || fields[1] < 0 || fields[2] < 0) {
            throw bytes.error(from, "the zip archive's directory is damaged");
        }
    }

    private void checkOverlap() {
        List<Entry> sorted = new ArrayList<>(entries.values());
        sorted.sort(Comparator.comparingLong(Entry::header));
        long free = 0;
        for (Entry e : sorted) {
            if (e.header() < free) {
                throw bytes.error(e.header(), "two entries of the zip archive overlap");
            }
            free = e.data().base() - bytes.base() + e.packed();
        }
    }

    /** Names of the entries. */
    Set<String> names() {
        return entries.keySet();
    }

    /** An entry's content, or null when there is none of that name. */
    @Nullable
    FileBytes content(String name) {
        Entry entry = entries.get(name);
        if (entry == null) {
            return null;
        }
        return entry.method() == 0 ? entry.data() : inflate(entry);
    }

    private FileBytes inflate(Entry entry) {
        if (entry.size() < 0
                || entry.size() / MOST_RATIO > entry.packed() + 1
                || entry.size() > Integer.MAX_VALUE - 64) {
            throw bytes.error(entry.header(), "an entry of the zip archive announces an impossible size");
        }
        budget.charge(entry.size() + 512);
        ByteBuffer out = ByteBuffer.allocate((int) entry.size());
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(entry.data().buffer());
            while (out.hasRemaining() && !inflater.finished()) {
                if (inflater.inflate(out) == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    break;
                }
            }
            boolean whole = !out.hasRemaining()
                    && (inflater.finished() || inflater.inflate(new byte[1]) == 0 && inflater.finished());
            if (!whole) {
                throw bytes.error(entry.header(), "an entry of the zip archive does not have its announced size");
            }
        } catch (DataFormatException e) {
            throw bytes.error(entry.header(), "an entry of the zip archive is damaged");
        } finally {
            inflater.end();
        }
        return FileBytes.of(bytes.origin() + " (" + PrintableName.of(entry.name()) + ")", out.flip());
    }
}
