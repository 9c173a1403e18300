package org.facegap.evaluation.attribute.input;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.facegap.core.UserError;
import org.facegap.core.csv.CsvRows;
import org.facegap.core.files.ImagePaths;

/**
 * FairFace's label file: {@code file, age, gender, race, service_test}. An image is found by as much of the end of its
 * path as tells it from all others.
 */
final class FairFaceTruth {
    /** What stands for a name that several images share. */
    static final int SEVERAL = -2;

    /** No such image. */
    static final int UNKNOWN = -1;

    private final Map<String, Integer> byPath = new HashMap<>();
    private final Map<String, Integer> byName = new HashMap<>();
    private final Map<String, List<String>> columns = new LinkedHashMap<>();
    private final List<Long> lines = new ArrayList<>();
    private final List<String> paths = new ArrayList<>();

    private FairFaceTruth() {}

    static FairFaceTruth read(Path file, SkippedRows skipped) {
        FairFaceTruth truth = new FairFaceTruth();
        try (CsvRows rows = CsvRows.open(file)) {
            int image = rows.column("file");
            for (String name : rows.header()) {
                if (!name.isEmpty() && !name.equals("file")) {
                    truth.columns.put(name, new ArrayList<>());
                }
            }
            while (rows.next()) {
                if (!skipped.usable(rows, "label file: ")) {
                    continue;
                }
                String path = ImagePaths.name(rows.get(image));
                int row = truth.lines.size();
                if (truth.byPath.putIfAbsent(path, row) != null) {
                    throw new UserError(file + ":" + rows.line() + ": the image '" + path + "' is there twice");
                }
                truth.byName.merge(name(path), row, (a, b) -> SEVERAL);
                truth.lines.add(rows.line());
                truth.paths.add(path);
                truth.columns.forEach((name, values) -> {
                    String value = rows.get(rows.header().indexOf(name));
                    values.add(CsvRows.missing(value) ? "" : value);
                });
            }
        }
        return truth;
    }

    /** Names of the columns beside the file. */
    List<String> columns() {
        return new ArrayList<>(columns.keySet());
    }

    int size() {
        return lines.size();
    }

    String get(String column, int row) {
        List<String> values = columns.get(column);
        return values == null ? "" : values.get(row);
    }

    /** The image of a row as the label file names it. */
    String path(int row) {
        return paths.get(row);
    }

    /** The first images. */
    List<String> first(int most) {
        return paths.subList(0, Math.min(most, paths.size()));
    }

    long line(int row) {
        return lines.get(row);
    }

    /** Row of an image, {@link #UNKNOWN} or {@link #SEVERAL}. */
    int find(String path) {
        String rest = path;
        while (true) {
            Integer whole = byPath.get(rest);
            if (whole != null) {
                return whole;
            }
            int slash = rest.indexOf('/');
            if (slash < 0) {
                return byName.getOrDefault(rest, UNKNOWN);
            }
            rest = rest.substring(slash + 1);
        }
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
