package org.facegap.core.dataset;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.facegap.core.UserError;
import org.facegap.core.files.Sha256;
import org.facegap.core.image.Image;
import org.facegap.core.image.ImageError;
import org.facegap.core.json.Json;
import org.facegap.core.npy.NpyMatrix;
import org.jspecify.annotations.Nullable;

/** A face dataset on disk, read at random; safe to share between threads. */
public final class FaceDataset {
    private final Path dir;
    private final DatasetCard card;
    private final List<FaceRecord> records;
    private final @Nullable NpyMatrix latents;
    private final Map<Integer, Path> shards;

    private FaceDataset(
            Path dir,
            DatasetCard card,
            List<FaceRecord> records,
            @Nullable NpyMatrix latents,
            Map<Integer, Path> shards) {
        this.dir = dir;
        this.card = card;
        this.records = List.copyOf(records);
        this.latents = latents;
        this.shards = shards;
    }

    /**
     * Reads the card and the index and checks them against each other, the shards' sizes and the latents.
     *
     * @throws UserError when the folder is not a whole face dataset; names the file, and the line of the index
     */
    public static FaceDataset open(Path dir) {
        if (!Files.isRegularFile(DatasetFiles.card(dir))) {
            throw new UserError(dir + " is not a face dataset: it has no dataset.json");
        }
        DatasetCard card = Json.read(DatasetFiles.card(dir), DatasetCard.class);
        FaceIndex index;
        try {
            index = new FaceIndex(card.attributes());
        } catch (IllegalArgumentException e) {
            throw new UserError(DatasetFiles.card(dir) + ": " + e.getMessage(), e);
        }
        List<FaceRecord> records = index.read(DatasetFiles.index(dir));
        if (records.size() != card.images()) {
            throw new UserError(
                    DatasetFiles.index(dir) + " lists " + records.size() + " images, the card says " + card.images());
        }
        Path latentFile = DatasetFiles.latents(dir);
        NpyMatrix latents = Files.exists(latentFile) ? NpyMatrix.open(latentFile) : null;
        FaceDataset dataset = new FaceDataset(dir, card, records, latents, FaceDatasetLinks.read(dir));
        dataset.check();
        return dataset;
    }

    private void check() {
        int latentRows = latents == null ? 0 : latents.rows();
        Map<Integer, Long> ends = new HashMap<>();
        for (FaceRecord record : records) {
            ends.merge(record.shard(), record.offset() + record.length(), Math::max);
            if (record.latentRow() >= latentRows) {
                throw new UserError(DatasetFiles.index(dir) + ": the image '" + record.key() + "' has the latent "
                        + record.latentRow() + ", but there are only " + latentRows);
            }
        }
        ends.forEach((number, end) -> {
            Path shard = shard(number);
            try {
                if (Files.size(shard) < end) {
                    throw new UserError(
                            shard + " is cut off: " + Files.size(shard) + " bytes, at least " + end + " expected");
                }
            } catch (NoSuchFileException e) {
                throw new UserError(shard + " does not exist, but the index names it", e);
            } catch (IOException e) {
                throw new UserError("cannot read " + shard + ": " + e.getMessage(), e);
            }
        });
    }

    /** The file of a shard. */
    Path shard(int number) {
        Path elsewhere = shards.get(number);
        return elsewhere == null ? DatasetFiles.shard(dir, number) : elsewhere;
    }

    /** The folder. */
    public Path dir() {
        return dir;
    }

    /** What the dataset is. */
    public DatasetCard card() {
        return card;
    }

    /** All images, in the order they were written. */
    public List<FaceRecord> records() {
        return records;
    }

    /**
     * Reads and decodes one image.
     *
     * @throws ImageError when it is no whole image; names shard and key
     * @throws UserError when its bytes do not have the checksum of the index; likewise
     */
    public Image read(FaceRecord record) {
        byte[] bytes = bytes(record);
        try {
            return Image.decode(bytes);
        } catch (ImageError e) {
            throw e.of("the image '" + record.key() + "' in " + shard(record.shard()));
        }
    }

    /**
     * Reads one image as it was stored, PNG or JPEG.
     *
     * @throws UserError when its bytes do not have the checksum of the index; names shard and key
     */
    public byte[] bytes(FaceRecord record) {
        Path shard = shard(record.shard());
        ByteBuffer bytes = ByteBuffer.allocate((int) record.length());
        try (FileChannel channel = FileChannel.open(shard, StandardOpenOption.READ)) {
            while (bytes.hasRemaining()) {
                if (channel.read(bytes, record.offset() + bytes.position()) < 0) {
                    throw new EOFException("cut off");
                }
            }
        } catch (IOException e) {
            throw new UserError("cannot read '" + record.key() + "' in " + shard + ": " + e.getMessage(), e);
        }
        if (!Sha256.of(bytes.array()).equals(record.sha256())) {
            throw new UserError("the image '" + record.key() + "' in " + shard
                    + " does not have the checksum of the index: the file is damaged or was changed");
        }
        return bytes.array();
    }

    /** Values of a latent, 0 when the dataset has none. */
    public int latentDim() {
        return latents == null ? 0 : latents.columns();
    }

    /**
     * One latent.
     *
     * @param row see {@link FaceRecord#latentRow()}
     * @throws IndexOutOfBoundsException when there is no such row
     */
    public float[] latent(int row) {
        if (latents == null) {
            throw new IndexOutOfBoundsException(dir + " has no latents");
        }
        return latents.row(row);
    }
}
