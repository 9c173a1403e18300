package org.facegap.core.dataset;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.facegap.core.UserError;
import org.facegap.core.files.AtomicFile;
import org.facegap.core.files.DiskErrors;
import org.facegap.core.files.Sha256;
import org.facegap.core.image.EncodedImage;
import org.facegap.core.image.Image;
import org.facegap.core.json.Json;
import org.facegap.core.npy.NpyRows;
import org.jspecify.annotations.Nullable;

/**
 * Writes a face dataset: {@code shards/NNNNNN.tar} in WebDataset layout ({@code key.png} or {@code key.jpg}, {@code key.json}),
 * {@code index.csv}, {@code latents.npy} and, last, {@code dataset.json}. The same additions give the same bytes.
 * Images are encoded on two threads and written in the order they were added. One thread adds.
 */
public final class FaceDatasetWriter implements AutoCloseable {
    /** Images in a shard. */
    public static final int SHARD_SIZE = 1000;

    private static final int ENCODERS = 2;
    private static final int AHEAD = 64;
    private static final long AHEAD_BYTES = 256L << 20;

    private final Path dir;
    private final List<String> attributes;
    private final int shardSize;
    private final FaceIndex index;
    private final FileChannel indexChannel;
    private final BufferedWriter indexWriter;
    private final @Nullable NpyRows latents;
    private final ExecutorService encoders;
    private final ArrayDeque<Pending> pending = new ArrayDeque<>();
    private final Set<String> keys = new HashSet<>();
    private final ShareCount count;
    private @Nullable TarShard shard;
    private long written;
    private long pendingBytes;
    private int side = -1;
    private boolean finished;

    private record Encoded(byte[] bytes, String extension, String sha256) {}

    private record Pending(
            String key,
            String identity,
            Map<String, AttributeLabel> attributes,
            String variation,
            int latentRow,
            long bytes,
            Future<Encoded> image) {}

    private FaceDatasetWriter(Path dir, List<String> attributes, int latentDim, int shardSize) throws IOException {
        this.dir = dir;
        this.attributes = List.copyOf(attributes);
        this.shardSize = shardSize;
        index = new FaceIndex(attributes);
        count = new ShareCount(attributes);
        indexChannel = FileChannel.open(
                DatasetFiles.index(dir),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING);
        indexWriter = new BufferedWriter(Channels.newWriter(indexChannel, StandardCharsets.UTF_8));
        indexWriter.write(index.header() + "\n");
        latents = latentDim > 0 ? NpyRows.create(DatasetFiles.latents(dir), latentDim) : null;
        encoders = Executors.newFixedThreadPool(ENCODERS, task -> {
            Thread thread = new Thread(task, "png-encoder");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Starts a dataset in a folder, which is made when missing; shards that a killed run left there are removed.
     *
     * @param attributes names of the attributes, in column order
     * @param latentDim values of a latent, 0 when the dataset has none
     * @throws UserError when the folder already holds a finished dataset or cannot be written
     * @throws IllegalArgumentException when an attribute's name cannot be a column
     */
    public static FaceDatasetWriter create(Path dir, List<String> attributes, int latentDim) {
        return create(dir, attributes, latentDim, SHARD_SIZE);
    }

    static FaceDatasetWriter create(Path dir, List<String> attributes, int latentDim, int shardSize) {
        if (Files.exists(DatasetFiles.card(dir))) {
            throw new UserError(dir + " already holds a face dataset");
        }
        try {
            Files.createDirectories(DatasetFiles.shards(dir));
            try (DirectoryStream<Path> left = Files.newDirectoryStream(DatasetFiles.shards(dir), "[0-9]*.tar")) {
                for (Path file : left) {
                    Files.delete(file);
                }
            }
            Files.deleteIfExists(DatasetFiles.latents(dir));
            return new FaceDatasetWriter(dir, attributes, latentDim, shardSize);
        } catch (IOException e) {
            throw DiskErrors.writing(dir, e);
        }
    }

    /**
     * Adds an image. Confidences are kept to six decimals.
     *
     * @param key unique; 1 to 90 letters, digits, {@code _} or {@code -}
     * @param identity not empty, without control characters
     * @param labels of some or all of the attributes
     * @param variation empty when none
     * @param latent as long as the writer's latents; null when the image has none
     * @throws IllegalArgumentException when one of these is not so
     * @throws UserError when the disk fails; names the file and what is free
     */
    public void add(
            String key,
            String identity,
            Map<String, AttributeLabel> labels,
            String variation,
            Image image,
            float @Nullable [] latent) {
        long bytes = image.rgb().length;
        add(key, identity, labels, variation, latent, square(image.width(), image.height()), bytes, () -> {
            byte[] png = image.png();
            return new Encoded(png, "png", Sha256.of(png));
        });
    }

    /**
     * Adds an image whose bytes are kept as they are.
     *
     * @param image JPEG or PNG; everything else as in {@link #add(String, String, Map, String, Image, float[])}
     * @throws IllegalArgumentException when something is not so
     * @throws UserError when the disk fails; names the file and what is free
     */
    public void add(
            String key,
            String identity,
            Map<String, AttributeLabel> labels,
            String variation,
            EncodedImage image,
            float @Nullable [] latent) {
        add(
                key,
                identity,
                labels,
                variation,
                latent,
                square(image.width(), image.height()),
                image.bytes().length,
                () -> new Encoded(image.bytes(), image.extension(), Sha256.of(image.bytes())));
    }

    /**
     * Adds an image of another face dataset as it is stored there; else like the other {@code add}.
     *
     * @param from dataset the image is read from, on another thread and soon: it must stay as it is until this writer
     *     is finished
     * @param record the image in it; its key, latent and checksum are not taken over
     */
    public void add(
            String key,
            String identity,
            Map<String, AttributeLabel> labels,
            String variation,
            FaceDataset from,
            FaceRecord record,
            float @Nullable [] latent) {
        add(key, identity, labels, variation, latent, from.card().size(), record.length(), () -> {
            byte[] bytes = from.bytes(record);
            return new Encoded(bytes, EncodedImage.extension(bytes), Sha256.of(bytes));
        });
    }

    private static int square(int width, int height) {
        return width == height ? width : 0;
    }

    private void add(
            String key,
            String identity,
            Map<String, AttributeLabel> labels,
            String variation,
            float @Nullable [] latent,
            int square,
            long bytes,
            Callable<Encoded> encoding) {
        if (finished) {
            throw new IllegalStateException("the dataset is finished");
        }
        if (!FaceIndex.KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("not a key: '" + key + "'");
        }
        if (identity.isEmpty()) {
            throw new IllegalArgumentException("the image " + key + " has no identity");
        }
        plain(identity);
        plain(variation);
        labels.values().forEach(label -> plain(label.value()));
        if (!attributes.containsAll(labels.keySet())) {
            throw new IllegalArgumentException(
                    "labels " + labels.keySet() + " are not all among the attributes " + attributes);
        }
        if (latent != null && latents == null) {
            throw new IllegalArgumentException("this dataset was begun without latents");
        }
        if (!keys.add(key)) {
            throw new IllegalArgumentException("the key '" + key + "' was added before");
        }
        Map<String, AttributeLabel> rounded = new LinkedHashMap<>();
        for (String attribute : attributes) {
            AttributeLabel label = labels.get(attribute);
            if (label != null) {
                double confidence = FaceIndex.confidence(label.confidence()).doubleValue();
                rounded.put(attribute, new AttributeLabel(label.value(), confidence));
            }
        }
        int row = latent == null || latents == null ? -1 : latents.add(latent);
        count.add(identity, rounded);
        side = side == -1 || side == square ? square : 0;
        pending.add(new Pending(key, identity, rounded, variation, row, bytes, encoders.submit(encoding)));
        pendingBytes += bytes;
        while (pending.size() > AHEAD || pendingBytes > AHEAD_BYTES) {
            writeNext();
        }
    }

    /** The side of all images so far; 0 when they are not squares of one size. */
    public int side() {
        return Math.max(0, side);
    }

    /** Whether an image with this key was added. */
    public boolean has(String key) {
        return keys.contains(key);
    }

    /** How many images were added. */
    public long size() {
        return keys.size();
    }

    /**
     * Writes what is left, syncs everything to the disk, then writes the card with counts and shares.
     *
     * @param cardWithoutCounts see {@link DatasetCard#describe}; its counts are not looked at
     * @throws IllegalArgumentException when the card's attributes or image size are not what was added
     */
    public FaceDataset finish(DatasetCard cardWithoutCounts) {
        if (finished) {
            throw new IllegalStateException("the dataset is finished");
        }
        if (!cardWithoutCounts.attributes().equals(attributes)) {
            throw new IllegalArgumentException(
                    "the card's attributes " + cardWithoutCounts.attributes() + " are not " + attributes);
        }
        if (side > 0 && cardWithoutCounts.size() != side) {
            throw new IllegalArgumentException(
                    "the card says " + cardWithoutCounts.size() + " px, the images are " + side + " px");
        }
        while (!pending.isEmpty()) {
            writeNext();
        }
        closeShard();
        try {
            indexWriter.flush();
            indexChannel.force(true);
        } catch (IOException e) {
            throw DiskErrors.writing(DatasetFiles.index(dir), e);
        }
        if (latents != null) {
            latents.close();
        }
        AtomicFile.sweep(dir);
        Json.write(DatasetFiles.card(dir), cardWithoutCounts.withCounts(written, count.identities(), count.shares()));
        finished = true;
        close();
        return FaceDataset.open(dir);
    }

    /** Lets go of files and threads; without {@link #finish} the folder is no dataset. */
    @Override
    public void close() {
        encoders.shutdownNow();
        try {
            if (shard != null) {
                shard.close();
                shard = null;
            }
            indexChannel.close();
        } catch (IOException e) {
            throw DiskErrors.writing(dir, e);
        } finally {
            if (latents != null) {
                latents.close();
            }
        }
    }

    private void writeNext() {
        Pending next = pending.remove();
        pendingBytes -= next.bytes();
        Encoded image = await(next.image());
        Path file = DatasetFiles.shard(dir, (int) (written / shardSize));
        try {
            if (shard == null) {
                shard = TarShard.create(file);
            }
            long offset = shard.add(next.key() + "." + image.extension(), image.bytes());
            Map<String, Object> meta = new TreeMap<>();
            meta.put("identity", next.identity());
            meta.put("attributes", next.attributes());
            meta.put("variation", next.variation());
            shard.add(next.key() + ".json", Json.canonical(meta).getBytes(StandardCharsets.UTF_8));
            FaceRecord record = new FaceRecord(
                    next.key(),
                    next.identity(),
                    (int) (written / shardSize),
                    offset,
                    image.bytes().length,
                    next.attributes(),
                    next.variation(),
                    next.latentRow(),
                    image.sha256());
            indexWriter.write(index.line(record) + "\n");
        } catch (IOException e) {
            throw DiskErrors.writing(file, e);
        }
        written++;
        if (written % shardSize == 0) {
            closeShard();
        }
    }

    private void closeShard() {
        if (shard == null) {
            return;
        }
        try (TarShard full = shard) {
            shard = null;
            full.finish();
        } catch (IOException e) {
            throw DiskErrors.writing(DatasetFiles.shard(dir, (int) ((written - 1) / shardSize)), e);
        }
    }

    private static Encoded await(Future<Encoded> image) {
        try {
            return image.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserError("interrupted while an image was being encoded", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("an image could not be encoded", e.getCause());
        }
    }

    private static void plain(String text) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("control character in '" + text + "'");
        }
    }
}
