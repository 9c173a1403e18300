package org.facegap.core.pairs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.facegap.core.UserError;
import org.facegap.core.dataset.CsvLine;
import org.facegap.core.files.AtomicFile;

/**
 * The pairs of a verification protocol.
 *
 * <p>CSV form: line 1 {@code # facegap-pairs,1,<folds>,<seed>,<rule>}, line 2 the column names {@code
 * a,b,genuine,fold,group}, then one pair a line with {@code genuine} 1 or 0. Rows {@code a} and {@code b} count from 0
 * in the order of the image list the pairs were drawn from. When a pair goes across groups the file is of version 2,
 * which has the second image's group in a sixth column {@code group2}.
 *
 * @param pairs the comparisons, in the order of every score array that belongs to them
 * @param folds number of folds, at least 1
 * @param seed seed the pairs were drawn with
 * @param rule which pairs were drawn, in words
 */
public record PairSet(List<VerificationPair> pairs, int folds, long seed, String rule) {
    static final String MAGIC = "# facegap-pairs";
    private static final String COLUMNS = "a,b,genuine,fold,group";
    private static final String COLUMNS_ACROSS = COLUMNS + ",group2";

    public PairSet {
        pairs = List.copyOf(pairs);
        if (folds < 1) {
            throw new IllegalArgumentException("folds: must be 1 or more, not " + folds);
        }
        for (VerificationPair pair : pairs) {
            if (Math.max(pair.fold(), pair.otherFold()) >= folds) {
                throw new IllegalArgumentException("fold: " + pair.foldName() + " does not exist among " + folds);
            }
        }
    }

    /** Number of pairs. */
    public int size() {
        return pairs.size();
    }

    /**
     * Writes the CSV form.
     *
     * @throws UserError when the file cannot be written
     */
    public void write(Path file) {
        boolean across = pairs.stream().anyMatch(VerificationPair::acrossGroups);
        AtomicFile.write(file, out -> {
            line(out, List.of(MAGIC, across ? "2" : "1", Integer.toString(folds), Long.toString(seed), rule));
            line(out, List.of((across ? COLUMNS_ACROSS : COLUMNS).split(",")));
            for (VerificationPair p : pairs) {
                List<String> fields = new ArrayList<>(List.of(
                        Integer.toString(p.a()),
                        Integer.toString(p.b()),
                        p.genuine() ? "1" : "0",
                        p.foldName(),
                        p.group()));
                if (across) {
                    fields.add(p.otherGroup());
                }
                line(out, fields);
            }
        });
    }

    private static void line(OutputStream out, List<String> fields) throws IOException {
        out.write((CsvLine.format(fields) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads the CSV form.
     *
     * @throws UserError when the file is not a pair file of version 1 or 2 or a line is wrong; the line is named
     */
    public static PairSet read(Path file) {
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            String first = in.readLine();
            String second = in.readLine();
            List<String> head = first == null ? List.of() : CsvLine.parse(first);
            boolean across = head.size() == 5 && head.get(1).equals("2");
            if (head.size() != 5
                    || !head.get(0).equals(MAGIC)
                    || !(across || head.get(1).equals("1"))) {
                throw new UserError(file + ": not a facegap pair file of version 1 or 2.");
            }
            String columns = across ? COLUMNS_ACROSS : COLUMNS;
            if (!columns.equals(second)) {
                throw new UserError(file + ":2: expected the columns " + columns + ".");
            }
            List<VerificationPair> pairs = new ArrayList<>();
            int number = 2;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                pairs.add(pair(file, number, line, columns));
            }
            return new PairSet(pairs, Integer.parseInt(head.get(2)), Long.parseLong(head.get(3)), head.get(4));
        } catch (IOException e) {
            throw new UserError("cannot read " + file + ": " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new UserError(file + ": " + e.getMessage(), e);
        }
    }

    private static VerificationPair pair(Path file, int number, String line, String columns) {
        try {
            List<String> f = CsvLine.parse(line);
            int expected = columns.equals(COLUMNS) ? 5 : 6;
            if (f.size() != expected || !(f.get(2).equals("0") || f.get(2).equals("1"))) {
                throw new UserError(file + ":" + number + ": expected " + columns + ".");
            }
            String fold = f.get(3);
            int join = fold.indexOf('+');
            return new VerificationPair(
                    Integer.parseInt(f.get(0)),
                    Integer.parseInt(f.get(1)),
                    f.get(2).equals("1"),
                    Integer.parseInt(join < 0 ? fold : fold.substring(0, join)),
                    Integer.parseInt(fold.substring(join + 1)),
                    f.get(4),
                    f.get(expected - 1));
        } catch (IllegalArgumentException e) {
            throw new UserError(file + ":" + number + ": " + e.getMessage(), e);
        }
    }
}
