package org.facegap.evaluation.attribute.input;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.facegap.core.UserError;
import org.facegap.core.csv.CsvRows;
import org.facegap.evaluation.attribute.AgeErrors;
import org.facegap.evaluation.attribute.Labels;
import org.facegap.evaluation.attribute.PredictionTable;

/** The rows of one attribute that a system predicts, as they are read. */
final class TargetRows {
    /** An age column is one of years when at least this share of its values are numbers; the others are left out then. */
    private static final double MOSTLY = 0.9;

    private static final String NUMBER = "[-+]?(\\d{1,15}(\\.\\d{0,15})?|\\.\\d{1,15})([eE][-+]?\\d{1,3})?";

    private static final String COMMA = "[-+]?\\d{1,15},\\d{1,15}";

    private final PredictionTarget target;
    private final PredictionReader how;
    private final Labels.Builder truth = new Labels.Builder();
    private final List<Labels.Builder> predicted = new ArrayList<>();
    private final Labels.Builder identities = new Labels.Builder();
    private final Labels.Builder images = new Labels.Builder();
    private final Map<String, Labels.Builder> groups = new LinkedHashMap<>();
    private final LongStream.Builder lines = LongStream.builder();
    private final SkippedRows unreadable = new SkippedRows();

    TargetRows(PredictionTarget target, Collection<String> names, PredictionReader how) {
        this.target = target;
        this.how = how;
        target.predicted().forEach(column -> predicted.add(new Labels.Builder()));
        names.forEach(name -> groups.put(name, new Labels.Builder()));
    }

    void add(CsvRows row, String identity, String image, List<String> groupValues, SkippedRows skipped) {
        String is = row.get(row.column(target.truth()));
        if (CsvRows.missing(is)) {
            skipped.add("no true " + target.attribute(), row.line(), target.truth(), is);
            return;
        }
        if (how.unknown(is)) {
            skipped.add(PredictionReader.saysUnknown(is, target.attribute()), row.line(), target.truth(), is);
            return;
        }
        truth.add(is);
        for (int t = 0; t < predicted.size(); t++) {
            predicted.get(t).add(said(row, target.predicted().get(t)));
        }
        identities.add(identity);
        images.add(image);
        lines.add(row.line());
        int at = 0;
        for (Labels.Builder column : groups.values()) {
            column.add(groupValues.get(at++));
        }
    }

    private String said(CsvRows row, String column) {
        String said = row.get(row.column(column));
        if (CsvRows.missing(said)) {
            return "";
        }
        if (target.score() && !said.matches(NUMBER)) {
            unreadable.add(
                    said.matches("(?i)[-+]?inf(inity)?") ? "is infinite" : "is no number", row.line(), column, said);
            return "";
        }
        return said;
    }

    PredictionTable table(String file, boolean subjects, boolean named, SkippedRows skipped) {
        Labels is = truth.build();
        List<Labels> said = predicted.stream()
                .map(Labels.Builder::build)
                .map(column -> target.score() ? decided(is, column) : column)
                .toList();
        int[] kept = IntStream.range(0, is.size()).toArray();
        if (AgeErrors.isAge(target.attribute()) && mostlyNumbers(is)) {
            long[] at = lines.build().toArray();
            kept = IntStream.of(kept)
                    .filter(row -> number(is, row, "true", target.truth(), at, skipped))
                    .filter(row -> IntStream.range(0, said.size())
                            .allMatch(t -> number(
                                    said.get(t),
                                    row,
                                    "predicted",
                                    target.predicted().get(t),
                                    at,
                                    skipped)))
                    .toArray();
        }
        int[] rows = kept;
        Map<String, Labels> built = new LinkedHashMap<>();
        groups.forEach((name, column) -> built.put(name, taken(column.build(), rows)));
        return new PredictionTable(
                target.system() == null ? file : target.system(),
                target.attribute(),
                taken(is, rows),
                said.stream().map(column -> taken(column, rows)).toList(),
                target.seeds(),
                built,
                subjects ? taken(identities.build(), rows) : null,
                named ? taken(images.build(), rows) : null);
    }

    /** What became of scores that cannot be compared with a threshold: their rows are failures, and counted as such alone. */
    List<String> remarks() {
        return unreadable.notes().stream()
                .map(note -> "In " + note.count() + (note.count() == 1 ? " row" : " rows") + " the score of "
                        + String.join(", ", target.predicted()) + " " + note.reason() + " ('" + note.example()
                        + "', first in line "
                        + note.lines().get(0) + "); they have no prediction and are among the failures.")
                .toList();
    }

    private static Labels taken(Labels column, int[] rows) {
        if (rows.length == column.size()) {
            return column;
        }
        Labels.Builder taken = new Labels.Builder();
        IntStream.of(rows).forEach(row -> taken.add(column.get(row)));
        return taken.build();
    }

    private static boolean mostlyNumbers(Labels column) {
        long numbers = IntStream.range(0, column.size())
                .filter(row -> column.get(row).matches(NUMBER + "|" + COMMA))
                .count();
        return numbers >= MOSTLY * column.size() && numbers > 0;
    }

    private boolean number(Labels column, int row, String side, String name, long[] at, SkippedRows skipped) {
        if (!column.has(row) || column.get(row).matches(NUMBER)) {
            return true;
        }
        String why = column.get(row).matches(COMMA) ? " has a decimal comma, write a point" : " is no number";
        skipped.add(side + " " + target.attribute() + why, at[row], name, column.get(row));
        return false;
    }

    /** Scores from the threshold on are the positive class, the others the other one. */
    private Labels decided(Labels is, Labels scores) {
        Double threshold = how.scoreThreshold();
        if (threshold == null) {
            throw UserError.usage(
                    "--score-column: a score becomes a prediction at a threshold; name it with" + " --score-threshold");
        }
        List<String> classes = new ArrayList<>(new TreeSet<>(is.values()));
        String positive = how.positive();
        if (positive == null) {
            if (!List.of("0", "1").containsAll(classes)) {
                throw UserError.usage("--score-column: say with --positive which true class a high score means: "
                        + String.join(", ", classes));
            }
            positive = "1";
            classes = List.of("0", "1");
        }
        if (classes.size() > 2 || !classes.contains(positive)) {
            throw UserError.usage("--score-column: a score decides between two true classes, " + positive
                    + " and one other; " + target.truth() + " has " + String.join(", ", classes));
        }
        String high = positive;
        String low = classes.stream().filter(c -> !c.equals(high)).findFirst().orElse("not " + high);
        double least = threshold;
        return scores.renamed(score -> Double.parseDouble(score) >= least ? high : low);
    }
}
