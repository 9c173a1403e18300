package org.facegap.evaluation.suite;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.facegap.core.UserError;
import org.facegap.evaluation.protocol.CsvRow;
import org.facegap.evaluation.protocol.PairSet;
import org.facegap.evaluation.protocol.VerificationPair;

/**
 * Scores of one model on one split with the metadata of both sides.
 *
 * <p>CSV form, version 1. Line 1: {@code # facegap-scores,1,<arm>,<training seed>,<split>,<folds>,<pair seed>,<pair
 * rule>}. Line 2: the column names {@code
 * probe_key,probe_subject_id,probe_group,bio_ref_key,bio_ref_subject_id,bio_ref_group,group,genuine,fold,fte,score}
 * (names after the tidy schema of bob.bio and score-norm-fairness). Then one comparison a line: {@code genuine} and
 * {@code fte} (no score) are 1 or 0; {@code score} is the shortest decimal that reads back as the same double, and
 * empty when {@code fte} is 1.
 *
 * @param arm name of the arm
 * @param seed training seed
 * @param split name of the split, such as {@code test} or {@code calibration}
 * @param pairs pictures and pairs; after reading only pictures that some pair names, in order of appearance
 * @param scores one per pair, NaN for a failure
 */
public record ScoreFile(String arm, long seed, String split, SplitPairs pairs, double[] scores) {
    private static final String MAGIC = "# facegap-scores";
    private static final String COLUMNS = "probe_key,probe_subject_id,probe_group,bio_ref_key,bio_ref_subject_id,"
            + "bio_ref_group,group,genuine,fold,fte,score";

    public ScoreFile {
        if (scores.length != pairs.pairs().size()) {
            throw new IllegalArgumentException(
                    scores.length + " scores do not fit " + pairs.pairs().size() + " pairs");
        }
    }

    /** Writes the CSV form. */
    public void write(Path file) throws IOException {
        PairSet set = pairs.pairs();
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write(CsvRow.join(List.of(
                    MAGIC,
                    "1",
                    arm,
                    Long.toString(seed),
                    split,
                    Integer.toString(set.folds()),
                    Long.toString(set.seed()),
                    set.rule())));
            out.write('\n');
            out.write(COLUMNS);
            out.write('\n');
            for (int i = 0; i < scores.length; i++) {
                VerificationPair p = set.pairs().get(i);
                List<String> fields = new ArrayList<>();
                for (int row : new int[] {p.a(), p.b()}) {
                    fields.add(pairs.images().keys().get(row));
                    fields.add(pairs.images().identities().get(row));
                    fields.add(pairs.images().groups().get(row));
                }
                fields.add(p.group());
                fields.add(p.genuine() ? "1" : "0");
                fields.add(Integer.toString(p.fold()));
                boolean failed = Double.isNaN(scores[i]);
                fields.add(failed ? "1" : "0");
                fields.add(failed ? "" : Double.toString(scores[i]));
                out.write(CsvRow.join(fields));
                out.write('\n');
            }
        }
    }

    /**
     * Reads the CSV form.
     *
     * @throws UserError when the file is not a score file of version 1 or a line is wrong; the line is named
     */
    public static ScoreFile read(Path file) throws IOException {
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            String first = in.readLine();
            String second = in.readLine();
            List<String> head = first == null ? List.of() : CsvRow.split(first);
            if (head.size() != 8 || !head.get(0).equals(MAGIC) || !head.get(1).equals("1")) {
                throw new UserError(file + ": not a facegap score file of version 1.");
            }
            if (!COLUMNS.equals(second)) {
                throw new UserError(file + ":2: expected the columns " + COLUMNS + ".");
            }
            Rows rows = new Rows();
            int number = 2;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                try {
                    rows.add(CsvRow.split(line));
                } catch (IllegalArgumentException e) {
                    throw new UserError(file + ":" + number + ": " + e.getMessage(), e);
                }
            }
            PairSet set =
                    new PairSet(rows.pairs, Integer.parseInt(head.get(5)), Long.parseLong(head.get(6)), head.get(7));
            SplitPairs pairs = new SplitPairs(new TestImages(rows.keys, rows.identities, rows.groups), set);
            double[] scores = rows.scores.stream().mapToDouble(v -> v).toArray();
            return new ScoreFile(head.get(2), Long.parseLong(head.get(3)), head.get(4), pairs, scores);
        } catch (IllegalArgumentException e) {
            throw new UserError(file + ": " + e.getMessage(), e);
        }
    }

    /** What has been read so far. */
    private static final class Rows {
        private final List<VerificationPair> pairs = new ArrayList<>();
        private final List<Double> scores = new ArrayList<>();
        private final List<String> keys = new ArrayList<>();
        private final List<String> identities = new ArrayList<>();
        private final List<String> groups = new ArrayList<>();
        private final Map<String, Integer> rows = new HashMap<>();

        void add(List<String> f) {
            if (f.size() != 11) {
                throw new IllegalArgumentException("expected 11 columns, not " + f.size());
            }
            int a = row(f.get(0), f.get(1), f.get(2));
            int b = row(f.get(3), f.get(4), f.get(5));
            boolean failed = flag("fte", f.get(9));
            if (failed != f.get(10).isEmpty()) {
                throw new IllegalArgumentException("score: must be empty exactly when fte is 1");
            }
            double score = failed ? Double.NaN : Double.parseDouble(f.get(10));
            if (!failed && !Double.isFinite(score)) {
                throw new IllegalArgumentException("score: must be a finite number, not " + f.get(10));
            }
            pairs.add(new VerificationPair(a, b, flag("genuine", f.get(7)), Integer.parseInt(f.get(8)), f.get(6)));
            scores.add(score);
        }

        private static boolean flag(String name, String value) {
            if (!value.equals("0") && !value.equals("1")) {
                throw new IllegalArgumentException(name + ": must be 0 or 1, not '" + value + "'");
            }
            return value.equals("1");
        }

        private int row(String key, String identity, String group) {
            Integer known = rows.get(key);
            if (known == null) {
                rows.put(key, keys.size());
                keys.add(key);
                identities.add(identity);
                groups.add(group);
                return keys.size() - 1;
            }
            if (!identities.get(known).equals(identity) || !groups.get(known).equals(group)) {
                throw new IllegalArgumentException("picture '" + key + "' had another identity or group before");
            }
            return known;
        }
    }
}
