package org.facegap.evaluation.attribute.input;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.facegap.core.UserError;
import org.facegap.core.csv.CsvRows;
import org.facegap.core.files.ImagePaths;
import org.facegap.evaluation.attribute.Labels;
import org.facegap.evaluation.attribute.PredictionTable;

/**
 * What FairFace's {@code predict.py} writes, joined with its label file by image name. The score vectors, quoted NumPy
 * texts with line breaks, are not needed. An attribute is measured when both files have its column, so {@code race4} is
 * left alone unless the label file has it: nothing is merged silently.
 *
 * <p>{@code N_face0.jpg} is the first face found in image N; further faces of an image are skipped and counted. A
 * labelled image without a face is a failure to acquire. {@code predict.py} writes {@code 70+} where the label file
 * says {@code more than 70}; both become the latter.
 */
final class FairFacePredictions {
    private static final Pattern FACE = Pattern.compile("_face(\\d+)(\\.[A-Za-z]+)$");
    private static final int NAMED = 3;
    private static final String OLDEST = "more than 70";

    /** The classes that FairFace's models know, a list per output. */
    static final List<Set<String>> CLASSES = List.of(
            Set.of("White,Black,Latino_Hispanic,East Asian,Southeast Asian,Indian,Middle Eastern".split(",")),
            Set.of("White", "Black", "Asian", "Indian"),
            Set.of("Male", "Female"),
            Set.of("0-2,3-9,10-19,20-29,30-39,40-49,50-59,60-69,more than 70".split(",")));

    private final CsvRows rows;
    private final Path labels;
    private final PredictionReader how;

    FairFacePredictions(CsvRows rows, Path labels, PredictionReader how) {
        this.how = how;
        this.rows = rows;
        this.labels = labels;
    }

    PredictionFile read(String system) {
        SkippedRows skipped = new SkippedRows();
        FairFaceTruth truth = FairFaceTruth.read(labels, skipped);
        List<String> targets = new ArrayList<>();
        for (String column : truth.columns()) {
            if (rows.header().contains(column)) {
                targets.add(column);
            }
        }
        if (targets.isEmpty()) {
            throw UserError.usage(labels + ": no column is predicted in " + rows.file() + ": expected one of "
                    + String.join(", ", rows.header()));
        }
        String[][] predicted = new String[targets.size()][truth.size()];
        boolean[] seen = new boolean[truth.size()];
        int name = rows.column("face_name_align");
        List<String> lost = new ArrayList<>();
        long found = 0;
        long count = 0;
        while (rows.next()) {
            count++;
            Matcher face = FACE.matcher(ImagePaths.name(rows.get(name)));
            boolean numbered = face.find();
            if (!skipped.usable(rows, "")) {
                continue;
            }
            if (numbered && !face.group(1).equals("0")) {
                skipped.add("a further face of the same image", rows.line());
            } else {
                String path = numbered ? face.replaceFirst("$2") : ImagePaths.name(rows.get(name));
                int row = truth.find(path);
                if (row < 0) {
                    if (lost.size() < NAMED) {
                        lost.add(path);
                    }
                    skipped.add(
                            row == FairFaceTruth.SEVERAL
                                    ? "several labelled images have this name"
                                    : "the image is not in the label file",
                            rows.line());
                } else if (seen[row]) {
                    skipped.add("a second prediction of the same image", rows.line());
                } else {
                    seen[row] = true;
                    found++;
                    for (int t = 0; t < targets.size(); t++) {
                        predicted[t][row] = rows.get(rows.column(targets.get(t)));
                    }
                }
            }
        }
        if (found == 0 && !lost.isEmpty()) {
            throw UserError.usage(rows.file() + ": none of the " + count + " images is in " + labels + ": "
                    + String.join(", ", lost) + " against " + String.join(", ", truth.first(NAMED)));
        }
        List<PredictionTable> tables = new ArrayList<>();
        for (int t = 0; t < targets.size(); t++) {
            tables.add(table(system, targets.get(t), truth, predicted[t], skipped));
        }
        return new PredictionFile(rows.file(), PredictionFormat.FAIRFACE, tables, count, skipped.notes());
    }

    private PredictionTable table(
            String system, String target, FairFaceTruth truth, String[] predicted, SkippedRows skipped) {
        Labels.Builder is = new Labels.Builder();
        Labels.Builder said = new Labels.Builder();
        Labels.Builder images = new Labels.Builder();
        Map<String, Labels.Builder> groups = new LinkedHashMap<>();
        truth.columns().forEach(name -> groups.put(name, new Labels.Builder()));
        for (int row = 0; row < truth.size(); row++) {
            if (truth.get(target, row).isEmpty()) {
                skipped.add("label file: no " + target, truth.line(row), target, "");
                continue;
            }
            String truly = truth.get(target, row);
            if (how.unknown(truly)) {
                skipped.add(
                        "label file: " + PredictionReader.saysUnknown(truly, target), truth.line(row), target, truly);
                continue;
            }
            String value = predicted[row] == null || CsvRows.missing(predicted[row]) ? "" : predicted[row];
            images.add(truth.path(row));
            is.add(oneName(truly));
            said.add(oneName(value));
            for (Map.Entry<String, Labels.Builder> group : groups.entrySet()) {
                group.getValue().add(oneName(truth.get(group.getKey(), row)));
            }
        }
        Map<String, Labels> built = new LinkedHashMap<>();
        groups.forEach((name, column) -> built.put(name, column.build()));
        return new PredictionTable(system, target, is.build(), said.build(), built, null, images.build());
    }

    private static String oneName(String value) {
        return value.equals("70+") ? OLDEST : value;
    }
}
