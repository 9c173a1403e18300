package org.facegap.trainer.data;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.facegap.core.random.Seeds;
import org.facegap.core.random.Shuffle;

/**
 * Batches in seeded order, made one ahead on a thread of its own. Step s always yields the same images with the same
 * augmentation, whatever came before; the last, smaller batch of an epoch is filled from the next epoch.
 */
public final class BatchFeeder implements AutoCloseable {
    /**
     * One batch.
     *
     * @param indices rows of the image set
     * @param images planar RGB 0..1, [batch, 3, size, size]
     */
    public record Batch(int[] indices, float[] images) {
        /** The images on the manager's device, float32 [batch, 3, size, size]. */
        public NDArray images(NDManager manager) {
            int size = (int) Math.round(Math.sqrt(images.length / (3.0 * indices.length)));
            return manager.create(images, new Shape(indices.length, 3, size, size));
        }
    }

    private final ImageSet images;
    private final Augmentation augmentation;
    private final int batch;
    private final long seed;
    private final ExecutorService executor = Executors.newSingleThreadExecutor(r -> {
        Thread t = new Thread(r, "batch-feeder");
        t.setDaemon(true);
        return t;
    });
    private long epochInCache = -1;
    private int[] order = new int[0];
    private long nextStep;
    private Future<Batch> ahead;

    /** A feeder. @param firstStep step of the first batch, from 0 */
    public BatchFeeder(ImageSet images, Augmentation augmentation, int batch, long seed, long firstStep) {
        this.images = images;
        this.augmentation = augmentation;
        this.batch = batch;
        this.seed = seed;
        this.nextStep = firstStep;
        this.ahead = executor.submit(() -> make(firstStep));
    }

    /** The next batch. */
    public Batch next() {
        try {
            Batch ready = ahead.get();
            long step = ++nextStep;
            ahead = executor.submit(() -> make(step));
            return ready;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while loading a batch", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a batch could not be made: " + e.getCause(), e.getCause());
        }
    }

    private Batch make(long step) {
        int n = images.count();
        int row = 3 * images.size() * images.size();
        int[] indices = new int[batch];
        float[] data = new float[batch * row];
        float[] scratch = new float[images.size() * images.size()];
        for (int i = 0; i < batch; i++) {
            long position = step * batch + i;
            long epoch = position / n;
            if (epoch != epochInCache) {
                order = Shuffle.permutation(n, Seeds.derive(seed, "order", Long.toString(epoch)));
                epochInCache = epoch;
            }
            indices[i] = order[(int) (position % n)];
            images.copyTo(indices[i], data, i * row);
            augmentation.apply(data, i * row, images.size(), seed * 0x9E3779B97F4A7C15L + position, scratch);
        }
        return new Batch(indices, data);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
