package org.facegap.core.pairs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.facegap.core.UserError;
import org.facegap.core.csv.Delimiter;
import org.facegap.core.csv.TextRows;
import org.facegap.core.files.ImagePaths;
import org.facegap.core.words.JoinedNames;

/**
 * Lists with a pair in each line: {@code name i j}, the i-th and j-th image of an identity, is genuine, {@code nameA i nameB
 * j} impostor, and the image is {@code name/name_%04d.jpg}; or two paths and a label, {@code p/a.jpg,q/b.jpg,0}, where the
 * label is 1, 0, true, false, genuine or impostor.
 *
 * <p>In each fold of LFW and RFW all genuine pairs stand before all impostor pairs, so a genuine pair after an impostor pair
 * begins a fold, which needs no header and holds for lists cleaned of some pairs. Lists of paths have one fold. A first line
 * may hold titles or counts: folds and pairs of each kind in each, {@code 10 300}, or the pairs of one fold; what it promises
 * must be there. Source: Huang et al. 2007 (LFW); Wang et al. ICCV 2019 (RFW).
 */
public final class PairLines {
    /** One line. */
    private record Line(NamedImage first, NamedImage second, boolean genuine, boolean paths) {}

    private PairLines() {}

    /**
     * Hands on the pairs of a list and the lines that are none.
     *
     * @param folder before the names, such as {@code African/}; may be empty
     * @param group of all pairs; may be empty
     * @throws UserError when the first line promises other folds or pairs than there are
     */
    public static void read(TextRows list, String folder, String group, PairSink sink) {
        int fold = 0;
        boolean impostorsBegun = false;
        boolean paths = false;
        List<int[]> counts = new ArrayList<>();
        for (TextRows.Row row : list.rows()) {
            String place = list.name() + ":" + row.line();
            Optional<Line> found = line(list, row, folder, group);
            if (found.isPresent()) {
                Line line = found.get();
                paths |= line.paths;
                fold += !line.paths && line.genuine && impostorsBegun ? 1 : 0;
                impostorsBegun = !line.genuine;
                if (counts.size() <= fold) {
                    counts.add(new int[2]);
                }
                counts.get(fold)[line.genuine ? 0 : 1]++;
                sink.pair(place, new NamedPair(line.first, line.second, line.genuine, line.paths ? 0 : fold));
            } else if (row != list.rows().get(0) || !isHeader(row)) {
                String expected = paths
                        ? "expected two paths of images and a label, 1 or 0"
                        : "expected 'name i j' or 'nameA i nameB j'";
                sink.wrong(place, expected + ", found '" + String.join(" ", row.fields()) + "'");
            }
        }
        if (!paths && !list.rows().isEmpty() && isCounts(list.rows().get(0))) {
            checkPromise(list, counts);
        }
    }

    /** A list that was cut off must not pass for a whole one. */
    private static void checkPromise(TextRows list, List<int[]> counts) {
        List<String> promised = list.rows().get(0).fields();
        int folds = promised.size() == 1 ? 1 : Integer.parseInt(promised.get(0));
        int count = Integer.parseInt(promised.get(promised.size() - 1));
        String advice = ". Is the list cut off? If pairs were taken out of it, take out its first line as well.";
        if (counts.size() != folds) {
            throw new UserError(list.name() + ": the first line promises " + folds + " folds, but there are "
                    + (counts.isEmpty() ? "no pairs" : counts.size()) + advice);
        }
        for (int fold = 0; fold < folds; fold++) {
            int[] found = counts.get(fold);
            if (found[0] != count || found[1] != count) {
                throw new UserError(list.name() + ": the first line promises " + count
                        + " pairs of each kind per fold, but fold " + fold + " has " + found[0] + " genuine and "
                        + found[1] + " impostor pairs" + advice);
            }
        }
    }

    /**
     * What to say of an image that is not there and whose number is 0: its list may count from 0, and then its other numbers
     * mean other images than they say. Empty for any other image.
     */
    public static Optional<String> countedFromZero(NamedImage missing) {
        return missing.identity().isEmpty() || !ImagePaths.stem(missing.path()).matches(".*_0+")
                ? Optional.empty()
                : Optional.of(
                        "the list names image 0 of '" + missing.identity() + "', which is not there. If the list counts"
                                + " images from 0, each of its numbers means another image than it says: add 1 to all of them");
    }

    /** Whether a line names two images by their paths. */
    static boolean isPaths(TextRows.Row row) {
        return paths(row.fields(), "", "").isPresent();
    }

    /** Whether a line is a pair. */
    static boolean isPair(TextRows list, TextRows.Row row) {
        return line(list, row, "", "").isPresent();
    }

    /** Whether the first line of a list holds counts or titles, and no pair. */
    static boolean isHeader(TextRows.Row row) {
        return isCounts(row) || row.fields().stream().noneMatch(PairLines::number);
    }

    /** Whether a line holds one or two counts. */
    static boolean isCounts(TextRows.Row row) {
        return row.fields().size() <= 2 && row.fields().stream().allMatch(PairLines::number);
    }

    private static Optional<Line> line(TextRows list, TextRows.Row row, String folder, String group) {
        Optional<Line> paths = paths(row.fields(), folder, group);
        if (paths.isPresent()) {
            return paths;
        }
        List<String> fields = list.delimiter() == Delimiter.BLANKS ? joined(row.fields()) : row.fields();
        int n = fields.size();
        if (n != 3 && n != 4 || !number(fields.get(1)) || !number(fields.get(n - 1))) {
            return Optional.empty();
        }
        return Optional.of(new Line(
                image(folder, fields.get(0), fields.get(1), group),
                image(folder, fields.get(n == 3 ? 0 : 2), fields.get(n - 1), group),
                n == 3,
                false));
    }

    private static Optional<Line> paths(List<String> fields, String folder, String group) {
        if (fields.size() != 3 || !ImagePaths.isImage(fields.get(0)) || !ImagePaths.isImage(fields.get(1))) {
            return Optional.empty();
        }
        String first = ImagePaths.clean(fields.get(0));
        String second = ImagePaths.clean(fields.get(1));
        Optional<Boolean> genuine = switch (fields.get(2).toLowerCase(Locale.ROOT)) {
            case "1", "1.0", "true", "genuine" -> Optional.of(true);
            case "0", "0.0", "false", "impostor" -> Optional.of(false);
            default -> Optional.empty();
        };
        return first.isEmpty() || second.isEmpty()
                ? Optional.empty()
                : genuine.map(label -> new Line(
                        new NamedImage(folder + first, "", group),
                        new NamedImage(folder + second, "", group),
                        label,
                        true));
    }

    private static NamedImage image(String folder, String identity, String number, String group) {
        String name = JoinedNames.normal(identity);
        String path = String.format(Locale.ROOT, "%s%s/%s_%04d.jpg", folder, name, name, Integer.parseInt(number));
        return new NamedImage(path, name, group);
    }

    /** Fields of a line cut at blanks, where a name of several words is several: words before a number are one name. */
    private static List<String> joined(List<String> words) {
        int last = words.size() - 1;
        boolean plain = last >= 2 && last <= 3 && number(words.get(1)) && number(words.get(last));
        if (plain || last < 3 || !number(words.get(last))) {
            return words;
        }
        if (number(words.get(last - 1))) {
            return List.of(String.join(" ", words.subList(0, last - 1)), words.get(last - 1), words.get(last));
        }
        for (int at = 1; at < last - 1; at++) {
            if (number(words.get(at))) {
                return List.of(
                        String.join(" ", words.subList(0, at)),
                        words.get(at),
                        String.join(" ", words.subList(at + 1, last)),
                        words.get(last));
            }
        }
        return words;
    }

    private static boolean number(String text) {
        return text.matches("\\d{1,6}");
    }
}
