package org.facegap.models.external;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes ONNX messages; field numbers are those of {@code onnx.proto}. */
final class OnnxMessage {
    private interface Write {
        void to(CodedOutputStream out) throws IOException;
    }

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private OnnxMessage write(Write write) {
        try {
            CodedOutputStream out = CodedOutputStream.newInstance(bytes);
            write.to(out);
            out.flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    OnnxMessage number(int field, long value) {
        return write(out -> out.writeInt64(field, value));
    }

    OnnxMessage real(int field, float value) {
        return write(out -> out.writeFloat(field, value));
    }

    OnnxMessage text(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    OnnxMessage bytes(int field, byte[] value) {
        return write(out -> out.writeByteArray(field, value));
    }

    OnnxMessage message(int field, OnnxMessage value) {
        return bytes(field, value.toBytes());
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }

    /** A model of opset 13 with this graph. */
    static OnnxMessage model(OnnxMessage graph) {
        return new OnnxMessage()
                .number(1, 8)
                .text(2, "facegap tests")
                .message(7, graph)
                .message(8, new OnnxMessage().text(1, "").number(2, 13));
    }

    static OnnxMessage node(String domain, String operator, String inputs, String outputs, OnnxMessage... attributes) {
        OnnxMessage node = new OnnxMessage();
        for (String input : inputs.split(" ")) {
            node.text(1, input);
        }
        for (String output : outputs.split(" ")) {
            node.text(2, output);
        }
        node.text(4, operator);
        for (OnnxMessage attribute : attributes) {
            node.message(5, attribute);
        }
        return domain.isEmpty() ? node : node.text(7, domain);
    }

    static OnnxMessage node(String operator, String inputs, String outputs, OnnxMessage... attributes) {
        return node("", operator, inputs, outputs, attributes);
    }

    /** A whole number as attribute. */
    static OnnxMessage attribute(String name, long value) {
        return new OnnxMessage().text(1, name).number(3, value).number(20, 2);
    }

    /** Whole numbers as attribute. */
    static OnnxMessage attribute(String name, long[] values) {
        OnnxMessage attribute = new OnnxMessage().text(1, name);
        for (long value : values) {
            attribute.number(8, value);
        }
        return attribute.number(20, 7);
    }

    /** A tensor as attribute. */
    static OnnxMessage attribute(String name, OnnxMessage tensor) {
        return new OnnxMessage().text(1, name).message(5, tensor).number(20, 4);
    }

    static OnnxMessage tensor(String name, float[] values, long... shape) {
        OnnxMessage tensor = new OnnxMessage();
        for (long size : shape) {
            tensor.number(1, size);
        }
        ByteBuffer raw = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values);
        return tensor.number(2, 1).text(8, name).bytes(9, raw.array());
    }

    /** A float tensor that lies in another file. */
    static OnnxMessage external(String name, String location, long offset, long... shape) {
        OnnxMessage tensor = new OnnxMessage();
        long values = 1;
        for (long size : shape) {
            tensor.number(1, size);
            values *= size;
        }
        return tensor.number(2, 1)
                .text(8, name)
                .message(13, new OnnxMessage().text(1, "location").text(2, location))
                .message(13, new OnnxMessage().text(1, "offset").text(2, Long.toString(offset)))
                .message(13, new OnnxMessage().text(1, "length").text(2, Long.toString(4 * values)))
                .number(14, 1);
    }

    /** A float input or output; a dimension is a number or a name. */
    static OnnxMessage value(String name, Object... dimensions) {
        OnnxMessage shape = new OnnxMessage();
        for (Object dimension : dimensions) {
            OnnxMessage size = new OnnxMessage();
            shape.message(1, dimension instanceof Integer n ? size.number(1, n) : size.text(2, (String) dimension));
        }
        return new OnnxMessage()
                .text(1, name)
                .message(
                        2,
                        new OnnxMessage()
                                .message(1, new OnnxMessage().number(1, 1).message(2, shape)));
    }
}
