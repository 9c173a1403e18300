package org.facegap.models.stylegan2;

/**
 * How images are computed.
 *
 * @param resolution of the images, 0 for the network's own; less stops a skip network after that block, whose image is
 *     nearly, not exactly, the full one made smaller
 * @param batch images per call, 0 to choose by the size of the activations
 */
public record SynthesisSpec(int resolution, int batch) {
    /** Whole images, batch chosen. */
    public static final SynthesisSpec DEFAULT = new SynthesisSpec(0, 0);

    private static final long BATCH_BYTES = 256L << 20;
    private static final int LARGEST_BATCH = 16;

    /**
     * The options with nothing left to choose.
     *
     * @throws IllegalArgumentException "resolution: ..." or "batch: ..." when the network cannot do that
     */
    SynthesisSpec resolvedFor(StyleGan2Config config) {
        int size = resolution == 0 ? config.resolution() : resolution;
        if (Integer.bitCount(size) != 1 || size < 4 || size > config.resolution()) {
            throw new IllegalArgumentException(
                    "resolution: expected a power of two from 4 to " + config.resolution() + ", found " + resolution);
        }
        if (size < config.resolution() && config.architecture() != Architecture.SKIP) {
            throw new IllegalArgumentException("resolution: only networks of the skip architecture have smaller images"
                    + " on the way; this one is " + config.architecture());
        }
        if (batch < 0 || batch > 1024) {
            throw new IllegalArgumentException("batch: expected 0 to 1024, found " + batch);
        }
        return new SynthesisSpec(size, batch == 0 ? batch(config, size) : batch);
    }

    /** About four float32 activations of the last layer at a time. */
    private static int batch(StyleGan2Config config, int size) {
        long image = 16L * size * size * config.channels(size);
        return (int) Math.max(1, Math.min(LARGEST_BATCH, Long.highestOneBit(BATCH_BYTES / image)));
    }
}
