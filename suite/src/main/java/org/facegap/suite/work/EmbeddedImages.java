package org.facegap.suite.work;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.facegap.core.UserError;
import org.facegap.core.csv.CsvRows;
import org.facegap.core.dataset.AttributeLabel;
import org.facegap.core.dataset.CsvLine;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.files.AtomicFile;
import org.facegap.core.files.Sha256;
import org.facegap.core.npy.NpyMatrix;
import org.facegap.core.npy.NpyRows;

/**
 * What the models of one training made of the images of one set. {@code embeddings.npy} holds a float32 row for each image;
 * {@code index.csv}, in the same order, its {@code key} and {@code sha256} and, for each attribute X that is labelled, {@code
 * predicted_X} and {@code confidence_X}.
 *
 * @param embeddings {@code [images][d]}
 * @param predicted attribute to the value chosen for each image; empty where none is labelled
 */
public record EmbeddedImages(float[][] embeddings, Map<String, List<String>> predicted) {
    private static final String MATRIX = "embeddings.npy";
    private static final String INDEX = "index.csv";
    private static final String PREDICTED = "predicted_";

    /** A hash of the images of a face dataset and their order, whatever is said of them. */
    public static String hash(Path dataset) {
        StringBuilder images = new StringBuilder();
        for (FaceRecord record : FaceDataset.open(dataset).records()) {
            images.append(record.key()).append(' ').append(record.sha256()).append('\n');
        }
        return Sha256.of(images.toString());
    }

    /**
     * Writes both files.
     *
     * @param labels of each image; empty for none
     */
    static void write(
            Path folder, List<FaceRecord> records, List<float[]> embeddings, List<Map<String, AttributeLabel>> labels) {
        try (NpyRows rows = NpyRows.create(folder.resolve(MATRIX), embeddings.get(0).length)) {
            embeddings.forEach(rows::add);
        }
        List<String> attributes =
                labels.isEmpty() ? List.of() : List.copyOf(labels.get(0).keySet());
        List<String> header = new ArrayList<>(List.of("key", "sha256"));
        attributes.forEach(attribute -> header.addAll(List.of(PREDICTED + attribute, "confidence_" + attribute)));
        StringBuilder index = new StringBuilder(CsvLine.format(header)).append('\n');
        for (int i = 0; i < records.size(); i++) {
            List<String> fields =
                    new ArrayList<>(List.of(records.get(i).key(), records.get(i).sha256()));
            for (String attribute : attributes) {
                AttributeLabel label = labels.get(i).get(attribute);
                fields.add(label == null ? "" : label.value());
                fields.add(label == null ? "" : Float.toString((float) label.confidence()));
            }
            index.append(CsvLine.format(fields)).append('\n');
        }
        AtomicFile.write(folder.resolve(INDEX), index.toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads both files.
     *
     * @param records the images that they must be of, in order
     * @throws UserError when they are damaged or of other images
     */
    static EmbeddedImages read(Path folder, List<FaceRecord> records) {
        NpyMatrix matrix = NpyMatrix.open(folder.resolve(MATRIX));
        Map<String, List<String>> predicted = new LinkedHashMap<>();
        int n = 0;
        try (CsvRows rows = CsvRows.open(folder.resolve(INDEX))) {
            int key = rows.column("key");
            for (String column : rows.header()) {
                if (column.startsWith(PREDICTED)) {
                    predicted.put(column.substring(PREDICTED.length()), new ArrayList<>());
                }
            }
            while (rows.next()) {
                if (n >= records.size() || !records.get(n).key().equals(rows.get(key))) {
                    throw new UserError(
                            rows.file() + ":" + rows.line() + ": another image than row " + n + " of the set");
                }
                predicted.forEach((attribute, values) -> values.add(rows.get(rows.column(PREDICTED + attribute))));
                n++;
            }
        }
        if (n != records.size() || matrix.rows() != n) {
            throw new UserError(folder + ": " + matrix.rows() + " embeddings and " + n + " rows of " + INDEX + " for "
                    + records.size() + " images");
        }
        float[][] embeddings = new float[n][];
        for (int i = 0; i < n; i++) {
            embeddings[i] = matrix.row(i);
        }
        return new EmbeddedImages(embeddings, predicted);
    }
}
