package org.facegap.core.dataset;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** Writes one POSIX ustar file whose bytes depend on its members alone: no times, owners or padding that vary. */
final class TarShard implements AutoCloseable {
    private static final int BLOCK = 512;
    private static final int NAME = 100;

    private final FileChannel channel;
    private final OutputStream out;
    private long position;

    private TarShard(FileChannel channel) {
        this.channel = channel;
        out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 18);
    }

    static TarShard create(Path file) throws IOException {
        return new TarShard(FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING));
    }

    /** Appends a member and tells where its bytes begin. */
    long add(String name, byte[] data) throws IOException {
        out.write(header(name, data.length));
        position += BLOCK;
        long offset = position;
        out.write(data);
        int padding = (BLOCK - data.length % BLOCK) % BLOCK;
        out.write(new byte[padding]);
        position += data.length + padding;
        return offset;
    }

    /** Writes the end mark and syncs to the disk. */
    void finish() throws IOException {
        out.write(new byte[2 * BLOCK]);
        out.flush();
        channel.force(true);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static byte[] header(String name, int size) {
        byte[] header = new byte[BLOCK];
        if (name.getBytes(StandardCharsets.UTF_8).length > NAME) {
            throw new IllegalArgumentException("member name of more than " + NAME + " bytes: " + name);
        }
        put(header, 0, name);
        put(header, 100, "0000644\0");
        put(header, 108, "0000000\0");
        put(header, 116, "0000000\0");
        put(header, 124, String.format(Locale.ROOT, "%011o\0", size));
        put(header, 136, "00000000000\0");
        put(header, 148, "        ");
        put(header, 156, "0");
        put(header, 257, "ustar\00000");
        int sum = 0;
        for (byte b : header) {
            sum += b & 0xFF;
        }
        put(header, 148, String.format(Locale.ROOT, "%06o\0 ", sum));
        return header;
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }
}
