package org.facegap.core.pairs;

import java.util.ArrayList;
import java.util.List;
import org.facegap.core.UserError;
import org.facegap.core.csv.Delimiter;
import org.facegap.core.csv.TextRows;
import org.facegap.core.files.ImagePaths;

/**
 * Pair lists of CPLFW and CALFW: two lines make a pair, each {@code file label}; label 0 is an impostor pair and any
 * other number a genuine one. The k-th tenth of the genuine pairs and the k-th tenth of the impostor pairs make fold k.
 *
 * <p>The identity is the file name without {@code _number.jpg}. Source: Zheng and Deng 2018 (CPLFW), Zheng et al. 2017
 * (CALFW); folds as in FaceX-Zoo's {@code pairs_parser.py}.
 */
public final class TwoLinePairs {
    /** Number of folds. */
    public static final int FOLDS = 10;

    private record Half(String place, NamedImage image, boolean genuine) {}

    private TwoLinePairs() {}

    /** Whether the rows of a list look like such lines: the name of an image file and a whole number. */
    static boolean fits(TextRows list) {
        return list.rows().size() > 1
                && list.rows().stream().limit(2).allMatch(row -> {
                    List<String> fields = row.fields();
                    int last = fields.size() - 1;
                    return last > 0 && fields.get(last).matches("\\d{1,9}") && ImagePaths.isImage(fields.get(last - 1));
                });
    }

    /**
     * Hands on the pairs of a list and the lines that are none; the last line of an odd number of lines is one.
     *
     * @throws UserError when the pairs of a kind cannot be divided into ten folds, as when the list was cut off
     */
    public static void read(TextRows list, PairSink sink) {
        List<Half> halves = new ArrayList<>();
        long[] total = new long[2];
        for (TextRows.Row row : list.rows()) {
            List<String> fields = row.fields();
            String place = list.name() + ":" + row.line();
            int last = fields.size() - 1;
            // a second image on the line would be lost
            boolean several = last > 1 && list.delimiter() != Delimiter.BLANKS || PairLines.isPaths(row);
            // a name may hold blanks
            String path = ImagePaths.clean(String.join(" ", fields.subList(0, Math.max(0, last))));
            if (several || path.isEmpty() || !fields.get(last).matches("\\d{1,9}")) {
                sink.wrong(place, "expected an image's name and a label, found '" + String.join(" ", fields) + "'");
                continue;
            }
            boolean genuine = Integer.parseInt(fields.get(last)) != 0;
            boolean second = halves.size() % 2 == 1;
            if (second && halves.get(halves.size() - 1).genuine != genuine) {
                sink.wrong(place, "the two lines of a pair have different labels");
                continue;
            }
            total[genuine ? 0 : 1] += second ? 1 : 0;
            String file = path.substring(path.lastIndexOf('/') + 1);
            String identity = file.replaceFirst("_\\d+(?:\\.[A-Za-z]+)+$", "");
            halves.add(new Half(place, new NamedImage(path, identity, ""), genuine));
        }
        if (halves.size() % 2 == 1) {
            sink.wrong(list.name(), "expected two lines a pair, found " + halves.size() + " lines");
        }
        if (total[0] % FOLDS != 0 || total[1] % FOLDS != 0) {
            throw new UserError(list.name() + ": " + total[0] + " genuine and " + total[1]
                    + " impostor pairs cannot be divided into " + FOLDS + " folds. Is the list cut off?");
        }
        long[] seen = new long[2];
        for (int i = 0; i + 1 < halves.size(); i += 2) {
            Half half = halves.get(i);
            int kind = half.genuine ? 0 : 1;
            int fold = (int) (seen[kind]++ * FOLDS / total[kind]);
            sink.pair(half.place, new NamedPair(half.image, halves.get(i + 1).image, half.genuine, fold));
        }
    }
}
