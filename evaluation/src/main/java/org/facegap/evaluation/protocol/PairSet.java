package org.facegap.evaluation.protocol;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.facegap.core.UserError;

/**
 * The pairs of a verification protocol.
 *
 * <p>CSV form: line 1 {@code # facegap-pairs,1,<folds>,<seed>,<rule>}, line 2 the column names {@code
 * a,b,genuine,fold,group}, then one pair a line with {@code genuine} 1 or 0. Rows {@code a} and {@code b} count from 0
 * in the order of the image list the pairs were drawn from.
 *
 * @param pairs the comparisons, in the order of every score array that belongs to them
 * @param folds number of folds, at least 1
 * @param seed seed the pairs were drawn with
 * @param rule which pairs were drawn, in words
 */
public record PairSet(List<VerificationPair> pairs, int folds, long seed, String rule) {
    private static final String MAGIC = "# facegap-pairs";
    private static final String COLUMNS = "a,b,genuine,fold,group";

    public PairSet {
        pairs = List.copyOf(pairs);
        if (folds < 1) {
            throw new IllegalArgumentException("folds: must be 1 or more, not " + folds);
        }
        for (VerificationPair pair : pairs) {
            if (pair.fold() >= folds) {
                throw new IllegalArgumentException("fold: " + pair.fold() + " does not exist among " + folds);
            }
        }
    }

    /** Number of pairs. */
    public int size() {
        return pairs.size();
    }

    /** Writes the CSV form. */
    public void write(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write(CsvRow.join(List.of(MAGIC, "1", Integer.toString(folds), Long.toString(seed), rule)));
            out.write('\n');
            out.write(COLUMNS);
            out.write('\n');
            for (VerificationPair p : pairs) {
                out.write(CsvRow.join(List.of(
                        Integer.toString(p.a()),
                        Integer.toString(p.b()),
                        p.genuine() ? "1" : "0",
                        Integer.toString(p.fold()),
                        p.group())));
                out.write('\n');
            }
        }
    }

    /**
     * Reads the CSV form.
     *
     * @throws UserError when the file is not a pair file of version 1 or a line is wrong; the line is named
     */
    public static PairSet read(Path file) throws IOException {
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            String first = in.readLine();
            String second = in.readLine();
            List<String> head = first == null ? List.of() : CsvRow.split(first);
            if (head.size() != 5 || !head.get(0).equals(MAGIC) || !head.get(1).equals("1")) {
                throw new UserError(file + ": not a facegap pair file of version 1.");
            }
            if (!COLUMNS.equals(second)) {
                throw new UserError(file + ":2: expected the columns " + COLUMNS + ".");
            }
            List<VerificationPair> pairs = new ArrayList<>();
            int number = 2;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                pairs.add(pair(file, number, line));
            }
            return new PairSet(pairs, Integer.parseInt(head.get(2)), Long.parseLong(head.get(3)), head.get(4));
        } catch (IllegalArgumentException e) {
            throw new UserError(file + ": " + e.getMessage(), e);
        }
    }

    private static VerificationPair pair(Path file, int number, String line) {
        try {
            List<String> f = CsvRow.split(line);
            if (f.size() != 5 || !(f.get(2).equals("0") || f.get(2).equals("1"))) {
                throw new UserError(file + ":" + number + ": expected " + COLUMNS + ".");
            }
            return new VerificationPair(
                    Integer.parseInt(f.get(0)),
                    Integer.parseInt(f.get(1)),
                    f.get(2).equals("1"),
                    Integer.parseInt(f.get(3)),
                    f.get(4));
        } catch (IllegalArgumentException e) {
            throw new UserError(file + ":" + number + ": " + e.getMessage(), e);
        }
    }
}
