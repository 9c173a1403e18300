package org.facegap.evaluation.matching;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.facegap.core.UserError;
import org.facegap.core.dataset.CsvLine;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.files.AtomicFile;
import org.facegap.evaluation.scores.reading.ScoreColumns;
import org.jspecify.annotations.Nullable;

/**
 * Writes the scores of all systems as one table.
 *
 * <p>Columns: {@code probe_key, probe_subject_id, probe_group}, with sexes {@code probe_sex}, the same of {@code bio_ref},
 * then {@code genuine} (1 or 0), {@code fold} (when there is more than one), {@code fte} (1 when no system gave a score)
 * and one column a system: the shortest decimal that reads back as the same float, empty where it gave none. An image
 * without a label has an empty group; {@code facegap score} leaves its pairs out and counts them.
 */
public final class MatchedScores {
    /** Columns that no system can be called after. */
    private static final List<String> OWN =
            List.of("key", "subject_id", "group", "sex", "genuine", "fold", "fte", "label", "score_file");

    private final FaceDataset set;
    private final ImageGroups groups;
    private final @Nullable ImageGroups sex;
    private final List<FaceVectors> systems;

    /** @throws IllegalArgumentException when there is no system */
    public MatchedScores(FaceDataset set, ImageGroups groups, @Nullable ImageGroups sex, List<FaceVectors> systems) {
        if (systems.isEmpty()) {
            throw new IllegalArgumentException("no system");
        }
        this.set = set;
        this.groups = groups;
        this.sex = sex;
        this.systems = List.copyOf(systems);
    }

    /** @throws UserError when a system's name would make no column, or a column of another meaning */
    public static void checkName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean taken = OWN.contains(lower) || lower.startsWith("probe_") || lower.startsWith("bio_ref_");
        if (taken || !name.matches("[A-Za-z0-9][A-Za-z0-9 ._+-]{0,63}")) {
            throw UserError.usage("--name: '" + name + "' cannot name a column of scores: expected up to 64 letters,"
                    + " digits and . _ + - of another meaning than the columns that are there");
        }
    }

    /** How the file's columns are to be read. */
    public ScoreColumns columns() {
        return new ScoreColumns(
                systems.stream().map(FaceVectors::system).toList(),
                null,
                "genuine",
                null,
                List.of("group"),
                sex == null ? null : "sex",
                List.of("subject_id"),
                List.of("key"),
                null,
                "fte");
    }

    /**
     * Writes the file.
     *
     * @return pairs without a score, by system
     * @throws UserError when it cannot be written
     */
    public long[] write(Path file, ImagePairs pairs) {
        long[] failed = new long[systems.size()];
        boolean folds = pairs.folds() > 1;
        List<byte[]> sides = sides();
        AtomicFile.write(file, out -> {
            out.write(bytes(header(folds)));
            StringBuilder line = new StringBuilder();
            try {
                pairs.visit((a, b, genuine, fold) -> {
                    line.setLength(0);
                    line.append(genuine ? ",1" : ",0");
                    if (folds) {
                        line.append(',').append(fold);
                    }
                    scores(line, a, b, failed);
                    row(out, sides.get(a), sides.get(b), bytes(line.toString()));
                });
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        });
        return failed;
    }

    private static void row(OutputStream out, byte[] probe, byte[] reference, byte[] rest) {
        try {
            out.write(probe);
            out.write(',');
            out.write(reference);
            out.write(rest);
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void scores(StringBuilder line, int a, int b, long[] failed) {
        int flag = line.length();
        boolean any = false;
        line.append(",1");
        for (int s = 0; s < failed.length; s++) {
            float score = systems.get(s).cosine(a, b);
            line.append(',');
            if (Float.isNaN(score)) {
                failed[s]++;
            } else {
                any = true;
                line.append(score);
            }
        }
        if (any) {
            line.setCharAt(flag + 1, '0');
        }
    }

    private String header(boolean folds) {
        List<String> columns = new ArrayList<>();
        for (String side : List.of("probe", "bio_ref")) {
            columns.add(side + "_key");
            columns.add(side + "_subject_id");
            columns.add(side + "_group");
            if (sex != null) {
                columns.add(side + "_sex");
            }
        }
        columns.add("genuine");
        if (folds) {
            columns.add("fold");
        }
        columns.add("fte");
        systems.forEach(system -> columns.add(system.system()));
        return CsvLine.format(columns) + "\n";
    }

    private List<byte[]> sides() {
        List<byte[]> sides = new ArrayList<>(set.records().size());
        for (int row = 0; row < set.records().size(); row++) {
            FaceRecord record = set.records().get(row);
            List<String> fields = new ArrayList<>(List.of(record.key(), record.identity(), groups.of(row)));
            if (sex != null) {
                fields.add(sex.of(row));
            }
            sides.add(bytes(CsvLine.format(fields)));
        }
        return sides;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
