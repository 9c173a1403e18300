package org.facegap.evaluation.protocol;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.facegap.core.UserError;
import org.facegap.core.csv.Delimiter;
import org.facegap.core.csv.TextRows;
import org.facegap.core.words.JoinedNames;

/**
 * Pair lists of CPLFW and CALFW: two lines make a pair, each {@code file label}; label 0 is an impostor pair and any
 * other number a genuine one. The k-th tenth of the genuine pairs and the k-th tenth of the impostor pairs make fold k.
 *
 * <p>The person is the file name without {@code _number.jpg}. Source: Zheng and Deng 2018 (CPLFW), Zheng et al. 2017
 * (CALFW); folds as in FaceX-Zoo's {@code pairs_parser.py}.
 */
public final class TwoLinePairs {
    private static final int FOLDS = 10;

    private record Half(String file, boolean genuine) {}

    private TwoLinePairs() {}

    /**
     * Reads a list.
     *
     * @param name protocol, such as {@code CPLFW}
     * @throws UserError when a line is no {@code file label}, the labels of a pair differ, the last pair is incomplete, or
     *     a kind cannot be divided into ten folds
     */
    public static PairList read(Path file, String name) {
        return read(file, TextRows.of(file), name);
    }

    /** Whether the rows of a list look like such lines: the name of an image file and a whole number. */
    public static boolean fits(TextRows list) {
        return list.rows().size() > 1
                && list.rows().stream().limit(2).allMatch(row -> {
                    List<String> fields = row.fields();
                    int last = fields.size() - 1;
                    return last > 0
                            && fields.get(last).matches("\\d{1,9}")
                            && fields.get(last - 1).matches("(?i).*\\.(jpe?g|png|bmp)");
                });
    }

    /** A list that has been read. */
    public static PairList read(Path file, TextRows list, String name) {
        List<Half> halves = new ArrayList<>();
        for (TextRows.Row row : list.rows()) {
            int last = row.fields().size() - 1;
            if (last < 1 || (last > 1 && list.delimiter() != Delimiter.BLANKS)) {
                throw new UserError(
                        file + ":" + row.line() + ": expected 'file label', found " + (last + 1) + " fields.");
            }
            String label = row.fields().get(last);
            if (!label.matches("\\d{1,9}")) {
                throw new UserError(
                        file + ":" + row.line() + ": expected a label, a whole number, and not '" + label + "'.");
            }
            boolean genuine = Integer.parseInt(label) != 0;
            if (halves.size() % 2 == 1 && halves.get(halves.size() - 1).genuine != genuine) {
                throw new UserError(file + ":" + row.line() + ": the two lines of a pair have different labels.");
            }
            // a name may hold blanks
            String picture = JoinedNames.normal(String.join(" ", row.fields().subList(0, last)));
            halves.add(new Half(picture.replace('\\', '/'), genuine));
        }
        if (halves.isEmpty() || halves.size() % 2 == 1) {
            throw new UserError(file + ": " + halves.size() + " lines make no whole number of pairs.");
        }
        int genuine = 0;
        for (int i = 0; i < halves.size(); i += 2) {
            genuine += halves.get(i).genuine ? 1 : 0;
        }
        int impostor = halves.size() / 2 - genuine;
        if (genuine % FOLDS != 0 || impostor % FOLDS != 0) {
            throw new UserError(file + ": " + genuine + " genuine and " + impostor
                    + " impostor pairs cannot be divided into " + FOLDS + " folds.");
        }
        List<NamedPair> pairs = new ArrayList<>();
        int[] seen = new int[2];
        for (int i = 0; i < halves.size(); i += 2) {
            Half half = halves.get(i);
            int kind = half.genuine ? 0 : 1;
            int fold = seen[kind]++ / ((half.genuine ? genuine : impostor) / FOLDS);
            try {
                pairs.add(new NamedPair(picture(half.file), picture(halves.get(i + 1).file), half.genuine, fold));
            } catch (IllegalArgumentException e) {
                throw new UserError(file + ":" + (i + 2) + ": " + e.getMessage() + ".", e);
            }
        }
        return new PairList(name, "published list, " + FOLDS + " folds", FOLDS, pairs);
    }

    private static NamedPicture picture(String path) {
        String file = path.substring(path.lastIndexOf('/') + 1);
        return new NamedPicture(path, file.replaceFirst("_\\d+\\.[A-Za-z]+$", ""), "");
    }
}
