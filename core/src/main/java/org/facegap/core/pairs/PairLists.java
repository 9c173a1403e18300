package org.facegap.core.pairs;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.facegap.core.UserError;
import org.facegap.core.csv.Delimiter;
import org.facegap.core.csv.TextEncoding;
import org.facegap.core.csv.TextRows;
import org.facegap.core.dataset.FaceDataset;

/** Reads a list of pairs of a dataset's images, whatever its form. A line that is no pair is an error. */
public final class PairLists {
    private static final int LONGEST = 1 << 16;

    /** Refuses what is no pair. */
    private static final class Strict implements PairSink {
        private final List<NamedPair> pairs = new ArrayList<>();

        @Override
        public void pair(String place, NamedPair pair) {
            NamedImage a = pair.first();
            NamedImage b = pair.second();
            if (a.path().equals(b.path())) {
                wrong(place, "'" + a.path() + "' is compared with itself");
            }
            boolean one = !a.identity().isEmpty()
                    && a.identity().equals(b.identity())
                    && a.group().equals(b.group());
            if (!pair.genuine() && one) {
                wrong(place, "an impostor pair of one identity, '" + a.identity() + "'");
            }
            pairs.add(pair);
        }

        @Override
        public void wrong(String place, String why) {
            throw new UserError(place + ": " + why + ".");
        }

        /** Number of folds, after they are numbered anew from 0 in ascending order. */
        int renumber() {
            TreeMap<Integer, Integer> folds = new TreeMap<>();
            pairs.forEach(pair -> folds.put(pair.fold(), 0));
            int next = 0;
            for (int fold : List.copyOf(folds.keySet())) {
                folds.put(fold, next++);
            }
            pairs.replaceAll(pair -> pair.inFold(folds.getOrDefault(pair.fold(), 0)));
            return next;
        }
    }

    private PairLists() {}

    /**
     * Reads a file; its content tells which of these it is: {@code # facegap-pairs} (rows of the dataset, {@link PairSet}),
     * BFW's data table ({@link BfwPairs}), a list like LFW's {@code pairs.txt}, with or without counts, lines of two paths and
     * a label ({@link PairLines}), or the two lines a pair of CALFW and CPLFW ({@link TwoLinePairs}). Images that a list
     * names by path are found by the whole path in the source they were imported from, or by the end of it; the ending of
     * the name may differ.
     *
     * @throws UserError when the file is missing, is none of these, holds no pair, or names an image that the dataset has not
     */
    public static PairSet read(Path file, FaceDataset set) {
        PairSet pairs =
                head(file).startsWith(PairSet.MAGIC) ? rows(file, set) : new SourcePaths(set).rows(file, read(file));
        if (pairs.size() == 0) {
            throw new UserError("The list of pairs holds no pair.");
        }
        return pairs;
    }

    /**
     * A list that names images by their paths.
     *
     * @throws UserError when the file is none, or holds no pair; names the line
     */
    static PairList read(Path file) {
        PairList list = isBfw(head(file)) ? bfw(file) : lines(file, TextRows.of(file));
        if (list.pairs().isEmpty()) {
            throw new UserError(file + ": there are no pairs.");
        }
        return list;
    }

    private static boolean isBfw(String head) {
        String mark = Pattern.quote(String.valueOf(Delimiter.ofTable(head).character()));
        return Arrays.stream(head.split(mark, -1))
                .map(field -> field.replace("\"", "").strip())
                .toList()
                .containsAll(List.of("p1", "p2", "att1", "att2"));
    }

    private static PairList bfw(Path file) {
        Strict found = new Strict();
        BfwPairs.read(file, true, found);
        int folds = found.renumber();
        return new PairList("BFW", "published table, impostors as it has them", folds, found.pairs);
    }

    private static PairList lines(Path file, TextRows list) {
        Strict found = new Strict();
        if (list.rows().stream().limit(2).anyMatch(PairLines::isPaths)) {
            PairLines.read(list, "", "", found);
            return new PairList("pairs by path", "a list of two paths and a label", 1, found.pairs);
        }
        if (TwoLinePairs.fits(list)) {
            TwoLinePairs.read(list, found);
            String rule = "published list, " + TwoLinePairs.FOLDS + " folds";
            return new PairList("CALFW or CPLFW", rule, TwoLinePairs.FOLDS, found.pairs);
        }
        if (!list.rows().isEmpty() && list.rows().stream().noneMatch(row -> isLfw(list, row))) {
            throw UserError.usage(file + ":1: this is no list of pairs: expected '# facegap-pairs',"
                    + " BFW's columns p1, p2, label, att1, att2, LFW's lines 'name i j' or 'nameA i nameB j', "
                    + " two paths and a label as in 'a.jpg,b.jpg,1', or CALFW's lines 'file label'");
        }
        PairLines.read(list, "", "", found);
        return found.pairs.isEmpty() ? new PairList("LFW list", "", 1, found.pairs) : lfw(list, found.pairs);
    }

    private static boolean isLfw(TextRows list, TextRows.Row row) {
        return PairLines.isPair(list, row) || row == list.rows().get(0) && PairLines.isCounts(row);
    }

    /**
     * An LFW list. LFW {@code pairs.txt} begins with {@code folds count}, {@code pairsDevTrain.txt} and {@code
     * pairsDevTest.txt} with {@code count} alone. Without counts, as Kaggle has it, sections
     * are folds when all of them hold the same numbers of pairs of both kinds, two or more of each; else all pairs are one
     * fold.
     */
    private static PairList lfw(TextRows list, List<NamedPair> pairs) {
        String encoding = list.remark().isEmpty() ? "" : "; the list " + list.remark();
        int sections = pairs.get(pairs.size() - 1).fold() + 1;
        int[][] counts = counts(pairs, sections, NamedPair::fold);
        TextRows.Row head = list.rows().get(0);
        if (PairLines.isCounts(head)) {
            List<String> promised = head.fields();
            int folds = promised.size() == 1 ? 1 : Integer.parseInt(promised.get(0));
            int count = Integer.parseInt(promised.get(promised.size() - 1));
            String rule = "published list, " + count + " genuine and " + count + " impostor pairs per fold" + encoding;
            return new PairList(promised.size() == 1 ? "LFW View 1" : "LFW View 2", rule, folds, pairs);
        }
        boolean equal = Arrays.stream(counts).allMatch(c -> Arrays.equals(c, counts[0]));
        int folds = equal && counts[0][0] > 1 && counts[0][1] > 1 ? sections : 1;
        String rule = "list without counts, " + pairs.size() + " pairs, " + (folds == 1 ? "one fold" : folds + " folds")
                + encoding;
        return new PairList(
                "LFW list",
                rule,
                folds,
                folds > 1 ? pairs : pairs.stream().map(pair -> pair.inFold(0)).toList());
    }

    /** Genuine and impostor pairs by fold. */
    private static int[][] counts(List<NamedPair> pairs, int folds, ToIntFunction<NamedPair> fold) {
        int[][] counts = new int[folds][2];
        pairs.forEach(pair -> counts[fold.applyAsInt(pair)][pair.genuine() ? 0 : 1]++);
        return counts;
    }

    private static String head(Path file) {
        if (!Files.isRegularFile(file)) {
            throw UserError.usage(
                    "--pairs: there is no file " + file + "; expected a list of pairs, or the word dataset");
        }
        try (BufferedReader in = new BufferedReader(TextEncoding.of(file).open(file))) {
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c >= 0 && c != '\n' && c != '\r' && line.length() < LONGEST; c = in.read()) {
                line.append((char) c);
            }
            return line.toString();
        } catch (IOException e) {
            throw new UserError("--pairs: cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static PairSet rows(Path file, FaceDataset set) {
        PairSet pairs = PairSet.read(file);
        int images = set.records().size();
        int wrong = IntStream.range(0, pairs.size())
                .filter(i -> pairs.pairs().get(i).last() >= images)
                .findFirst()
                .orElse(-1);
        if (wrong >= 0) {
            throw new UserError(file + ":" + (wrong + 3) + ": names the row "
                    + pairs.pairs().get(wrong).last() + ", but " + set.dir() + " has " + images
                    + " images, counted from 0.");
        }
        return pairs;
    }
}
