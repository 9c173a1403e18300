package org.facegap.evaluation.protocol;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.facegap.core.UserError;
import org.facegap.core.csv.CsvRows;

/**
 * The data table of BFW, Balanced Faces in the Wild, as a pair list: columns {@code fold, p1, p2, label, id1, id2, att1,
 * att2} by name, wherever they stand; scores in other columns are not looked at. The group is the subgroup {@code att},
 * such as {@code asian_females}. Folds are numbered anew from 0 in ascending order.
 *
 * <p>Every text is kept once, so that the 900,000 pairs fit into memory. Source: Robinson et al. CVPRW 2020.
 */
public final class BfwPairs {
    private BfwPairs() {}

    /** @throws UserError when a column is missing or a row is no pair; names the line */
    public static PairList read(Path file) {
        Map<String, String> texts = new HashMap<>();
        TreeMap<Integer, Integer> folds = new TreeMap<>();
        List<NamedPair> pairs = new ArrayList<>();
        try (CsvRows rows = CsvRows.open(file)) {
            int fold = rows.column("fold");
            int label = rows.column("label");
            int[] first = {rows.column("p1"), rows.column("id1"), rows.column("att1")};
            int[] second = {rows.column("p2"), rows.column("id2"), rows.column("att2")};
            Map<NamedPicture, NamedPicture> pictures = new HashMap<>();
            while (rows.next()) {
                int number = fold(rows, fold);
                folds.putIfAbsent(number, 0);
                boolean genuine = switch (rows.get(label)) {
                    case "1", "1.0", "True", "true" -> true;
                    case "0", "0.0", "False", "false" -> false;
                    default ->
                        throw new UserError(
                                file + ":" + rows.line() + ": label must be 1 or 0, not '" + rows.get(label) + "'.");
                };
                try {
                    pairs.add(new NamedPair(
                            picture(rows, first, texts, pictures),
                            picture(rows, second, texts, pictures),
                            genuine,
                            number));
                } catch (IllegalArgumentException e) {
                    throw new UserError(file + ":" + rows.line() + ": " + e.getMessage() + ".", e);
                }
            }
        }
        if (pairs.isEmpty()) {
            throw new UserError(file + ": there are no pairs.");
        }
        int next = 0;
        for (Map.Entry<Integer, Integer> entry : folds.entrySet()) {
            entry.setValue(next++);
        }
        pairs.replaceAll(p -> new NamedPair(p.first(), p.second(), p.genuine(), folds.getOrDefault(p.fold(), 0)));
        return new PairList("BFW", "published table, impostors as it has them", folds.size(), pairs);
    }

    private static int fold(CsvRows rows, int column) {
        String field = rows.get(column);
        try {
            return Integer.parseInt(field.endsWith(".0") ? field.substring(0, field.length() - 2) : field);
        } catch (NumberFormatException e) {
            throw new UserError(
                    rows.file() + ":" + rows.line() + ": fold must be a whole number, not '" + field + "'.", e);
        }
    }

    private static NamedPicture picture(
            CsvRows rows, int[] columns, Map<String, String> texts, Map<NamedPicture, NamedPicture> pictures) {
        NamedPicture picture = new NamedPicture(
                rows.get(columns[0]).replace('\\', '/'),
                text(rows.get(columns[1]), texts),
                text(rows.get(columns[2]), texts));
        NamedPicture known = pictures.putIfAbsent(picture, picture);
        return known == null ? picture : known;
    }

    private static String text(String value, Map<String, String> texts) {
        String known = texts.putIfAbsent(value, value);
        return known == null ? value : known;
    }
}
