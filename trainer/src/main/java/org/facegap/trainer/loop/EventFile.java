package org.facegap.trainer.loop;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * TensorBoard's event files: records of {@code event.proto} (wall_time = 1, step = 2, file_version = 3, summary = 5, whose values have
 * tag = 1 and simple_value = 2), each framed as a TFRecord: length (uint64), masked CRC-32C of the length, bytes, masked CRC-32C of the
 * bytes, all little-endian. Source: tensorflow/core/util/event.proto, framework/summary.proto, lib/io/record_writer.h.
 */
final class EventFile {
    private static final int MASK = 0xa282ead8;

    private EventFile() {}

    /** What a file begins with. */
    static byte[] head(double seconds) {
        return record(event -> {
            event.writeDouble(1, seconds);
            event.writeString(3, "brain.Event:2");
        });
    }

    /**
     * Some numbers of one step.
     *
     * @param seconds since 1970
     */
    static byte[] scalars(double seconds, long step, Map<String, Double> values) {
        byte[] summary = bytes(out -> {
            for (Map.Entry<String, Double> value : values.entrySet()) {
                out.writeByteArray(1, bytes(inner -> {
                    inner.writeString(1, value.getKey());
                    inner.writeFloat(2, value.getValue().floatValue());
                }));
            }
        });
        return record(event -> {
            event.writeDouble(1, seconds);
            event.writeInt64(2, step);
            event.writeByteArray(5, summary);
        });
    }

    private interface Fields {
        void writeTo(CodedOutputStream out) throws IOException;
    }

    private static byte[] record(Fields event) {
        byte[] bytes = bytes(event);
        byte[] length = little(Long.BYTES).putLong(bytes.length).array();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(length);
        out.writeBytes(little(Integer.BYTES).putInt(masked(length)).array());
        out.writeBytes(bytes);
        out.writeBytes(little(Integer.BYTES).putInt(masked(bytes)).array());
        return out.toByteArray();
    }

    private static byte[] bytes(Fields fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        write(bytes, fields);
        return bytes.toByteArray();
    }

    private static void write(OutputStream to, Fields fields) {
        try {
            CodedOutputStream out = CodedOutputStream.newInstance(to);
            fields.writeTo(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes all bytes", e);
        }
    }

    static int masked(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return Integer.rotateRight((int) crc.getValue(), 15) + MASK;
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
