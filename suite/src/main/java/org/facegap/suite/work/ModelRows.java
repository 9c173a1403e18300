package org.facegap.suite.work;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.facegap.core.UserError;
import org.facegap.core.csv.CsvRows;
import org.facegap.core.dataset.CsvLine;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.files.AtomicFile;
import org.facegap.core.files.Sha256;
import org.facegap.core.progress.Progress;
import org.facegap.trainer.data.ImageSet;

/**
 * Rows that a model makes of the images of one split, one for each image. {@value #INDEX} of its folder has them in order: the image's
 * {@code key} and {@code sha256}, and what else is said of it.
 */
public final class ModelRows {
    /** Identities of a suite are photographed, or were scaled and cut out, at the size of its models. */
    public static final String AS_THEY_ARE = "as the set holds them, RGB from 0 to 1";

    /** Name of the input with the models. */
    public static final String MODELS = "models";

    /** Name of the input with the images. */
    public static final String IMAGES = "images";

    /** Raised when the same weights and images give something else. */
    public static final String VERSION = "1";

    private static final String INDEX = "index.csv";
    private static final int CHUNK = 512;

    private ModelRows() {}

    /** A model: images {@code [n][3 * side * side]} to rows {@code [n][d]}. */
    interface Network {
        float[][] apply(float[][] images);
    }

    /** A row of the index. */
    interface Row {
        void read(CsvRows rows);
    }

    /** A hash of the images of a face dataset and their order, whatever is said of them. */
    public static String hash(Path dataset) {
        StringBuilder images = new StringBuilder();
        for (FaceRecord record : FaceDataset.open(dataset).records()) {
            images.append(record.key()).append(' ').append(record.sha256()).append('\n');
        }
        return Sha256.of(images.toString());
    }

    /** @throws UserError when the set is empty */
    static List<float[]> of(FaceDataset set, Network network, String what, Progress progress) {
        List<FaceRecord> records = set.records();
        if (records.isEmpty()) {
            throw new UserError(set.dir() + " holds no image");
        }
        List<float[]> rows = new ArrayList<>(records.size());
        try (Progress.Task task = progress.begin(what, records.size(), "images")) {
            for (int from = 0; from < records.size(); from += CHUNK) {
                ImageSet part = ImageSet.load(set, records.subList(from, Math.min(records.size(), from + CHUNK)));
                float[][] chunk = IntStream.range(0, part.count())
                        .parallel()
                        .mapToObj(part::planar)
                        .toArray(float[][]::new);
                rows.addAll(List.of(network.apply(chunk)));
                task.advance(chunk.length);
            }
        }
        return rows;
    }

    /**
     * Writes the index.
     *
     * @param columns what it says of an image besides
     * @param values of every image, in the order of the columns
     */
    static void write(Path folder, List<FaceRecord> records, List<String> columns, List<List<String>> values) {
        List<String> header = new ArrayList<>(List.of("key", "sha256"));
        header.addAll(columns);
        StringBuilder index = new StringBuilder(CsvLine.format(header)).append('\n');
        for (int i = 0; i < records.size(); i++) {
            List<String> fields =
                    new ArrayList<>(List.of(records.get(i).key(), records.get(i).sha256()));
            fields.addAll(values.get(i));
            index.append(CsvLine.format(fields)).append('\n');
        }
        AtomicFile.write(folder.resolve(INDEX), index.toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads the index.
     *
     * @param records the images that it must be of, in order
     * @throws UserError when it is damaged or of other images
     */
    static void read(Path folder, List<FaceRecord> records, Row row) {
        int n = 0;
        try (CsvRows rows = CsvRows.open(folder.resolve(INDEX))) {
            int key = rows.column("key");
            while (rows.next()) {
                if (n >= records.size() || !records.get(n).key().equals(rows.get(key))) {
                    throw new UserError(
                            rows.file() + ":" + rows.line() + ": another image than row " + n + " of the set");
                }
                row.read(rows);
                n++;
            }
            if (n != records.size()) {
                throw new UserError(rows.file() + ": " + n + " rows for " + records.size() + " images");
            }
        }
    }
}
