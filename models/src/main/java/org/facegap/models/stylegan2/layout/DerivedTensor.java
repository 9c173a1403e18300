package org.facegap.models.stylegan2.layout;

import java.util.Arrays;
import java.util.function.Supplier;
import org.facegap.models.checkpoint.array.LazyTensor;

/** An array computed from another when it is asked for. */
record DerivedTensor(long[] shape, String dtype, Supplier<float[]> source) implements LazyTensor {
    @Override
    public float[] values() {
        return source.get();
    }

    /** All of one value. */
    static LazyTensor filled(float value, long... shape) {
        int count = (int) Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        return new DerivedTensor(shape, "float32", () -> {
            float[] values = new float[count];
            Arrays.fill(values, value);
            return values;
        });
    }

    /** The same values with axes of length 1 added or left out. */
    static LazyTensor reshaped(LazyTensor tensor, long... shape) {
        return new DerivedTensor(shape, tensor.dtype(), tensor::values);
    }

    /** Values times a factor. */
    static LazyTensor scaled(LazyTensor tensor, float factor) {
        return new DerivedTensor(tensor.shape(), tensor.dtype(), () -> {
            float[] values = tensor.values();
            for (int i = 0; i < values.length; i++) {
                values[i] *= factor;
            }
            return values;
        });
    }

    /** Values plus 1. */
    static LazyTensor plusOne(LazyTensor tensor) {
        return new DerivedTensor(tensor.shape(), tensor.dtype(), () -> {
            float[] values = tensor.values();
            for (int i = 0; i < values.length; i++) {
                values[i] += 1;
            }
            return values;
        });
    }

    /** A matrix with its axes swapped. */
    static LazyTensor transposed(LazyTensor tensor) {
        long[] s = tensor.shape();
        int rows = (int) s[0];
        int columns = (int) s[1];
        return new DerivedTensor(new long[] {columns, rows}, tensor.dtype(), () -> {
            float[] in = tensor.values();
            float[] out = new float[in.length];
            for (int i = 0; i < rows; i++) {
                for (int k = 0; k < columns; k++) {
                    out[k * rows + i] = in[i * columns + k];
                }
            }
            return out;
        });
    }

    /**
     * TensorFlow's convolution weight [h, w, in, out] as PyTorch's [out, in, h, w].
     *
     * @param flipped whether both spatial axes are turned round
     */
    static LazyTensor outputsFirst(LazyTensor tensor, boolean flipped) {
        long[] s = tensor.shape();
        int taps = (int) (s[0] * s[1]);
        int inputs = (int) s[2];
        int outputs = (int) s[3];
        return new DerivedTensor(new long[] {outputs, inputs, s[0], s[1]}, tensor.dtype(), () -> {
            float[] in = tensor.values();
            float[] out = new float[in.length];
            for (int tap = 0; tap < taps; tap++) {
                int target = flipped ? taps - 1 - tap : tap;
                for (int i = 0; i < inputs; i++) {
                    for (int o = 0; o < outputs; o++) {
                        out[(o * inputs + i) * taps + target] = in[(tap * inputs + i) * outputs + o];
                    }
                }
            }
            return out;
        });
    }
}
