package org.facegap.trainer.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.facegap.core.UserError;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.image.Image;
import org.facegap.core.results.suite.Exposure;

/**
 * Images with their records, and how often each is drawn. Images of a face dataset are read and decoded when they are asked
 * for; those that fit a budget then stay decoded, 3 bytes a pixel, so that a small set is decoded once and a large one
 * takes no more memory than the budget. Safe to share between threads.
 */
public final class ImageSet {
    /** Share of the largest heap that decoded images may take. */
    private static final int BUDGET_SHARE = 4;

    private final List<FaceRecord> records;
    private final int size;
    private final Reader reader;
    private final AtomicReferenceArray<byte[]> kept;
    private final AtomicLong budget;
    private final SamplingConfig sampling;

    /** Reads image i as interleaved 8-bit RGB. */
    private interface Reader {
        byte[] read(int i);
    }

    private ImageSet(
            List<FaceRecord> records,
            int size,
            Reader reader,
            AtomicReferenceArray<byte[]> kept,
            AtomicLong budget,
            SamplingConfig sampling) {
        if (records.isEmpty()) {
            throw new UserError("no images to train on");
        }
        this.records = records;
        this.size = size;
        this.reader = reader;
        this.kept = kept;
        this.budget = budget;
        this.sampling = sampling;
    }

    private static ImageSet reading(List<FaceRecord> records, int size, Reader reader, long budget) {
        return new ImageSet(
                List.copyOf(records),
                size,
                reader,
                new AtomicReferenceArray<>(records.size()),
                new AtomicLong(budget),
                SamplingConfig.UNIFORM);
    }

    /**
     * All images of the datasets, in their order.
     *
     * @throws UserError when they are empty or differ in size
     */
    public static ImageSet load(List<FaceDataset> datasets) {
        return load(datasets, Runtime.getRuntime().maxMemory() / BUDGET_SHARE);
    }

    /**
     * The same with a budget of one's own.
     *
     * @param budget bytes of decoded images that may be kept
     */
    public static ImageSet load(List<FaceDataset> datasets, long budget) {
        List<FaceRecord> records = new ArrayList<>();
        List<FaceDataset> of = new ArrayList<>();
        int size = datasets.isEmpty() ? 0 : datasets.get(0).card().size();
        for (FaceDataset dataset : datasets) {
            if (dataset.card().size() != size) {
                throw new UserError(
                        dataset.dir() + ": images are " + dataset.card().size() + " px, expected " + size);
            }
            records.addAll(dataset.records());
            dataset.records().forEach(record -> of.add(dataset));
        }
        return reading(records, size, i -> rgb(of.get(i), records.get(i)), budget);
    }

    /** Some images of a dataset, at least one, in the order given; none is kept decoded. */
    public static ImageSet load(FaceDataset dataset, List<FaceRecord> some) {
        return reading(some, dataset.card().size(), i -> rgb(dataset, some.get(i)), 0);
    }

    /**
     * Images that are in memory already.
     *
     * @param pixels interleaved 8-bit RGB, one row of 3 * size * size bytes per record
     */
    public static ImageSet of(List<FaceRecord> records, byte[][] pixels, int size) {
        if (records.isEmpty() || records.size() != pixels.length) {
            throw new IllegalArgumentException(records.size() + " records for " + pixels.length + " images");
        }
        return reading(records, size, i -> pixels[i], 0);
    }

    private static byte[] rgb(FaceDataset dataset, FaceRecord record) {
        Image image = dataset.read(record);
        int size = dataset.card().size();
        if (image.width() != size || image.height() != size) {
            throw new UserError(dataset.dir() + ": image " + record.key() + " is " + image.width() + "x"
                    + image.height() + ", the card says " + size);
        }
        return image.rgb();
    }

    /** The same images, drawn in another way; what is kept decoded is shared. */
    public ImageSet sampled(SamplingConfig other) {
        return new ImageSet(records, size, reader, kept, budget, other);
    }

    /** Which image is drawn when, for a seed. */
    public Sampler sampler(long seed) {
        return Sampler.of(sampling, records, seed);
    }

    /**
     * What a training with this seed draws.
     *
     * @param images how many it draws
     */
    public Exposure exposure(long seed, long images) {
        return ExposureCount.of(records, sampler(seed), sampling.words(), images);
    }

    /** Some of the images, in the order given, drawn in the same way. */
    public ImageSet subset(int[] rows) {
        List<FaceRecord> some = Arrays.stream(rows).mapToObj(records::get).toList();
        return new ImageSet(
                some, size, i -> rgb(rows[i]), new AtomicReferenceArray<>(rows.length), new AtomicLong(), sampling);
    }

    /** Number of images. */
    public int count() {
        return records.size();
    }

    /** Side in pixels. */
    public int size() {
        return size;
    }

    /** Records, one per image. */
    public List<FaceRecord> records() {
        return records;
    }

    /** Image i as interleaved 8-bit RGB, {@code 3 * size * size} bytes; not to be written to. */
    byte[] rgb(int i) {
        byte[] known = kept.get(i);
        if (known != null) {
            return known;
        }
        byte[] rgb = reader.read(i);
        if (budget.get() >= rgb.length && budget.addAndGet(-rgb.length) >= 0) {
            kept.set(i, rgb);
        }
        return rgb;
    }

    /** Image i as planar RGB 0..1, [3, size, size]. */
    public float[] planar(int i) {
        return new Image(size, size, rgb(i)).toPlanar();
    }
}
