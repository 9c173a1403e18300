package org.facegap.models.checkpoint.array;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.facegap.core.UserError;
import org.facegap.models.checkpoint.pickle.FileBytes;

/**
 * A view of raw bytes: shape, strides and offset in elements. Views that reach outside the bytes, or that have more
 * elements than the bytes hold (expanded views), cannot be made.
 */
public final class StridedTensor implements LazyTensor {
    private static final int DEEPEST = 16;

    private final FileBytes bytes;
    private final ElementType type;
    private final long offset;
    private final long[] shape;
    private final long[] strides;

    private StridedTensor(FileBytes bytes, ElementType type, long offset, long[] shape, long[] strides) {
        this.bytes = bytes;
        this.type = type;
        this.offset = offset;
        this.shape = shape;
        this.strides = strides;
    }

    /** A row-major array that fills the bytes. */
    public static StridedTensor contiguous(FileBytes bytes, ElementType type, long[] shape) {
        StridedTensor made = of(bytes, type, 0, shape, rowMajor(shape));
        if (made.elements() * type.size() != bytes.length()) {
            throw bytes.error(
                    0,
                    "an array of shape " + Arrays.toString(shape) + " and type " + type.title() + " does not fit its "
                            + bytes.length() + " bytes");
        }
        return made;
    }

    /**
     * A view.
     *
     * @throws UserError when it reaches outside the bytes or has more elements than they hold
     */
    public static StridedTensor of(FileBytes bytes, ElementType type, long offset, long[] shape, long[] strides) {
        long held = bytes.length() / type.size();
        String text = "a view of shape " + Arrays.toString(shape) + ", strides " + Arrays.toString(strides)
                + " and offset " + offset + " of " + held + " stored elements";
        if (shape.length > DEEPEST || shape.length != strides.length) {
            throw bytes.error(0, "a view has " + shape.length + " axes and " + strides.length + " strides");
        }
        long count = 1;
        boolean empty = false;
        for (int i = 0; i < shape.length; i++) {
            if (shape[i] < 0 || strides[i] < 0) {
                throw bytes.error(0, text + " has a negative size");
            }
            empty |= shape[i] == 0;
        }
        long last = offset;
        for (int i = 0; i < shape.length && !empty; i++) {
            if (shape[i] > held / count) {
                throw bytes.error(0, text + " has more elements than are stored (an expanded view)");
            }
            count *= shape[i];
            if (shape[i] > 1 && strides[i] > held) {
                throw bytes.error(0, text + " reaches outside of them");
            }
            last += shape[i] > 1 ? (shape[i] - 1) * strides[i] : 0;
        }
        if (offset < 0 || offset > held || !empty && (last < 0 || last >= held)) {
            throw bytes.error(0, text + " reaches outside of them");
        }
        return new StridedTensor(bytes, type, offset, shape.clone(), strides.clone());
    }

    /** Strides of a row-major array; of an impossibly large one, strides that no file holds. */
    static long[] rowMajor(long[] shape) {
        long[] strides = new long[shape.length];
        long stride = 1;
        for (int i = shape.length - 1; i >= 0; i--) {
            strides[i] = stride;
            stride = grown(stride, shape[i]);
        }
        return strides;
    }

    /** Strides of a column-major array. */
    static long[] columnMajor(long[] shape) {
        long[] strides = new long[shape.length];
        long stride = 1;
        for (int i = 0; i < shape.length; i++) {
            strides[i] = stride;
            stride = grown(stride, shape[i]);
        }
        return strides;
    }

    private static long grown(long stride, long size) {
        long most = Integer.MAX_VALUE + 1L;
        return Math.min(most, stride * Math.max(1, Math.min(most, size)));
    }

    @Override
    public long[] shape() {
        return shape.clone();
    }

    @Override
    public String dtype() {
        return type.title();
    }

    @Override
    public float[] values() {
        float[] values = new float[(int) elements()];
        ByteBuffer buffer = bytes.buffer();
        if (type == ElementType.FLOAT32 && Arrays.equals(strides, rowMajor(shape))) {
            if (values.length > 0) {
                buffer.position((int) (4 * offset));
                buffer.asFloatBuffer().get(values);
            }
            return values;
        }
        long[] index = new long[shape.length];
        long at = offset;
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) type.number(buffer, (int) (at * type.size()));
            for (int axis = shape.length - 1; axis >= 0; axis--) {
                at += strides[axis];
                if (++index[axis] < shape[axis]) {
                    break;
                }
                at -= index[axis] * strides[axis];
                index[axis] = 0;
            }
        }
        return values;
    }
}
