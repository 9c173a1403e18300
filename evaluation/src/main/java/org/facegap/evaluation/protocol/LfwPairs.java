package org.facegap.evaluation.protocol;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.facegap.core.UserError;
import org.facegap.core.csv.TextRows;
import org.facegap.core.dataset.layout.LfwLine;

/**
 * Pair lists of the LFW family: {@code name i j} is a genuine pair of the i-th and j-th picture of a person, {@code
 * nameA i nameB j} an impostor pair; the picture is {@code name/name_%04d.jpg}. In each fold all genuine pairs stand
 * before all impostor pairs, so a genuine pair after an impostor pair begins a fold.
 *
 * <ul>
 *   <li>LFW {@code pairs.txt} begins with {@code folds count}, {@code pairsDevTrain.txt} and {@code pairsDevTest.txt}
 *       with {@code count} alone; what they promise must be there.
 *   <li>RFW {@code Race_pairs.txt} has no such line; its pictures lie in a folder named as the race. Lists cleaned of
 *       some pairs keep their folds.
 * </ul>
 *
 * Fields are separated by tabs, commas or blanks, as {@link TextRows} finds out. Source: Huang et al. 2007; Wang et al. ICCV 2019.
 */
public final class LfwPairs {
    private LfwPairs() {}

    /**
     * An LFW list; no groups. Without a line of counts, as Kaggle has it, its sections are folds when all of them hold the same
     * numbers of pairs of both kinds, two or more of each; else all pairs are one fold.
     *
     * @throws UserError when a line is no pair or the counts of the first line do not hold; names the line
     */
    public static PairList lfw(Path file) {
        return lfw(file, TextRows.of(file));
    }

    /** An LFW list that has been read. */
    public static PairList lfw(Path file, TextRows list) {
        String encoding = list.remark().isEmpty() ? "" : "; the list " + list.remark();
        boolean headed = !list.rows().isEmpty() && LfwLine.isHeader(list.rows().get(0));
        List<String> head = headed ? list.rows().get(0).fields() : List.of();
        List<NamedPair> pairs = pairs(list, headed ? 1 : 0, "", "");
        if (pairs.isEmpty()) {
            throw new UserError(file + ": there are no pairs.");
        }
        if (headed && head.size() <= 2 && head.stream().allMatch(field -> field.matches("\\d+"))) {
            int folds = head.size() == 1 ? 1 : number(file, head.get(0), "the number of folds");
            int count = number(file, head.get(head.size() - 1), "the number of pairs");
            check(file, pairs, folds, count);
            return new PairList(
                    head.size() == 1 ? "LFW View 1" : "LFW View 2",
                    "published list, " + count + " genuine and " + count + " impostor pairs per fold" + encoding,
                    folds,
                    pairs);
        }
        int[][] counts = counts(pairs, pairs.get(pairs.size() - 1).fold() + 1);
        boolean equal = Arrays.stream(counts).allMatch(c -> Arrays.equals(c, counts[0]));
        int folds = equal && counts[0][0] > 1 && counts[0][1] > 1 ? counts.length : 1;
        String rule = "list without counts, " + pairs.size() + " pairs, " + (folds == 1 ? "one fold" : folds + " folds")
                + encoding;
        return new PairList("LFW list", rule, folds, folds > 1 ? pairs : inOneFold(pairs));
    }

    private static List<NamedPair> inOneFold(List<NamedPair> pairs) {
        return pairs.stream()
                .map(p -> new NamedPair(p.first(), p.second(), p.genuine(), 0))
                .toList();
    }

    /** Genuine and impostor pairs by fold. */
    private static int[][] counts(List<NamedPair> pairs, int folds) {
        int[][] counts = new int[folds][2];
        for (NamedPair pair : pairs) {
            counts[pair.fold()][pair.genuine() ? 0 : 1]++;
        }
        return counts;
    }

    private static int number(Path file, String field, String what) {
        if (!field.matches("\\d{1,9}")) {
            throw new UserError(file + ":1: expected " + what + ", a whole number, and not '" + field + "'.");
        }
        return Integer.parseInt(field);
    }

    private static void check(Path file, List<NamedPair> pairs, int folds, int count) {
        int found = pairs.get(pairs.size() - 1).fold() + 1;
        if (found != folds) {
            throw new UserError(file + ": the first line promises " + folds + " folds, but there are " + found + ".");
        }
        int[][] counts = counts(pairs, folds);
        for (int fold = 0; fold < folds; fold++) {
            if (counts[fold][0] != count || counts[fold][1] != count) {
                throw new UserError(
                        file + ": the first line promises " + count + " pairs of each kind per fold, but fold " + fold
                                + " has " + counts[fold][0] + " genuine and " + counts[fold][1] + " impostor pairs.");
            }
        }
    }

    /**
     * The list of one race of RFW. Paths are {@code Race/id/id_000n.jpg}.
     *
     * @param race name of the race, which is also its folder; that of the file when empty
     * @throws UserError when a line is no pair; names it
     */
    public static PairList rfw(Path file, String race) {
        Path name = file.getFileName();
        String plain = name == null ? "" : name.toString().replaceFirst("_pairs\\.txt$", "");
        String group = race.isEmpty() ? plain : race;
        List<NamedPair> pairs = pairs(TextRows.of(file), 0, group + "/", group);
        int folds = pairs.isEmpty() ? 0 : pairs.get(pairs.size() - 1).fold() + 1;
        if (folds == 0) {
            throw new UserError(file + ": there are no pairs.");
        }
        return new PairList("RFW " + group, "published list, hard pairs within one race", folds, pairs);
    }

    /** All races of RFW: {@code Race/Race_pairs.txt} or {@code Race_pairs.txt} below a folder. */
    public static PairList rfw(Path folder, List<String> races) {
        List<PairList> lists = new ArrayList<>();
        for (String race : races) {
            Path nested = folder.resolve(race).resolve(race + "_pairs.txt");
            Path flat = folder.resolve(race + "_pairs.txt");
            lists.add(rfw(Files.exists(nested) ? nested : flat, race));
        }
        return PairList.join("RFW", lists);
    }

    private static List<NamedPair> pairs(TextRows list, int skipped, String folder, String group) {
        List<NamedPair> pairs = new ArrayList<>();
        int fold = 0;
        boolean before = true;
        for (TextRows.Row row : list.rows().subList(skipped, list.rows().size())) {
            String place = list.name() + ":" + row.line() + ": ";
            LfwLine line = LfwLine.of(list, row)
                    .orElseThrow(() -> new UserError(place + "expected 'name i j' or 'nameA i nameB j', found '"
                            + String.join(" ", row.fields()) + "'."));
            if (!line.genuine() && line.first().equals(line.second())) {
                throw new UserError(place + "an impostor pair of one person, '" + line.second() + "'.");
            }
            fold += line.genuine() && !before ? 1 : 0;
            before = line.genuine();
            try {
                pairs.add(new NamedPair(
                        picture(folder, line.first(), line.i(), group),
                        picture(folder, line.second(), line.j(), group),
                        line.genuine(),
                        fold));
            } catch (IllegalArgumentException e) {
                throw new UserError(place + e.getMessage() + ".", e);
            }
        }
        return pairs;
    }

    private static NamedPicture picture(String folder, String name, int number, String group) {
        return new NamedPicture(
                String.format(Locale.ROOT, "%s%s/%s_%04d.jpg", folder, name, name, number), name, group);
    }
}
