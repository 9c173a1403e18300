package org.facegap.models.checkpoint.array;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.facegap.core.UserError;
import org.facegap.models.checkpoint.LazyTensor;
import org.facegap.models.checkpoint.pickle.FileBytes;
import org.facegap.models.checkpoint.pickle.MemoryBudget;
import org.facegap.models.checkpoint.pickle.PickledObject;
import org.facegap.models.checkpoint.pickle.PickledText;
import org.facegap.models.checkpoint.pickle.PickledTuple;
import org.jspecify.annotations.Nullable;

/**
 * NumPy's arrays and scalars in pickles. Source: NumPy's {@code ndarray.__reduce__}, {@code ndarray.__setstate__} and
 * {@code dtype.__reduce__}.
 */
public final class NumpyArrays {
    private static final Map<String, ElementType> TYPES = Map.of(
            "f4", ElementType.FLOAT32,
            "f8", ElementType.FLOAT64,
            "f2", ElementType.FLOAT16,
            "i8", ElementType.INT64,
            "i4", ElementType.INT32,
            "i2", ElementType.INT16,
            "i1", ElementType.INT8,
            "u1", ElementType.UINT8,
            "b1", ElementType.BOOL);

    private final FileBytes file;
    private final MemoryBudget budget;

    /** A reader of nodes that come from {@code file}. */
    public NumpyArrays(FileBytes file, MemoryBudget budget) {
        this.file = file;
        this.budget = budget;
    }

    /**
     * The array or scalar that a node stands for, or null when it stands for something else.
     *
     * @throws UserError when it is an array that cannot be read
     */
    public @Nullable LazyTensor array(Object node) {
        if (!(node instanceof PickledObject object)) {
            return null;
        }
        return switch (object.name()) {
            case "numpy.multiarray._reconstruct" -> reconstructed(object);
            case "numpy.multiarray.scalar" -> scalar(object);
            case "numpy.numeric._frombuffer" -> fromBuffer(object);
            default -> null;
        };
    }

    private LazyTensor reconstructed(PickledObject node) {
        if (!(node.state() instanceof PickledTuple state)
                || state.size() != 5
                || !(state.get(1) instanceof PickledTuple shape)
                || !(state.get(3) instanceof Boolean columns)) {
            throw damaged(node);
        }
        return view(node, bytes(state.get(4), node), type(state.get(2), node), shape, columns);
    }

    private LazyTensor fromBuffer(PickledObject node) {
        PickledTuple arguments = node.arguments();
        if (arguments.size() != 4 || !(arguments.get(2) instanceof PickledTuple shape)) {
            throw damaged(node);
        }
        boolean columns = "F".equals(arguments.get(3));
        return view(node, bytes(arguments.get(0), node), type(arguments.get(1), node), shape, columns);
    }

    private LazyTensor scalar(PickledObject node) {
        PickledTuple arguments = node.arguments();
        if (arguments.size() != 2) {
            throw damaged(node);
        }
        return view(node, bytes(arguments.get(1), node), type(arguments.get(0), node), PickledTuple.EMPTY, false);
    }

    private LazyTensor view(
            PickledObject node, FileBytes bytes, ElementType type, PickledTuple sizes, boolean columns) {
        if (sizes.size() > 16) {
            throw damaged(node);
        }
        long[] shape = new long[sizes.size()];
        for (int i = 0; i < shape.length; i++) {
            if (!(sizes.get(i) instanceof Long size)) {
                throw damaged(node);
            }
            shape[i] = size;
        }
        if (!columns) {
            return StridedTensor.contiguous(bytes, type, shape);
        }
        StridedTensor made = StridedTensor.of(bytes, type, 0, shape, StridedTensor.columnMajor(shape));
        if (made.elements() * type.size() != bytes.length()) {
            throw damaged(node);
        }
        return made;
    }

    private ElementType type(Object node, PickledObject array) {
        if (!(node instanceof PickledObject dtype)
                || !dtype.name().equals("numpy.dtype")
                || dtype.arguments().size() < 1
                || !(dtype.arguments().get(0) instanceof String text)) {
            throw damaged(array);
        }
        Object order = dtype.state() instanceof PickledTuple state && state.size() > 1 ? state.get(1) : "<";
        String code = text.isEmpty() || "<|=>".indexOf(text.charAt(0)) < 0 ? text : text.substring(1);
        ElementType type = TYPES.get(code);
        if (type == null || text.startsWith(">") || ">".equals(order)) {
            throw file.error(
                    dtype.offset(), "an array has a type that is not read (only little-endian floats, integers, bool)");
        }
        return type;
    }

    /** Raw bytes: in the file, as a Python 2 string, or (protocols 0 to 2) as text that would be encoded as Latin-1. */
    private FileBytes bytes(Object node, PickledObject array) {
        if (node instanceof FileBytes bytes) {
            return bytes;
        }
        if (node instanceof String text) {
            return heap(text.getBytes(StandardCharsets.ISO_8859_1));
        }
        if (node instanceof PickledObject call
                && call.name().equals("_codecs.encode")
                && call.arguments().size() > 0) {
            Object text = call.arguments().get(0);
            if (text instanceof String s) {
                return heap(s.getBytes(StandardCharsets.ISO_8859_1));
            }
            if (text instanceof PickledText t) {
                return latin(t.utf8());
            }
        }
        throw damaged(array);
    }

    private FileBytes heap(byte[] bytes) {
        budget.charge(128 + 2L * bytes.length);
        return FileBytes.of(file.origin(), ByteBuffer.wrap(bytes));
    }

    private FileBytes latin(FileBytes utf8) {
        budget.charge(128L + utf8.length());
        ByteBuffer out = ByteBuffer.allocate(utf8.length());
        int at = 0;
        while (at < utf8.length()) {
            int first = utf8.u8(at++);
            if (first >= 0x80) {
                int second = utf8.u8(at++);
                if ((first != 0xc2 && first != 0xc3) || (second & 0xc0) != 0x80) {
                    throw utf8.error(at - 2, "the bytes of an array are damaged");
                }
                first = (first & 3) << 6 | second & 0x3f;
            }
            out.put((byte) first);
        }
        return FileBytes.of(file.origin(), out.flip());
    }

    private UserError damaged(PickledObject node) {
        return file.error(node.offset(), "an array is damaged or of an unknown kind");
    }
}
