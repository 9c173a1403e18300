package org.facegap.models.checkpoint.pickle;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes pickles opcode by opcode, for tests. */
public final class PickleWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** Opcodes and bytes as chars 0..255. */
    public PickleWriter op(String chars) {
        out.writeBytes(chars.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    /** The same several times. */
    public PickleWriter repeat(String chars, int times) {
        return op(chars.repeat(times));
    }

    /** Little-endian, 4 bytes. */
    public PickleWriter i32(long value) {
        out.writeBytes(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) value)
                .array());
        return this;
    }

    /** Little-endian, 8 bytes. */
    public PickleWriter i64(long value) {
        out.writeBytes(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(value)
                .array());
        return this;
    }

    /** A text. */
    public PickleWriter text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        op("X").i32(utf8.length);
        out.writeBytes(utf8);
        return this;
    }

    /** A byte string. */
    public PickleWriter raw(byte[] bytes) {
        op("B").i32(bytes.length);
        out.writeBytes(bytes);
        return this;
    }

    /** A name by the opcode GLOBAL. */
    public PickleWriter global(String module, String name) {
        return op("c" + module + "\n" + name + "\n");
    }

    /** Bytes as they are. */
    public PickleWriter bytes(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    /** The bytes so far. */
    public byte[] array() {
        return out.toByteArray();
    }
}
