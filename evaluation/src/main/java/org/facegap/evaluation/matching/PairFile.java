package org.facegap.evaluation.matching;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.facegap.core.UserError;
import org.facegap.core.csv.Delimiter;
import org.facegap.core.csv.TextEncoding;
import org.facegap.core.csv.TextRows;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.dataset.layout.LfwLine;
import org.facegap.core.dataset.layout.PathPair;
import org.facegap.evaluation.protocol.BfwPairs;
import org.facegap.evaluation.protocol.LfwPairs;
import org.facegap.evaluation.protocol.NamedPair;
import org.facegap.evaluation.protocol.NamedPicture;
import org.facegap.evaluation.protocol.PairList;
import org.facegap.evaluation.protocol.PairSet;
import org.facegap.evaluation.protocol.ProtocolFile;
import org.facegap.evaluation.protocol.TwoLinePairs;
import org.facegap.evaluation.protocol.VerificationPair;
import org.jspecify.annotations.Nullable;

/**
 * A list of pairs of a dataset's pictures, read from a file.
 *
 * @param pairs the pairs
 * @param groups the group of each picture as the list has it; null when it names none
 */
public record PairFile(ListedPairs pairs, @Nullable PictureGroups groups) {
    /** What the source's own pairs are called in a dataset's folder. */
    public static final String OWN = "pairs.csv";

    private static final int LONGEST = 1 << 16;

    /**
     * Reads a file; its content tells which of these it is: {@code # facegap-pairs} (rows of the dataset), {@code #
     * facegap-protocol} or JSON ({@link ProtocolFile}), BFW's data table, a list like LFW's
     * {@code pairs.txt}, with or without counts ({@link LfwPairs}), lines of two paths and a label, or the two lines a pair of CALFW and CPLFW. Pictures that a list
     * names by path are found by the whole path in the source they were imported from, or by the end of it; the ending
     * of the name may differ.
     *
     * @throws UserError when the file is missing or is none of these, or names a picture that the dataset has not
     */
    public static PairFile read(Path file, FaceDataset set) {
        String head = head(file);
        if (head.startsWith("# facegap-pairs")) {
            return of(rows(file, set), set);
        }
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        PairList list;
        if (head.startsWith("# facegap-protocol") || name.endsWith(".json")) {
            list = ProtocolFile.read(file);
        } else if (isBfw(head)) {
            list = BfwPairs.read(file);
        } else {
            list = lines(file);
        }
        return of(new SourcePaths(set).rows(file, list), set);
    }

    private static boolean isBfw(String head) {
        String mark = Pattern.quote(String.valueOf(Delimiter.ofTable(head).character()));
        return Arrays.stream(head.split(mark, -1))
                .map(field -> field.replace("\"", "").strip())
                .toList()
                .containsAll(List.of("p1", "p2", "att1", "att2"));
    }

    private static PairList lines(Path file) {
        TextRows list = TextRows.of(file);
        if (list.rows().stream().limit(2).anyMatch(row -> PathPair.of(row).isPresent())) {
            return paths(file, list);
        }
        if (TwoLinePairs.fits(list)) {
            return TwoLinePairs.read(file, list, "CALFW or CPLFW");
        }
        if (list.rows().stream().noneMatch(row -> LfwLine.of(list, row).isPresent())) {
            throw UserError.usage(
                    file + ":1: this is no list of pairs: expected '# facegap-pairs', '# facegap-protocol',"
                            + " BFW's columns p1, p2, label, att1, att2, LFW's lines 'name i j' or 'nameA i nameB j', "
                            + " two paths and a label as in 'a.jpg,b.jpg,1', or CALFW's lines 'file label'");
        }
        return LfwPairs.lfw(file, list);
    }

    /** Lines of two paths and a label, after a line of titles if there is one; one fold. */
    private static PairList paths(Path file, TextRows list) {
        List<NamedPair> pairs = new ArrayList<>();
        for (TextRows.Row row : list.rows()) {
            Optional<PathPair> found = PathPair.of(row);
            if (found.isEmpty() && row == list.rows().get(0)) {
                continue;
            }
            String place = file + ":" + row.line() + ": ";
            PathPair pair = found.orElseThrow(
                    () -> new UserError(place + "expected two paths of pictures and a label, 1 or 0, found '"
                            + String.join(" ", row.fields()) + "'."));
            try {
                pairs.add(new NamedPair(
                        new NamedPicture(pair.first(), "", ""),
                        new NamedPicture(pair.second(), "", ""),
                        pair.genuine(),
                        0));
            } catch (IllegalArgumentException e) {
                throw new UserError(place + e.getMessage() + ".", e);
            }
        }
        return new PairList("pairs by path", "a list of two paths and a label", 1, pairs);
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
        PairSet pairs;
        try {
            pairs = PairSet.read(file);
        } catch (IOException e) {
            throw new UserError("cannot read " + file + ": " + e.getMessage(), e);
        }
        int pictures = set.records().size();
        for (int i = 0; i < pairs.size(); i++) {
            VerificationPair pair = pairs.pairs().get(i);
            if (Math.max(pair.a(), pair.b()) >= pictures) {
                throw new UserError(file + ":" + (i + 3) + ": names the row " + Math.max(pair.a(), pair.b()) + ", but "
                        + set.dir() + " has " + pictures + " pictures, counted from 0.");
            }
        }
        return pairs;
    }

    private static PairFile of(PairSet pairs, FaceDataset set) {
        if (pairs.size() == 0) {
            throw new UserError("The list of pairs holds no pair.");
        }
        List<String> groups = new ArrayList<>(Collections.nCopies(set.records().size(), ""));
        boolean named = false;
        for (VerificationPair pair : pairs.pairs()) {
            named |= !pair.group().isEmpty();
            group(groups, pair.a(), pair.group(), set);
            group(groups, pair.b(), pair.otherGroup(), set);
        }
        return new PairFile(ListedPairs.of(pairs), named ? new PictureGroups("", groups) : null);
    }

    private static void group(List<String> groups, int row, String group, FaceDataset set) {
        String before = groups.set(row, group);
        if (!before.isEmpty() && !before.equals(group)) {
            throw new UserError("The list of pairs has the picture '"
                    + set.records().get(row).key() + "' in two groups, '" + before + "' and '" + group
                    + "'; say with --group which attribute makes the groups.");
        }
    }
}
