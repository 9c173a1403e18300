package org.facegap.core.dataset.layout;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.facegap.core.UserError;
import org.facegap.core.csv.CsvRows;
import org.facegap.core.dataset.AttributeLabel;
import org.facegap.core.files.ImagePaths;
import org.facegap.core.words.Printable;
import org.jspecify.annotations.Nullable;

/**
 * Labels from a table with a header: one column is an image's path (slashes or backslashes), every other column an
 * attribute. The paths are the first column whose fields end like images, else the first of a usual name, else the first.
 * Columns that number the rows are no labels. Which line is an image's is found by {@link LabelJoin}.
 */
public final class LabelTable {
    private static final Set<String> TAKEN =
            Set.of("key", "identity", "shard", "offset", "length", "variation", "latent", "sha256");
    private static final Set<String> PATHS = Set.of(
            "file",
            "filename",
            "file_name",
            "path",
            "filepath",
            "file_path",
            "image",
            "image_path",
            "image_name",
            "image_id",
            "img",
            "img_path",
            "img_name",
            "picture",
            "photo");

    private final @Nullable Path file;
    private final String pathColumn;
    private final List<String> attributes;
    private final SkipCount notes;
    private final Map<String, Map<String, AttributeLabel>> labels = new LinkedHashMap<>();

    private LabelTable(@Nullable Path file, String pathColumn, List<String> attributes, SkipCount notes) {
        this.file = file;
        this.pathColumn = pathColumn;
        this.attributes = List.copyOf(attributes);
        this.notes = notes;
    }

    /** A table without labels. */
    public static LabelTable none() {
        return new LabelTable(null, "", List.of(), new SkipCount());
    }

    /**
     * Reads a table.
     *
     * @throws UserError when it is no such table or names an image twice
     */
    public static LabelTable read(Path file) {
        Columns columns = Columns.of(file);
        try (CsvRows rows = CsvRows.open(file)) {
            SkipCount notes = new SkipCount();
            columns.remarks().forEach(remark -> notes.add(remark, file.toString()));
            if (!rows.remark().isEmpty()) {
                notes.add(rows.remark(), file.toString());
            }
            List<String> attributes = names(rows, columns.attributes(), notes);
            LabelTable table = new LabelTable(file, rows.header().get(columns.path()), attributes, notes);
            while (rows.next()) {
                if (rows.tooLong()) {
                    notes.add(
                            "has lines with more fields than its header; those beyond are not used",
                            "line " + rows.line());
                } else if (rows.tooShort()) {
                    notes.add("has lines with fewer fields than its header", "line " + rows.line());
                }
                String path = ImagePaths.clean(rows.get(columns.path()));
                if (path.isEmpty()) {
                    throw UserError.usage(file + ":" + rows.line() + ": expected a path inside the source, found '"
                            + rows.get(columns.path()) + "'");
                }
                Map<String, AttributeLabel> own = new LinkedHashMap<>();
                for (int c = 0; c < attributes.size(); c++) {
                    String value = rows.get(columns.attributes().get(c));
                    if (!CsvRows.missing(value)) {
                        own.put(attributes.get(c), AttributeLabel.truth(Printable.of(value)));
                    }
                }
                if (table.labels.putIfAbsent(path, own) != null) {
                    throw UserError.usage(file + ":" + rows.line() + ": the image '" + path + "' is there twice;"
                            + " expected one line an image, with its path, which is taken from the column '"
                            + table.pathColumn + "'");
                }
            }
            return table;
        }
    }

    /** Which column is what, by the header and the rows. */
    private record Columns(int path, List<Integer> attributes, List<String> remarks) {
        static Columns of(Path file) {
            try (CsvRows rows = CsvRows.open(file)) {
                List<String> header = rows.header();
                int count = header.size();
                for (String name : header) {
                    if (ImagePaths.isImage(name)) {
                        throw UserError.usage(file + ":" + rows.headerLine()
                                + ": expected a header such as file,race and found the image '"
                                + name + "'; put a line with the columns' names before it");
                    }
                }
                long number = 0;
                long tooLong = 0;
                long[] images = new long[count];
                long[] filled = new long[count];
                boolean[] numbers = new boolean[count];
                Arrays.fill(numbers, true);
                while (rows.next()) {
                    for (int c = 0; c < count; c++) {
                        String field = rows.get(c);
                        images[c] += ImagePaths.isImage(field) ? 1 : 0;
                        filled[c] += field.isEmpty() ? 0 : 1;
                        numbers[c] &= field.isEmpty() || field.matches("\\d{1,12}(\\.0)?");
                    }
                    tooLong += rows.tooLong() ? 1 : 0;
                    number++;
                }
                int path = path(header, images, numbers, number);
                if (tooLong > 0 && tooLong == number && (path > 0 || images[path] == 0)) {
                    throw UserError.usage(file + ": every line has more fields than the header, which has " + count
                            + " (" + String.join(", ", header) + "); so nobody knows which column is which");
                }
                List<Integer> attributes = new ArrayList<>();
                List<String> remarks = new ArrayList<>();
                for (int c = 0; c < count; c++) {
                    if (c == path) {
                        continue;
                    }
                    if (header.get(c).isEmpty() && filled[c] == 0) {
                        // a delimiter at the end of the lines
                        continue;
                    }
                    if (isIndex(header.get(c)) && numbers[c]) {
                        remarks.add("has a column that numbers its rows, which is no label: "
                                + (header.get(c).isEmpty() ? "column " + (c + 1) : header.get(c)));
                    } else {
                        attributes.add(c);
                    }
                }
                return new Columns(path, attributes, remarks);
            }
        }

        private static int path(List<String> header, long[] images, boolean[] numbers, long rows) {
            for (int c = 0; c < header.size(); c++) {
                if (rows > 0 && 2 * images[c] > rows) {
                    return c;
                }
            }
            for (int c = 0; c < header.size(); c++) {
                if (PATHS.contains(header.get(c).toLowerCase(Locale.ROOT))) {
                    return c;
                }
            }
            for (int c = 0; c < header.size(); c++) {
                if (!(isIndex(header.get(c)) && numbers[c])) {
                    return c;
                }
            }
            return 0;
        }

        /** Names that spreadsheets and data frames give to a column of row numbers. */
        private static boolean isIndex(String name) {
            return name.isEmpty()
                    || name.toLowerCase(Locale.ROOT)
                            .matches("unnamed:? ?\\d+(\\.\\d+)?|index|level_\\d+|row|row_?(number|id)|#|no\\.?|nr\\.?");
        }
    }

    private static List<String> names(CsvRows rows, List<Integer> columns, SkipCount notes) {
        Map<String, String> names = new LinkedHashMap<>();
        for (int number : columns) {
            String column = rows.header().get(number);
            String name = attribute(column, rows);
            String other = names.putIfAbsent(name, column);
            if (other != null) {
                throw UserError.usage(rows.file() + ": the columns '" + other + "' and '" + column
                        + "' would both be the attribute " + name
                        + ", as such names have A to Z, a to z, digits, _ and -"
                        + " alone; rename one of them");
            }
            if (!name.equals(column)) {
                notes.add(
                        "has columns whose names are changed, as those of attributes have A to Z, a to z, digits, _ and -"
                                + " alone and are not a dataset's own",
                        "'" + column + "' is " + name);
            }
        }
        return List.copyOf(names.keySet());
    }

    private static String attribute(String column, CsvRows rows) {
        String name = column.replaceAll("[^A-Za-z0-9_-]", "_");
        if (name.isEmpty()) {
            throw UserError.usage(rows.file() + ":" + rows.headerLine() + ": a column has no name");
        }
        return TAKEN.contains(name) || !Character.isLetter(name.charAt(0)) ? "a_" + name : name;
    }

    /** Names of the attributes. */
    public List<String> attributes() {
        return attributes;
    }

    /** Whether there is no table. */
    boolean isNone() {
        return file == null;
    }

    /** The file; null without a table. */
    @Nullable
    Path file() {
        return file;
    }

    /** Name of the column that the paths are from. */
    String pathColumn() {
        return pathColumn;
    }

    /** What a user must know of the table. */
    List<Skipped> notes() {
        return notes.all();
    }

    /** Paths of all labelled images. */
    public Set<String> paths() {
        return labels.keySet();
    }

    /** The labels of a path of the table; empty when there are none. */
    public Map<String, AttributeLabel> of(String path) {
        return labels.getOrDefault(path, Map.of());
    }
}
