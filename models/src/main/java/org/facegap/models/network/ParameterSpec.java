package org.facegap.models.network;

/**
 * One parameter of a network.
 *
 * @param name full name, dots allowed, e.g. {@code synthesis.b4.conv1.weight}
 * @param shape array shape
 * @param init first values
 * @param trainable false for buffers (running statistics, constants) and for what is frozen
 * @param unit which unit of the network it lies in, counted from the input; 0 where no units are told
 */
public record ParameterSpec(String name, long[] shape, Init init, boolean trainable, int unit) {
    /** How the first values are made. */
    public sealed interface Init {
        /** Independent normal values of this standard deviation. */
        record Normal(double deviation) implements Init {}

        /** One value everywhere. */
        record Constant(double value) implements Init {}

        /** Exactly these values, row-major. */
        record Values(float[] values) implements Init {}
    }

    /** Number of elements. */
    public int size() {
        long n = 1;
        for (long s : shape) {
            n *= s;
        }
        return Math.toIntExact(n);
    }

    /** Name usable as an identifier in the script. */
    public String identifier() {
        return "p_" + name.replace('.', '_');
    }
}
