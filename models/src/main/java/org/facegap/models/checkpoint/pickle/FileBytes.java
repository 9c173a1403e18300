package org.facegap.models.checkpoint.pickle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.facegap.core.UserError;

/**
 * A part of a file, little-endian, without a copy of it. All reads are checked; a read outside is a {@link UserError}
 * with the file and the byte offset.
 */
public final class FileBytes {
    private final String origin;
    private final long base;
    private final ByteBuffer buffer;

    private FileBytes(String origin, long base, ByteBuffer buffer) {
        this.origin = origin;
        this.base = base;
        this.buffer = buffer.order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Bytes in memory; {@code origin} names them in messages. */
    public static FileBytes of(String origin, ByteBuffer buffer) {
        return new FileBytes(origin, 0, buffer.slice());
    }

    /**
     * Maps a file.
     *
     * @throws UserError when it cannot be read, is empty or is larger than 2 GiB
     */
    public static FileBytes map(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new UserError(
                    Files.exists(file) ? file + " is not a regular file" : file + ": there is no such file");
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            if (size == 0) {
                throw new UserError(file + " is empty");
            }
            if (size > Integer.MAX_VALUE) {
                throw new UserError(file + " has " + size + " bytes; checkpoints of up to 2 GiB can be read");
            }
            return new FileBytes(file.toString(), 0, channel.map(FileChannel.MapMode.READ_ONLY, 0, size));
        } catch (NoSuchFileException e) {
            throw new UserError(file + ": there is no such file", e);
        } catch (IOException e) {
            throw new UserError("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** Number of bytes. */
    public int length() {
        return buffer.limit();
    }

    /** What the bytes are called in messages. */
    public String origin() {
        return origin;
    }

    /** Where these bytes begin in the file (or in the unpacked archive entry that {@link #origin()} names). */
    public long base() {
        return base;
    }

    /** An error about a place in these bytes. */
    public UserError error(long at, String what) {
        return new UserError(origin + ": byte " + (base + at) + ": " + what);
    }

    /** Checks that {@code count} bytes lie at {@code at}. */
    public void need(long at, long count) {
        if (at < 0 || count < 0 || at > length() || count > length() - at) {
            throw error(
                    Math.max(0, Math.min(at, length())),
                    "the file is damaged or cut off: " + (count < 0 ? "a negative number of" : Long.toString(count))
                            + " bytes are announced and " + Math.max(0, length() - at) + " are left");
        }
    }

    /** A part of these bytes. */
    public FileBytes slice(long at, long count) {
        need(at, count);
        return new FileBytes(origin, base + at, buffer.slice((int) at, (int) count));
    }

    /** An unsigned byte. */
    public int u8(long at) {
        need(at, 1);
        return buffer.get((int) at) & 0xff;
    }

    /** An unsigned 16-bit number. */
    public int u16(long at) {
        need(at, 2);
        return buffer.getShort((int) at) & 0xffff;
    }

    /** A signed 32-bit number. */
    public int i32(long at) {
        need(at, 4);
        return buffer.getInt((int) at);
    }

    /** An unsigned 32-bit number. */
    public long u32(long at) {
        return i32(at) & 0xffff_ffffL;
    }

    /** A signed 64-bit number. */
    public long i64(long at) {
        need(at, 8);
        return buffer.getLong((int) at);
    }

    /** A copy. The caller accounts for its size. */
    public byte[] copy(long at, int count) {
        need(at, count);
        byte[] bytes = new byte[count];
        buffer.get((int) at, bytes);
        return bytes;
    }

    /** A copy as text. The caller accounts for its size. */
    public String text(long at, int count) {
        return new String(copy(at, count), StandardCharsets.UTF_8);
    }

    /** Whether a word occurs among the first {@code limit} bytes. */
    public boolean contains(String word, int limit) {
        byte[] wanted = word.getBytes(StandardCharsets.UTF_8);
        int last = Math.min(limit, length()) - wanted.length;
        for (int at = 0; at <= last; at++) {
            int i = 0;
            while (i < wanted.length && buffer.get(at + i) == wanted[i]) {
                i++;
            }
            if (i == wanted.length) {
                return true;
            }
        }
        return false;
    }

    /** A read-only little-endian view of its own position. */
    public ByteBuffer buffer() {
        return buffer.asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }
}
