package org.facegap.evaluation.suite;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.facegap.core.UserError;
import org.facegap.core.csv.CsvRows;
import org.facegap.core.dataset.CsvLine;
import org.facegap.evaluation.attribute.input.PredictionColumns;
import org.facegap.evaluation.attribute.input.PredictionFile;
import org.facegap.evaluation.attribute.input.PredictionReader;
import org.facegap.evaluation.scores.TrainingColumns;

/**
 * What the attribute models of all arms say of the test images, as a file that {@code facegap score-attributes} reads: every arm
 * a system, every training seed a column ({@link TrainingColumns}).
 *
 * <p>CSV form: {@code image}, {@code identity}, {@code true_X} for each attribute X, the group where it is none of these, and
 * {@code predicted_X@ARM@seedN} for each attribute and training. A true value that is not known is empty.
 */
public final class SplitPredictions {
    /** Name of the file. */
    public static final String FILE = "predictions-test.csv";

    private final Map<String, List<String>> columns = new LinkedHashMap<>();
    private final Map<String, String> ownClasses = new LinkedHashMap<>();
    private final int rows;

    /**
     * The predictions of a split.
     *
     * @param images whose keys, identities and groups they are
     * @param groupBy attribute whose values the groups are
     * @param truth attribute to the true value of each image, "" where it is not known
     * @param arms arm to what its models say, in the order of the columns
     * @throws UserError when columns differ in length, or a value is one that a file of predictions takes for none
     */
    public SplitPredictions(
            TestImages images,
            String groupBy,
            Map<String, List<String>> truth,
            Map<String, List<SeedPredictions>> arms) {
        rows = images.size();
        columns.put("image", images.keys());
        columns.put("identity", images.identities());
        truth.forEach((attribute, values) -> add("true_" + attribute, attribute, values));
        if (!truth.containsKey(groupBy)) {
            add(groupBy, groupBy, images.groups());
        }
        truth.forEach((attribute, values) -> arms.forEach((arm, seeds) -> seeds.forEach(own -> {
            List<String> said = own.predicted().getOrDefault(attribute, List.of());
            add("predicted_" + attribute + "@" + TrainingColumns.name(arm, own.seed()), attribute, said);
            TreeSet<String> others = new TreeSet<>(said);
            others.removeAll(values);
            others.forEach(value -> ownClasses.put(value, value));
        })));
    }

    private void add(String name, String attribute, List<String> values) {
        if (values.size() != rows) {
            throw new UserError(name + ": " + values.size() + " values do not fit the " + rows + " test images.");
        }
        for (String value : values) {
            if (!value.isEmpty() && CsvRows.missing(value)) {
                throw new UserError("The value '" + value + "' of " + attribute
                        + " means that nothing is known in a file of predictions; give it another name.");
            }
        }
        columns.put(name, values);
    }

    /** Writes the CSV form. */
    public void write(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write(CsvLine.format(List.copyOf(columns.keySet())));
            out.write('\n');
            for (int row = 0; row < rows; row++) {
                List<String> fields = new ArrayList<>();
                for (List<String> column : columns.values()) {
                    fields.add(column.get(row));
                }
                out.write(CsvLine.format(fields));
                out.write('\n');
            }
        }
    }

    /** Reads it back as any file of predictions is read; a predicted value that is nobody's true one is a class of its own. */
    public PredictionFile read(Path file) {
        return new PredictionReader(null, null, null, PredictionColumns.none(), null, ownClasses, false).read(file);
    }
}
