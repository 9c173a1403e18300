package org.facegap.evaluation.protocol;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.facegap.core.UserError;

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
 * Fields are separated by tabs or spaces. Source: Huang et al. 2007; Wang et al. ICCV 2019.
 */
public final class LfwPairs {
    private LfwPairs() {}

    /**
     * An LFW list; no groups.
     *
     * @throws UserError when a line is no pair or the counts of the first line do not hold; names the line
     */
    public static PairList lfw(Path file) {
        try (PairLines lines = PairLines.open(file)) {
            String first = lines.next();
            String[] head = first == null ? new String[0] : first.split("\\s+", -1);
            if (head.length < 1 || head.length > 2) {
                throw new UserError(file + ":1: expected the number of folds and of pairs, such as '10 300'.");
            }
            int folds = head.length == 1 ? 1 : lines.number(head[0], "the number of folds");
            int count = lines.number(head[head.length - 1], "the number of pairs");
            List<NamedPair> pairs = pairs(lines, "", "");
            check(file, pairs, folds, count);
            return new PairList(
                    head.length == 1 ? "LFW View 1" : "LFW View 2",
                    "published list, " + count + " genuine and " + count + " impostor pairs per fold",
                    folds,
                    pairs);
        }
    }

    private static void check(Path file, List<NamedPair> pairs, int folds, int count) {
        int found = pairs.isEmpty() ? 0 : pairs.get(pairs.size() - 1).fold() + 1;
        if (found != folds) {
            throw new UserError(file + ": the first line promises " + folds + " folds, but there are " + found + ".");
        }
        int[][] counts = new int[folds][2];
        for (NamedPair pair : pairs) {
            counts[pair.fold()][pair.genuine() ? 0 : 1]++;
        }
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
        try (PairLines lines = PairLines.open(file)) {
            List<NamedPair> pairs = pairs(lines, group + "/", group);
            int folds = pairs.isEmpty() ? 0 : pairs.get(pairs.size() - 1).fold() + 1;
            if (folds == 0) {
                throw new UserError(file + ": there are no pairs.");
            }
            return new PairList("RFW " + group, "published list, hard pairs within one race", folds, pairs);
        }
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

    private static List<NamedPair> pairs(PairLines lines, String folder, String group) {
        List<NamedPair> pairs = new ArrayList<>();
        int fold = 0;
        boolean before = true;
        for (String line = lines.next(); line != null; line = lines.next()) {
            String[] f = line.split("\\s+", -1);
            if (f.length != 3 && f.length != 4) {
                throw lines.error("expected 'name i j' or 'nameA i nameB j', found " + f.length + " fields.");
            }
            boolean genuine = f.length == 3;
            String second = genuine ? f[0] : f[2];
            if (!genuine && f[0].equals(second)) {
                throw lines.error("an impostor pair of one person, '" + second + "'.");
            }
            fold += genuine && !before ? 1 : 0;
            before = genuine;
            try {
                pairs.add(new NamedPair(
                        picture(lines, folder, f[0], f[1], group),
                        picture(lines, folder, second, f[f.length - 1], group),
                        genuine,
                        fold));
            } catch (IllegalArgumentException e) {
                throw new UserError(lines.error(e.getMessage() + ".").getMessage(), e);
            }
        }
        return pairs;
    }

    private static NamedPicture picture(PairLines lines, String folder, String name, String index, String group) {
        int number = lines.number(index, "the number of a picture");
        return new NamedPicture(
                String.format(Locale.ROOT, "%s%s/%s_%04d.jpg", folder, name, name, number), name, group);
    }
}
