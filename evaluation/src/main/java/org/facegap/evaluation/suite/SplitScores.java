package org.facegap.evaluation.suite;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.facegap.core.UserError;
import org.facegap.core.dataset.CsvLine;
import org.facegap.core.pairs.VerificationPair;
import org.facegap.core.results.scores.SourceFile;
import org.facegap.evaluation.scores.ScoreTableBuilder;
import org.facegap.evaluation.scores.TrainingColumns;
import org.facegap.evaluation.scores.reading.ScoreInput;

/**
 * The scores of all arms on the pairs of one split: every arm a system, every training seed a column ({@link
 * TrainingColumns}). The same as a table and as a file that {@code facegap score} reads.
 *
 * <p>CSV form: the columns {@code
 * probe_key,probe_subject_id,probe_group,bio_ref_key,bio_ref_subject_id,bio_ref_group,genuine,fold} (names after the tidy
 * schema of bob.bio and score-norm-fairness), then a column of scores for each training, such as {@code balanced@seed1}. A
 * pair whose identities lie in two folds names both, as in {@code 3+7}. A score is the shortest decimal that reads back as the same double, and empty where a pair gave none.
 */
public final class SplitScores {
    private static final String COLUMNS =
            "probe_key,probe_subject_id,probe_group,bio_ref_key,bio_ref_subject_id,bio_ref_group,genuine,fold";

    private final String split;
    private final SplitPairs pairs;
    private final List<String> names = new ArrayList<>();
    private final List<double[]> columns = new ArrayList<>();

    /**
     * The scores of a split.
     *
     * @param split its name
     * @param pairs its pairs
     * @param arms every arm
     * @param scores which scores of a training are those of this split
     * @throws UserError when scores do not fit the pairs, or pairs join two groups
     */
    public SplitScores(String split, SplitPairs pairs, List<ArmScores> arms, Function<SeedScores, double[]> scores) {
        this.split = split;
        this.pairs = pairs;
        for (ArmScores arm : arms) {
            for (SeedScores seed : arm.seeds()) {
                double[] own = scores.apply(seed);
                if (own.length != pairs.pairs().size()) {
                    throw new UserError("Arm '" + arm.arm() + "', seed " + seed.seed() + ": " + own.length
                            + " scores do not fit the " + pairs.pairs().size() + " pairs of the split '" + split
                            + "'.");
                }
                names.add(TrainingColumns.name(arm.arm(), seed.seed()));
                columns.add(own);
            }
        }
        for (VerificationPair pair : pairs.pairs().pairs()) {
            if (pair.acrossGroups()) {
                throw new UserError("The pairs hold one of the groups '" + pair.group() + "' and '" + pair.otherGroup()
                        + "': a suite measures pairs within groups.");
            }
        }
    }

    /** The same as a table; a pair's group is the one that the protocol gave it. */
    public ScoreInput table() {
        boolean folds = pairs.pairs().folds() > 1;
        ScoreTableBuilder table = new ScoreTableBuilder(names, true, folds);
        double[] scores = new double[columns.size()];
        List<VerificationPair> all = pairs.pairs().pairs();
        for (int i = 0; i < all.size(); i++) {
            VerificationPair pair = all.get(i);
            int group = table.groups().number(pair.group());
            int sex = table.sexes().number("");
            for (int c = 0; c < scores.length; c++) {
                scores[c] = columns.get(c)[i];
            }
            table.add(
                    pair.genuine(),
                    table.cell(group, group, sex, sex),
                    table.identities().number(pairs.images().identities().get(pair.a())),
                    table.identities().number(pairs.images().identities().get(pair.b())),
                    folds ? table.folds().number(pair.foldName()) : 0,
                    scores);
        }
        int n = all.size();
        SourceFile file = new SourceFile(name(), "pairs of the suite", n, n, List.of(), List.of());
        return new ScoreInput(
                table.build(new boolean[columns.size()], new boolean[columns.size()]), List.of(file), 0, List.of());
    }

    /** Name of the file. */
    public String name() {
        return "scores-" + split + ".csv";
    }

    /** Writes the CSV form. */
    public void write(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write(COLUMNS + "," + CsvLine.format(names) + "\n");
            for (int i = 0; i < pairs.pairs().size(); i++) {
                VerificationPair p = pairs.pairs().pairs().get(i);
                List<String> fields = new ArrayList<>();
                for (int row : new int[] {p.a(), p.b()}) {
                    fields.add(pairs.images().keys().get(row));
                    fields.add(pairs.images().identities().get(row));
                    fields.add(p.group());
                }
                fields.add(p.genuine() ? "1" : "0");
                fields.add(p.foldName());
                for (double[] column : columns) {
                    fields.add(Double.isNaN(column[i]) ? "" : Double.toString(column[i]));
                }
                out.write(CsvLine.format(fields));
                out.write('\n');
            }
        }
    }
}
