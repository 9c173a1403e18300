package org.facegap.models.engine;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The pickle of an instance of a {@link ScriptClass}, protocol 2, as TorchScript writes it: objects are classes with a
 * state, tensors are calls of {@code torch._utils._rebuild_tensor_v2} on a storage named by its number in the archive.
 */
final class ScriptPickle {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int storages;

    private ScriptPickle() {}

    /** The pickle; tensors are numbered from 0 in the order in which {@link ScriptArchive} writes them. */
    static byte[] of(ScriptClass root) {
        ScriptPickle pickle = new ScriptPickle();
        pickle.bytes(0x80, 2);
        pickle.instance(root);
        pickle.bytes('.');
        return pickle.out.toByteArray();
    }

    /** The pickle of a dict of tensors by name, as {@code torch.save} writes a state; they are numbered from 0 in its order. */
    static byte[] ofState(Map<String, ScriptClass.Tensor> tensors) {
        ScriptPickle pickle = new ScriptPickle();
        pickle.bytes(0x80, 2, '}', '(');
        tensors.forEach((name, tensor) -> {
            pickle.text(name);
            pickle.tensor(tensor);
        });
        pickle.bytes('u', '.');
        return pickle.out.toByteArray();
    }

    private void instance(ScriptClass type) {
        global("__torch__", type.name());
        bytes(')', 0x81, '}', '(');
        type.tensors().forEach((name, tensor) -> {
            text(name);
            tensor(tensor);
        });
        text("training");
        bytes(0x89);
        type.numbers().forEach((name, value) -> {
            text(name);
            number(value);
        });
        type.modules().forEach((name, module) -> {
            text(name);
            instance(module);
        });
        bytes('u', 'b');
    }

    private void tensor(ScriptClass.Tensor tensor) {
        long[] shape = tensor.shape();
        long[] strides = new long[shape.length];
        long stride = 1;
        for (int i = shape.length - 1; i >= 0; i--) {
            strides[i] = stride;
            stride *= shape[i];
        }
        global("torch._utils", "_rebuild_tensor_v2");
        bytes('(', '(');
        text("storage");
        global("torch", "FloatStorage");
        text(Integer.toString(storages++));
        text("cpu");
        number(tensor.size());
        bytes('t', 'Q');
        number(0);
        numbers(shape);
        numbers(strides);
        bytes(0x89);
        global("collections", "OrderedDict");
        bytes(')', 'R', 't', 'R');
    }

    private void numbers(long[] values) {
        bytes('(');
        for (long v : values) {
            number(v);
        }
        bytes('t');
    }

    private void number(long value) {
        bytes('J');
        out.writeBytes(little(Math.toIntExact(value)));
    }

    private void text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        bytes('X');
        out.writeBytes(little(utf8.length));
        out.writeBytes(utf8);
    }

    private void global(String module, String name) {
        out.writeBytes(("c" + module + "\n" + name + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private void bytes(int... values) {
        for (int v : values) {
            out.write(v);
        }
    }

    private static byte[] little(int value) {
        return ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array();
    }
}
