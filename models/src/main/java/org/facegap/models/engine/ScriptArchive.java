package org.facegap.models.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import org.facegap.core.UserError;

/**
 * Writes a TorchScript archive, which {@code torch.jit.load} opens in Python and the engine here. The format is a zip of
 * stored entries: version, byte order, an empty tuple of constants, source text, a pickle of one instance, and the
 * values of every tensor. One tensor at a time is in memory.
 */
public final class ScriptArchive {
    private static final String TOP = "facegap/";
    private static final byte[] NO_CONSTANTS = {(byte) 0x80, 2, ')', '.'};

    private ScriptArchive() {}

    /** An archive of one class {@code Ops} that has methods and no tensors. */
    static byte[] of(List<String> methods) {
        ScriptClass ops = new ScriptClass("Ops");
        methods.forEach(ops::method);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            write(bytes, ops, Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * Writes an instance of a class.
     *
     * @param out stays open
     * @param extras further texts by name; Python's {@code torch.jit.load} hands them out as {@code _extra_files}
     * @throws UserError when a tensor has another number of values than its shape says
     */
    public static void write(OutputStream out, ScriptClass root, Map<String, String> extras) throws IOException {
        try (AlignedZip zip = new AlignedZip(out)) {
            StringBuilder source = new StringBuilder(4096);
            root.source(source);
            zip.put(TOP + "version", "3\n");
            zip.put(TOP + "byteorder", "little");
            zip.put(TOP + "code/__torch__.py", source.toString());
            for (Map.Entry<String, String> extra : extras.entrySet()) {
                zip.put(TOP + "extra/" + extra.getKey(), extra.getValue());
            }
            zip.put(TOP + "constants.pkl", NO_CONSTANTS);
            zip.put(TOP + "data.pkl", ScriptPickle.of(root));
            tensors(zip, root);
        }
    }

    /**
     * Writes the tensors of a class as {@code torch.save} writes a state dict: {@code torch.load} opens it in Python. Code, numbers and the
     * difference of parameters and buffers are left out.
     *
     * @param out stays open
     * @throws UserError when a tensor has another number of values than its shape says
     */
    public static void writeState(OutputStream out, ScriptClass root) throws IOException {
        try (AlignedZip zip = new AlignedZip(out)) {
            zip.put(TOP + "data.pkl", ScriptPickle.ofState(root.everyTensor()));
            zip.put(TOP + "byteorder", "little");
            tensors(zip, root);
            zip.put(TOP + "version", "3\n");
        }
    }

    private static void tensors(AlignedZip zip, ScriptClass root) throws IOException {
        int number = 0;
        for (Map.Entry<String, ScriptClass.Tensor> tensor : root.everyTensor().entrySet()) {
            float[] values = tensor.getValue().values().get();
            if (values.length != tensor.getValue().size()) {
                throw new UserError("tensor " + tensor.getKey() + " of " + root.name() + " has " + values.length
                        + " values, expected " + tensor.getValue().size());
            }
            ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asFloatBuffer().put(values);
            zip.put(TOP + "data/" + number++, bytes.array());
        }
    }
}
