package org.facegap.evaluation.attribute.input;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.facegap.core.UserError;
import org.facegap.core.csv.CsvRows;
import org.facegap.core.files.ImagePaths;
import org.facegap.evaluation.scores.TrainingColumns;
import org.jspecify.annotations.Nullable;

/**
 * A row per image. Our own layout has {@code true_X} and {@code predicted_X} for each predicted attribute X, or {@code
 * predicted_X@SYSTEM} for each of several systems and {@code predicted_X@SYSTEM@seedN} for each training of one, {@code identity}
 * and an image column when known; every other column is a group, and so is {@code true_X} under the name X. Columns that a user
 * names go before these. A row without truth, or whose truth says that nobody knows it, is left out; without prediction it is a failure to acquire. Further rows of an
 * image are left out unless repeats are kept.
 */
final class TidyPredictions {
    static final String TRUE = "true_";
    static final String PREDICTED = "predicted_";

    /** Stands between what is predicted and by whom. */
    static final String AT = "@";

    private static final String IDENTITY = "identity";

    /** Names of columns that may say how often a row counts; they make no groups by themselves. */
    private static final Set<String> WEIGHTS =
            Set.of("count", "counts", "n", "freq", "frequency", "weight", "weights", "sample_weight");

    private final CsvRows rows;
    private final PredictionReader how;

    TidyPredictions(CsvRows rows, PredictionReader how) {
        this.rows = rows;
        this.how = how;
    }

    PredictionFile read(String system) {
        List<PredictionTarget> targets = targets();
        String identity = named(how.columns().identity(), List.of(IDENTITY));
        String image = named(how.columns().image(), ImageRows.NAMES);
        Map<String, Integer> groups = groups(targets, identity, image);
        List<TargetRows> collected = new ArrayList<>();
        for (PredictionTarget target : targets) {
            collected.add(new TargetRows(target, groups.keySet(), how));
        }
        SkippedRows skipped = new SkippedRows();
        ImageRows images = new ImageRows();
        SystemOfRows systems = new SystemOfRows(rows, how.columns().groups());
        long count = 0;
        while (rows.next()) {
            count++;
            if (!skipped.usable(rows, "")) {
                continue;
            }
            systems.see();
            String name = image == null ? "" : ImagePaths.name(rows.get(rows.column(image)));
            List<String> values = groups.values().stream().map(this::value).toList();
            String repeated = how.keepRepeats() ? "" : images.repeated(name, said(targets), String.join("\0", values));
            if (!repeated.isEmpty()) {
                skipped.add(repeated, rows.line(), image == null ? "" : image, name);
                continue;
            }
            String subject = identity == null ? "" : value(rows.column(identity));
            for (TargetRows own : collected) {
                own.add(rows, subject, name, values, skipped);
            }
        }
        if (image != null) {
            images.check(rows.file().toString(), image);
        }
        boolean named = image != null && !how.keepRepeats();
        return new PredictionFile(
                rows.file(),
                PredictionFormat.TIDY,
                collected.stream()
                        .map(own -> own.table(system, identity != null, named, skipped))
                        .toList(),
                count,
                skipped.notes(),
                Stream.of(
                                weights(groups).stream(),
                                untrue(targets).stream(),
                                collected.stream().flatMap(own -> own.remarks().stream()))
                        .flatMap(told -> told)
                        .toList());
    }

    private List<PredictionTarget> targets() {
        PredictionColumns said = how.columns();
        if (said.target()) {
            String truth = said.truth();
            if (truth == null || (said.prediction() == null) == (said.score() == null)) {
                throw UserError.usage("columns: a truth column and either a prediction column or a score column belong"
                        + " together (--truth-column, --prediction-column, --score-column)");
            }
            rows.column(truth);
            String attribute = said.attribute() == null
                    ? truth.startsWith(TRUE) ? truth.substring(TRUE.length()) : truth
                    : said.attribute();
            String score = said.score();
            String predicted = score == null ? said.prediction() : score;
            rows.column(predicted == null ? "" : predicted);
            return List.of(PredictionTarget.of(attribute, truth, predicted == null ? "" : predicted, score != null));
        }
        List<PredictionTarget> targets = new ArrayList<>();
        for (String column : rows.header()) {
            if (column.startsWith(TRUE)) {
                String attribute = column.substring(TRUE.length());
                String predicted = PREDICTED + attribute;
                if (rows.header().contains(predicted)) {
                    targets.add(PredictionTarget.of(attribute, column, predicted, false));
                }
                targets.addAll(ofSystems(attribute, column, predicted + AT));
            }
        }
        if (targets.isEmpty()) {
            throw UserError.usage(rows.file() + ":1: there is no true_X with its predicted_X; the columns are "
                    + String.join(", ", rows.header()));
        }
        return targets;
    }

    private List<PredictionTarget> ofSystems(String attribute, String truth, String prefix) {
        List<String> columns =
                rows.header().stream().filter(c -> c.startsWith(prefix)).toList();
        List<String> names =
                columns.stream().map(c -> c.substring(prefix.length())).toList();
        return TrainingColumns.of(names).stream()
                .map(own -> new PredictionTarget(
                        attribute,
                        truth,
                        own.columns().stream().map(columns::get).toList(),
                        false,
                        own.system(),
                        own.seeds()))
                .toList();
    }

    /** The column that was said, or the first of the usual names that is there; null when there is none. */
    private @Nullable String named(@Nullable String said, List<String> usual) {
        if (said != null) {
            if (said.equals(PredictionColumns.NONE)) {
                return null;
            }
            rows.column(said);
            return said;
        }
        Set<String> asGroups = new LinkedHashSet<>(
                how.columns().groups() == null ? List.of() : how.columns().groups());
        for (String name : usual) {
            for (String column : rows.header()) {
                if (column.toLowerCase(Locale.ROOT).equals(name) && !asGroups.contains(column)) {
                    return column;
                }
            }
        }
        return null;
    }

    /** Names of the groups and their columns. */
    private Map<String, Integer> groups(
            List<PredictionTarget> targets, @Nullable String identity, @Nullable String image) {
        Map<String, Integer> groups = new LinkedHashMap<>();
        List<String> said = how.columns().groups();
        if (said != null) {
            said.forEach(column -> groups.put(column, rows.column(column)));
            targets.forEach(target -> groups.putIfAbsent(target.attribute(), rows.column(target.truth())));
            return groups;
        }
        for (String column : rows.header()) {
            boolean predicted = column.startsWith(PREDICTED)
                    || targets.stream().anyMatch(t -> t.predicted().contains(column));
            if (!column.isEmpty()
                    && !isWeight(column)
                    && !predicted
                    && !column.equals(identity)
                    && !column.equals(image)) {
                String name = targets.stream()
                        .filter(t -> t.truth().equals(column))
                        .map(PredictionTarget::attribute)
                        .findFirst()
                        .orElse(column.startsWith(TRUE) ? column.substring(TRUE.length()) : column);
                groups.put(name, rows.column(column));
            }
        }
        return groups;
    }

    private static boolean isWeight(String column) {
        return WEIGHTS.contains(column.toLowerCase(Locale.ROOT));
    }

    /** Tells a column that may say how many people a row stands for; every row counts once. */
    private List<String> weights(Map<String, Integer> groups) {
        return rows.header().stream()
                .filter(TidyPredictions::isWeight)
                .filter(column -> !groups.containsKey(column))
                .map(column -> "The column '" + column
                        + "' is not used: every row counts once. If it says how many rows a line stands for, write each of"
                        + " them, or counts of outcomes (TP, FP, FN, TN).")
                .toList();
    }

    /** Tells what is predicted and has no truth. */
    private List<String> untrue(List<PredictionTarget> targets) {
        if (how.columns().target()) {
            return List.of();
        }
        return rows.header().stream()
                .filter(column -> column.startsWith(PREDICTED))
                .filter(column -> targets.stream().noneMatch(t -> t.predicted().contains(column)))
                .map(column -> "'" + column + "' is not measured: the file has no column " + TRUE
                        + column.substring(PREDICTED.length()).replaceFirst(AT + ".*", "") + ".")
                .toList();
    }

    private String said(List<PredictionTarget> targets) {
        StringBuilder said = new StringBuilder();
        for (PredictionTarget target : targets) {
            said.append(rows.get(rows.column(target.truth()))).append('\0');
            target.predicted()
                    .forEach(
                            column -> said.append(rows.get(rows.column(column))).append('\0'));
        }
        return said.toString();
    }

    private String value(int column) {
        String value = rows.get(column);
        return CsvRows.missing(value) ? "" : value;
    }
}
