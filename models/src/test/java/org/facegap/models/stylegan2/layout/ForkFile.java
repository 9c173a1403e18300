package org.facegap.models.stylegan2.layout;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.facegap.models.checkpoint.array.LazyTensor;
import org.facegap.models.checkpoint.pickle.PickleWriter;

/** Writes what public forks write: dicts, lists and tensors as {@code torch.save} and {@code pickle.dump} do. */
final class ForkFile {
    private static final String MAGIC = "\u008a\nl\u00fc\u009cF\u00f9 j\u00a8P\u0019.";

    private final PickleWriter pickle = new PickleWriter().op("\u0080\u0002");
    private final List<LazyTensor> storages = new ArrayList<>();
    private final boolean embedded;

    private ForkFile(Object root, boolean embedded) {
        this.embedded = embedded;
        write(root);
        pickle.op(".");
    }

    /** A storage alone. */
    private ForkFile(LazyTensor storage) {
        embedded = false;
        pickle.bytes(reference(0, storage.elements())).op(".");
        storages.add(storage);
    }

    /** {@code pickle.dump(root)}. */
    static byte[] pickle(Object root) {
        return new ForkFile(root, true).pickle.array();
    }

    /** {@code torch.save(root)} of today. */
    static byte[] zip(Object root) {
        ForkFile file = new ForkFile(root, false);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            entry(zip, "a/data.pkl", file.pickle.array());
            for (int i = 0; i < file.storages.size(); i++) {
                entry(zip, "a/data/" + i, bytes(file.storages.get(i)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void entry(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        CRC32 crc = new CRC32();
        crc.update(bytes);
        entry.setCrc(crc.getValue());
        entry.setSize(bytes.length);
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }

    /** {@code torch.save(root)} of before PyTorch 1.6. */
    static byte[] legacy(Object root) {
        return stream(new ForkFile(root, false));
    }

    private static byte[] stream(ForkFile file) {
        PickleWriter out = new PickleWriter()
                .op("\u0080\u0002" + MAGIC + "\u0080\u0002M\u00e9\u0003.\u0080\u0002}.")
                .bytes(file.pickle.array())
                .op("\u0080\u0002](");
        for (int i = 0; i < file.storages.size(); i++) {
            out.text(Integer.toString(i));
        }
        out.op("e.");
        for (LazyTensor storage : file.storages) {
            out.i64(storage.elements()).bytes(bytes(storage));
        }
        return out.array();
    }

    private static byte[] bytes(LazyTensor tensor) {
        float[] values = tensor.values();
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return bytes.array();
    }

    private void write(Object node) {
        if (node instanceof Map<?, ?> map) {
            pickle.op("}(");
            map.forEach((key, value) -> {
                write(key);
                write(value);
            });
            pickle.op("u");
        } else if (node instanceof List<?> list) {
            pickle.op("](");
            list.forEach(this::write);
            pickle.op("e");
        } else if (node instanceof Object[] tuple) {
            pickle.op("(");
            Arrays.stream(tuple).forEach(this::write);
            pickle.op("t");
        } else if (node instanceof String text) {
            pickle.text(text);
        } else if (node instanceof Integer number) {
            pickle.op("J").i32(number);
        } else if (node instanceof LazyTensor tensor) {
            tensor(tensor);
        } else {
            throw new IllegalArgumentException(node.toString());
        }
    }

    private void tensor(LazyTensor tensor) {
        pickle.global("torch._utils", "_rebuild_tensor_v2").op("(");
        if (embedded) {
            pickle.global("torch.storage", "_load_from_bytes")
                    .raw(storageStream(tensor))
                    .op("\u0085R");
        } else {
            pickle.bytes(reference(storages.size(), tensor.elements()));
            storages.add(tensor);
        }
        pickle.op("K\u0000(");
        long[] shape = tensor.shape();
        for (long size : shape) {
            pickle.op("J").i32(size);
        }
        pickle.op("t(");
        for (int i = 0; i < shape.length; i++) {
            pickle.op("J").i32(Arrays.stream(shape, i + 1, shape.length).reduce(1, (a, b) -> a * b));
        }
        pickle.op("t\u0089NtR");
    }

    private static byte[] reference(int key, long elements) {
        return new PickleWriter()
                .op("(")
                .text("storage")
                .global("torch", "FloatStorage")
                .text(Integer.toString(key))
                .text("cpu")
                .op("J")
                .i32(elements)
                .op("tQ")
                .array();
    }

    private static byte[] storageStream(LazyTensor tensor) {
        return stream(new ForkFile(tensor));
    }
}
