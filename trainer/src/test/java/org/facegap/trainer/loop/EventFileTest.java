package org.facegap.trainer.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class EventFileTest {
    /** The check value of CRC-32C, and the first twelve bytes that every event file of TensorFlow begins with. */
    @Test
    void framesRecordsAsTensorFlowDoes() {
        CRC32C crc = new CRC32C();
        crc.update("123456789".getBytes(StandardCharsets.US_ASCII));
        assertThat((int) crc.getValue()).isEqualTo(0xe3069283);
        byte[] head = EventFile.head(1_700_000_000.5);
        assertThat(head).hasSize(8 + 4 + 24 + 4).startsWith(0x18, 0, 0, 0, 0, 0, 0, 0, 0xa3, 0x7f, 0x4b, 0x22, 0x09);
        assertThat(new String(head, StandardCharsets.ISO_8859_1)).contains("brain.Event:2");
    }

    @Test
    void aRecordReadsBackAsItsNumbers() throws IOException {
        Map<String, Double> values = Map.of("loss", 1.5, "validation/dark", 0.25);
        ByteBuffer record =
                ByteBuffer.wrap(EventFile.scalars(12.5, 300, values)).order(ByteOrder.LITTLE_ENDIAN);
        byte[] event = new byte[(int) record.getLong(0)];
        record.position(12);
        record.get(event);
        int crc = record.getInt();
        assertThat(record.hasRemaining()).isFalse();
        // What a reader does: take the mask off and compare.
        CRC32C expected = new CRC32C();
        expected.update(event);
        assertThat(Integer.rotateLeft(crc - 0xa282ead8, 15)).isEqualTo((int) expected.getValue());

        CodedInputStream in = CodedInputStream.newInstance(event);
        assertThat(in.readTag()).isEqualTo(1 << 3 | WireFormat.WIRETYPE_FIXED64);
        assertThat(in.readDouble()).isEqualTo(12.5);
        assertThat(in.readTag()).isEqualTo(2 << 3 | WireFormat.WIRETYPE_VARINT);
        assertThat(in.readInt64()).isEqualTo(300);
        assertThat(in.readTag()).isEqualTo(5 << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED);
        CodedInputStream summary = CodedInputStream.newInstance(in.readByteArray());
        assertThat(in.isAtEnd()).isTrue();
        Map<String, Double> found = new TreeMap<>();
        while (!summary.isAtEnd()) {
            assertThat(summary.readTag()).isEqualTo(1 << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED);
            CodedInputStream value = CodedInputStream.newInstance(summary.readByteArray());
            assertThat(value.readTag()).isEqualTo(1 << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED);
            String tag = value.readString();
            assertThat(value.readTag()).isEqualTo(2 << 3 | WireFormat.WIRETYPE_FIXED32);
            found.put(tag, (double) value.readFloat());
        }
        assertThat(found).isEqualTo(values);
    }
}
