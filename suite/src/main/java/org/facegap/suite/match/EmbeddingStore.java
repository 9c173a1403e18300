package org.facegap.suite.match;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.facegap.core.UserError;
import org.facegap.core.csv.CsvRows;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.files.AtomicFile;
import org.facegap.core.files.DiskErrors;
import org.facegap.core.json.Json;
import org.facegap.core.npy.NpyMatrix;
import org.facegap.core.npy.NpyRows;
import org.jspecify.annotations.Nullable;

/**
 * The vectors of one model on the disk, so that no image is embedded twice: {@code NAME.npy} (float32, a row an image,
 * zeros where no face was found), {@code NAME.csv} (key, SHA-256 of the image's bytes, number of faces found, -1 for an image
 * that cannot be read whole) and, written
 * last, {@code NAME.json}. What another model, device or number of threads made is not used.
 */
final class EmbeddingStore {
    /**
     * What made the vectors.
     *
     * @param hash SHA-256 of the model with its card
     * @param device cpu or gpu
     * @param threads CPU threads; results are bit-identical only at one number of them
     * @param face which face is taken where there are several; null in files made before there was a choice
     */
    record Maker(
            String hash,
            String device,
            int threads,
            @Nullable String face) {}

    private record Vector(String sha256, float @Nullable [] values, int faces) {}

    private final Path folder;
    private final String name;
    private final Maker maker;
    private final Map<String, Vector> vectors = new HashMap<>();

    /**
     * Opens the folder and takes what fits.
     *
     * @throws UserError when there are files of this maker that are damaged
     */
    EmbeddingStore(Path folder, String name, Maker maker) {
        this.folder = folder;
        this.name = name;
        this.maker = maker;
        Path card = file(".json");
        if (Files.exists(card) && Json.read(card, Maker.class).equals(maker)) {
            load();
        }
    }

    private Path file(String ending) {
        return folder.resolve(name + ending);
    }

    private void load() {
        NpyMatrix matrix = NpyMatrix.open(file(".npy"));
        try (CsvRows rows = CsvRows.open(file(".csv"))) {
            int key = rows.column("key");
            int hash = rows.column("sha256");
            int faces = rows.column("faces");
            for (int row = 0; rows.next(); row++) {
                if (row >= matrix.rows()) {
                    throw new UserError(file(".csv") + ":" + rows.line() + ": there are only " + matrix.rows()
                            + " vectors; remove " + folder + " to embed anew");
                }
                int count = count(rows, faces);
                vectors.put(rows.get(key), new Vector(rows.get(hash), count > 0 ? matrix.row(row) : null, count));
            }
        }
    }

    private int count(CsvRows rows, int column) {
        try {
            return Integer.parseInt(rows.get(column));
        } catch (NumberFormatException e) {
            throw new UserError(
                    file(".csv") + ":" + rows.line() + ": faces: expected a whole number; remove " + folder
                            + " to embed anew",
                    e);
        }
    }

    /** Whether an image with these very bytes was embedded, or found to hold no face. */
    boolean has(FaceRecord record) {
        Vector vector = vectors.get(record.key());
        return vector != null && vector.sha256.equals(record.sha256());
    }

    /** The vector; null when no face was found. */
    float @Nullable [] get(FaceRecord record) {
        Vector vector = vectors.get(record.key());
        return vector == null ? null : vector.values;
    }

    /** Faces that were found in the image; {@link ImageStream#UNREADABLE} where it cannot be read. */
    int faces(FaceRecord record) {
        Vector vector = vectors.get(record.key());
        return vector == null ? 0 : vector.faces;
    }

    /**
     * @param values null when no face was found
     * @param faces in the image
     */
    void put(FaceRecord record, float @Nullable [] values, int faces) {
        vectors.put(record.key(), new Vector(record.sha256(), values, faces));
    }

    /** Images that are known. */
    int size() {
        return vectors.size();
    }

    /** Length of the vectors; 0 when there is none. */
    int dimension() {
        return vectors.values().stream()
                .mapToInt(vector -> vector.values == null ? 0 : vector.values.length)
                .max()
                .orElse(0);
    }

    /** Writes what there is of these images, in their order. */
    void save(List<FaceRecord> records) {
        List<FaceRecord> there = records.stream().filter(this::has).toList();
        float[] nothing = new float[Math.max(1, dimension())];
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(file(".json"));
        } catch (IOException e) {
            throw DiskErrors.writing(folder, e);
        }
        try (NpyRows rows = NpyRows.create(file(".npy"), nothing.length)) {
            for (FaceRecord record : there) {
                float[] values = get(record);
                rows.add(values == null ? nothing : values);
            }
        }
        AtomicFile.write(file(".csv"), out -> {
            out.write("key,sha256,faces\n".getBytes(StandardCharsets.UTF_8));
            for (FaceRecord record : there) {
                String line = record.key() + "," + record.sha256() + "," + faces(record) + "\n";
                out.write(line.getBytes(StandardCharsets.UTF_8));
            }
        });
        Json.write(file(".json"), maker);
    }
}
