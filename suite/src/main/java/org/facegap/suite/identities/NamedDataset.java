package org.facegap.suite.identities;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.facegap.core.UserError;
import org.facegap.core.dataset.DatasetCard;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.files.Sha256;

/** A face dataset that a suite names. */
public final class NamedDataset {
    private static final String PAIRS = "pairs.csv";
    private final String key;
    private final FaceDataset dataset;
    private final String hash;

    private NamedDataset(String key, FaceDataset dataset, String hash) {
        this.key = key;
        this.dataset = dataset;
        this.hash = hash;
    }

    /**
     * Reads card and index; no image.
     *
     * @param key the suite's key that names it, for messages
     * @param folder of the dataset
     * @throws UserError with exit code 2 when it is no whole face dataset
     */
    public static NamedDataset open(String key, String folder) {
        try {
            Path path = Path.of(folder);
            if (!Files.isDirectory(path)) {
                throw UserError.usage("there is no folder " + folder
                        + "; facegap dataset import makes a face dataset of images in other layouts");
            }
            FaceDataset dataset = FaceDataset.open(path);
            return new NamedDataset(key, dataset, hash(path));
        } catch (UserError | InvalidPathException e) {
            throw new UserError(key + ": " + e.getMessage(), e, UserError.USAGE);
        }
    }

    /** The index holds every image's SHA-256, which reading it checks, so this covers the images too. */
    private static String hash(Path folder) {
        StringBuilder hashes = new StringBuilder();
        for (String name : List.of("dataset.json", "index.csv", PAIRS)) {
            Path file = folder.resolve(name);
            try {
                hashes.append(name)
                        .append(' ')
                        .append(Files.exists(file) ? Sha256.of(file) : "none")
                        .append('\n');
            } catch (IOException e) {
                throw new UserError("cannot read " + file + ": " + e.getMessage(), e);
            }
        }
        return Sha256.of(hashes.toString());
    }

    /** The suite's key that names it. */
    public String key() {
        return key;
    }

    /** The dataset. */
    public FaceDataset dataset() {
        return dataset;
    }

    /** What it is. */
    public DatasetCard card() {
        return dataset.card();
    }

    /** Its images. */
    public List<FaceRecord> records() {
        return dataset.records();
    }

    /** SHA-256 over card, index and pairs, and so over every image. */
    public String hash() {
        return hash;
    }

    /** The pairs of its own protocol; the file need not exist. */
    public Path pairs() {
        return dataset.dir().resolve(PAIRS);
    }

    /** Whether identities are named: where every image is its own identity nobody knows who is who. */
    public boolean identitiesAreKnown() {
        return card().identities() < card().images();
    }

    /** Whether equal identities of the two are the same identities: same name, same source, and made by the same draw. */
    public boolean isSameSourceAs(NamedDataset other) {
        return card().name().equals(other.card().name())
                && card().source().equals(other.card().source())
                && card().generator().equals(other.card().generator());
    }
}
