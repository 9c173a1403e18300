package org.facegap.core.pairs;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.facegap.core.csv.CsvRows;
import org.facegap.core.files.ImagePaths;

/**
 * The data table of BFW, Balanced Faces in the Wild, as a pair list: columns {@code fold, p1, p2, label} and {@code id1, id2,
 * att1, att2} by name, wherever they stand; scores in other columns are not looked at. The group is the subgroup {@code
 * att}, such as {@code asian_females}. Folds count from 1 in the table.
 *
 * <p>Every image is kept once, so that the 900,000 pairs fit into memory. Source: Robinson et al. CVPRW 2020.
 */
public final class BfwPairs {
    private BfwPairs() {}

    /**
     * Hands on the pairs and the lines that are none.
     *
     * @param described whether identities and groups are read; without, the columns for them need not be there
     * @throws org.facegap.core.UserError when a column is missing
     */
    public static void read(Path file, boolean described, PairSink sink) {
        try (CsvRows rows = CsvRows.open(file)) {
            int fold = rows.column("fold");
            int label = rows.column("label");
            int[] first = columns(rows, "1", described);
            int[] second = columns(rows, "2", described);
            Map<String, NamedImage> images = new HashMap<>();
            while (rows.next()) {
                String place = file + ":" + rows.line();
                String kind = rows.get(label).toLowerCase(Locale.ROOT);
                String a = ImagePaths.clean(rows.get(first[0]));
                String b = ImagePaths.clean(rows.get(second[0]));
                if (!kind.matches("[01](\\.0)?|true|false")) {
                    sink.wrong(place, "label must be 1 or 0, not '" + rows.get(label) + "'");
                } else if (!rows.get(fold).matches("[1-9]\\d?(\\.0)?")) {
                    sink.wrong(place, "fold must be a whole number from 1, not '" + rows.get(fold) + "'");
                } else if (a.isEmpty() || b.isEmpty()) {
                    sink.wrong(place, "an image needs a path inside of the source");
                } else {
                    sink.pair(
                            place,
                            new NamedPair(
                                    image(a, rows, first, images),
                                    image(b, rows, second, images),
                                    kind.startsWith("1") || kind.equals("true"),
                                    Integer.parseInt(rows.get(fold).replace(".0", "")) - 1));
                }
            }
        }
    }

    private static int[] columns(CsvRows rows, String side, boolean described) {
        return described
                ? new int[] {rows.column("p" + side), rows.column("id" + side), rows.column("att" + side)}
                : new int[] {rows.column("p" + side)};
    }

    private static NamedImage image(String path, CsvRows rows, int[] columns, Map<String, NamedImage> images) {
        String identity = columns.length == 1 ? "" : rows.get(columns[1]);
        String group = columns.length == 1 ? "" : rows.get(columns[2]);
        return images.computeIfAbsent(
                path + '\n' + identity + '\n' + group, key -> new NamedImage(path, identity, group));
    }
}
