package org.facegap.trainer.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.facegap.core.UserError;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.image.Image;

/** A face dataset's images decoded into memory (12 kB each at 64 px), with their records. */
public final class ImageSet {
    private final List<FaceRecord> records;
    private final byte[][] pixels;
    private final int size;

    private ImageSet(List<FaceRecord> records, byte[][] pixels, int size) {
        this.records = records;
        this.pixels = pixels;
        this.size = size;
    }

    /**
     * Loads all images of the datasets, in their order.
     *
     * @throws UserError when they are empty or differ in size
     */
    public static ImageSet load(List<FaceDataset> datasets) {
        List<FaceRecord> records = new ArrayList<>();
        List<byte[][]> parts = new ArrayList<>();
        int size = datasets.isEmpty() ? 0 : datasets.get(0).card().size();
        for (FaceDataset dataset : datasets) {
            if (dataset.card().size() != size) {
                throw new UserError(
                        dataset.dir() + ": images are " + dataset.card().size() + " px, expected " + size);
            }
            records.addAll(dataset.records());
            parts.add(pixels(dataset, dataset.records()));
        }
        if (records.isEmpty()) {
            throw new UserError("no images to train on");
        }
        byte[][] pixels = parts.stream().flatMap(Arrays::stream).toArray(byte[][]::new);
        return new ImageSet(List.copyOf(records), pixels, size);
    }

    /** Loads some images of a dataset, at least one, in the order given. */
    public static ImageSet load(FaceDataset dataset, List<FaceRecord> some) {
        return of(some, pixels(dataset, some), dataset.card().size());
    }

    private static byte[][] pixels(FaceDataset dataset, List<FaceRecord> some) {
        return IntStream.range(0, some.size())
                .parallel()
                .mapToObj(i -> rgb(dataset, some.get(i)))
                .toArray(byte[][]::new);
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
        return new ImageSet(List.copyOf(records), pixels, size);
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

    /** Some of the images, in the order given. */
    public ImageSet subset(int[] rows) {
        return new ImageSet(
                Arrays.stream(rows).mapToObj(records::get).toList(),
                Arrays.stream(rows).mapToObj(row -> pixels[row]).toArray(byte[][]::new),
                size);
    }

    /** Number of images. */
    public int count() {
        return pixels.length;
    }

    /** Side in pixels. */
    public int size() {
        return size;
    }

    /** Records, one per image. */
    public List<FaceRecord> records() {
        return records;
    }

    /** Writes image i as planar RGB 0..1 into a row at an offset; [3, size, size]. */
    public void copyTo(int i, float[] out, int offset) {
        byte[] rgb = pixels[i];
        int plane = size * size;
        for (int p = 0; p < plane; p++) {
            out[offset + p] = (rgb[3 * p] & 0xff) * (1f / 255);
            out[offset + plane + p] = (rgb[3 * p + 1] & 0xff) * (1f / 255);
            out[offset + 2 * plane + p] = (rgb[3 * p + 2] & 0xff) * (1f / 255);
        }
    }

    /** Image i as planar RGB 0..1. */
    public float[] planar(int i) {
        float[] out = new float[3 * size * size];
        copyTo(i, out, 0);
        return out;
    }
}
