package org.facegap.trainer.data;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.facegap.core.UserError;

/**
 * Batches, made ahead on threads of their own. Step s always yields the same images with the same augmentation, whatever
 * came before and however many threads there are; the last, smaller batch of a round through the images is filled from the
 * next.
 */
public final class BatchFeeder implements AutoCloseable {
    private static final int MOST_THREADS = 16;

    /** Batches that are made while one is used. */
    private static final int AHEAD = 2;

    private final ImageSet images;
    private final Augmentation augmentation;
    private final int batch;
    private final long seed;
    private final int row;
    private final int parts;
    private final Sampler sampler;
    private final ExecutorService executor;
    private final ThreadLocal<Augmenter> augmenter;
    private final ArrayDeque<Pending> ahead = new ArrayDeque<>();
    private final ArrayDeque<ByteBuffer> free = new ArrayDeque<>();
    private long nextStep;

    private record Pending(Batch batch, List<Future<?>> parts) {}

    /**
     * One batch. Its pixels are written over by the batches that follow, so it can be used until the next one is asked for.
     */
    public static final class Batch {
        private final int[] indices;
        private final int size;
        private final ByteBuffer pixels;

        private Batch(int[] indices, int size, ByteBuffer pixels) {
            this.indices = indices;
            this.size = size;
            this.pixels = pixels;
        }

        /** Rows of the image set. */
        public int[] indices() {
            return indices;
        }

        /**
         * The images on the manager's device: float32 [N, 3, size, size], RGB 0..1. They go there as bytes, pixel by pixel, and
         * stay in that order (channels last) as floats.
         */
        public NDArray images(NDManager manager) {
            // On a CPU the bytes are not copied before they become floats.
            try (NDArray bytes =
                            manager.create(pixels.rewind(), new Shape(indices.length, size, size, 3), DataType.UINT8);
                    NDArray channelsFirst = bytes.transpose(0, 3, 1, 2)) {
                NDArray floats = channelsFirst.toType(DataType.FLOAT32, true);
                floats.muli(1f / 255);
                return floats;
            }
        }

        /** The same in memory: planar RGB 0..1, [N, 3, size, size]. */
        public float[] planar() {
            int plane = size * size;
            float[] planar = new float[indices.length * 3 * plane];
            for (int i = 0; i < indices.length; i++) {
                for (int c = 0; c < 3; c++) {
                    int to = (3 * i + c) * plane;
                    for (int p = 0; p < plane; p++) {
                        planar[to + p] = (pixels.get(3 * (i * plane + p) + c) & 0xFF) * (1f / 255);
                    }
                }
            }
            return planar;
        }
    }

    /**
     * A feeder.
     *
     * @param batch images of a step
     * @param seed of order and augmentation
     * @param firstStep step of the first batch, from 0
     */
    public BatchFeeder(ImageSet images, Augmentation augmentation, int batch, long seed, long firstStep) {
        this(
                images,
                augmentation,
                batch,
                seed,
                firstStep,
                Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()));
    }

    BatchFeeder(ImageSet images, Augmentation augmentation, int batch, long seed, long firstStep, int threads) {
        this.images = images;
        this.augmentation = augmentation;
        this.batch = batch;
        this.seed = seed;
        this.row = 3 * images.size() * images.size();
        this.parts = Math.min(batch, 2 * threads);
        this.sampler = images.sampler(seed);
        this.augmenter = ThreadLocal.withInitial(() -> new Augmenter(images.size()));
        this.executor = Executors.newFixedThreadPool(threads, r -> {
            Thread t = new Thread(r, "batch-feeder");
            t.setDaemon(true);
            return t;
        });
        for (int i = 0; i <= AHEAD; i++) {
            free.add(ByteBuffer.allocateDirect(Math.multiplyExact(batch, row)));
        }
        for (nextStep = firstStep; nextStep < firstStep + AHEAD; nextStep++) {
            ahead.add(begin(nextStep));
        }
    }

    /**
     * The next batch.
     *
     * @throws UserError when an image cannot be read
     */
    public Batch next() {
        Pending ready = ahead.remove();
        try {
            for (Future<?> part : ready.parts) {
                part.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while loading a batch", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UserError wrong) {
                throw wrong;
            }
            throw new IllegalStateException("a batch could not be made: " + e.getCause(), e.getCause());
        }
        // The batch before this one is no longer used.
        ahead.add(begin(nextStep++));
        free.add(ready.batch.pixels);
        return ready.batch;
    }

    private Pending begin(long step) {
        int[] indices = new int[batch];
        for (int i = 0; i < batch; i++) {
            indices[i] = sampler.at(step * batch + i);
        }
        ByteBuffer pixels = free.remove();
        List<Future<?>> made = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            int from = batch * part / parts;
            int to = batch * (part + 1) / parts;
            made.add(executor.submit(() -> {
                for (int i = from; i < to; i++) {
                    long draw = seed * 0x9E3779B97F4A7C15L + step * batch + i;
                    byte[] rgb = augmenter.get().apply(augmentation, images.rgb(indices[i]), draw);
                    pixels.put(i * row, rgb, 0, row);
                }
            }));
        }
        return new Pending(new Batch(indices, images.size(), pixels), made);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
