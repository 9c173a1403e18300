package org.facegap.models.checkpoint.array;

import java.util.Map;
import org.facegap.core.UserError;
import org.facegap.models.checkpoint.pickle.ByteStrings;
import org.facegap.models.checkpoint.pickle.FileBytes;
import org.facegap.models.checkpoint.pickle.MemoryBudget;
import org.facegap.models.checkpoint.pickle.PickledObject;
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
    private final ByteStrings byteStrings;

    /** A reader of nodes that come from {@code file}. */
    public NumpyArrays(FileBytes file, MemoryBudget budget) {
        this.file = file;
        this.byteStrings = new ByteStrings(file, budget);
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

    private FileBytes bytes(Object node, PickledObject array) {
        FileBytes bytes = byteStrings.bytes(node);
        if (bytes == null) {
            throw damaged(array);
        }
        return bytes;
    }

    private UserError damaged(PickledObject node) {
        return file.error(node.offset(), "an array is damaged or of an unknown kind");
    }
}
