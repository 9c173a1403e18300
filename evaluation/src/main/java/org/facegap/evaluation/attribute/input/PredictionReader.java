package org.facegap.evaluation.attribute.input;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.facegap.core.UserError;
import org.facegap.core.csv.CsvRows;
import org.facegap.core.words.JoinedNames;
import org.facegap.core.words.Spelling;
import org.facegap.core.words.StandInWords;
import org.facegap.core.words.WordOrder;
import org.facegap.evaluation.attribute.AgeErrors;
import org.facegap.evaluation.attribute.Labels;
import org.facegap.evaluation.attribute.PredictionTable;
import org.facegap.evaluation.attribute.Vocabulary;
import org.jspecify.annotations.Nullable;

/**
 * Reads files of predictions.
 *
 * @param format layout of the files; null to tell it from the columns
 * @param truth FairFace's label file, which its predictions need; null otherwise
 * @param scoreThreshold score from which on a prediction is positive; null when there are no scores
 * @param columns which columns mean what, where the user says so
 * @param positive true class that a high score means; null for 1 of 0 and 1
 * @param classes predicted word to the true one that the user says it is, to itself, or to "" for no prediction
 * @param keepRepeats whether further rows of an image count
 */
public record PredictionReader(
        @Nullable PredictionFormat format,
        @Nullable Path truth,
        @Nullable Double scoreThreshold,
        PredictionColumns columns,
        @Nullable String positive,
        Map<String, String> classes,
        boolean keepRepeats) {
    /** More different true words than these are no classes. */
    private static final int MOST_CLASSES = 100;

    private static final int FEW_ROWS = 30;
    private static final double WRONG_WAY = 0.35;

    public PredictionReader {
        classes = Map.copyOf(classes);
    }

    /** A reader that is told nothing of columns and classes. */
    public PredictionReader(@Nullable PredictionFormat format, @Nullable Path truth, @Nullable Double scoreThreshold) {
        this(format, truth, scoreThreshold, PredictionColumns.none(), null, Map.of(), false);
    }

    /** Whether a true label says that nobody knows it; not when somebody says that it is a class. */
    boolean unknown(String truth) {
        return StandInWords.isUnknown(truth) && !classes.containsValue(truth);
    }

    /** Why a row with such a truth is left out. */
    static String saysUnknown(String truth, String attribute) {
        return "the true " + attribute + " is '" + truth + "': nobody knows it; --class " + truth + "=" + truth
                + " makes it a class";
    }

    /** Whether a file looks like one of predictions; what cannot be read as a table does not. */
    public boolean fits(Path file) {
        try (CsvRows rows = CsvRows.open(file)) {
            String column = columns.truth();
            return column == null
                    ? PredictionFormat.of(rows.header()) != null
                    : rows.header().contains(column);
        } catch (UserError e) {
            return false;
        }
    }

    /**
     * Reads one file; the system is named after it.
     *
     * @throws UserError when the file is not such a file, no row of it can be used, or the words of its predictions are not
     *     those of its truth
     */
    public PredictionFile read(Path file) {
        PredictionFile read = rows(file);
        if (read.tables().stream().allMatch(table -> table.rows().length == 0)) {
            throw new UserError(file + ": none of the " + read.rows() + " rows can be used" + ": " + unused(read));
        }
        List<String> remarks = new ArrayList<>(read.remarks());
        List<PredictionTable> tables = new ArrayList<>();
        Set<String> anyTruth = new HashSet<>();
        read.tables().forEach(table -> anyTruth.addAll(table.truth().values()));
        for (PredictionTable table : read.tables()) {
            if (table.size() == 0) {
                remarks.add("Of " + table.attribute() + " nothing is measured, as no row can be used: " + unused(read)
                        + ".");
                continue;
            }
            boolean words = read.format() == PredictionFormat.TIDY || read.format() == PredictionFormat.FAIRFACE;
            List<Set<String>> lists =
                    read.format() == PredictionFormat.FAIRFACE ? FairFacePredictions.CLASSES : List.of();
            tables.add(words ? matched(file, table, anyTruth, lists, remarks) : table);
            if (read.format() == PredictionFormat.AEQUITAS) {
                oneDecision(table, remarks);
            }
        }
        alike(tables, remarks);
        tables.forEach(table -> ages(table, remarks));
        return new PredictionFile(file, read.format(), tables, read.rows(), read.skipped(), remarks);
    }

    private static String unused(PredictionFile read) {
        if (!read.skipped().isEmpty()) {
            return read.skipped().stream()
                    .map(note -> note.text() + ", first in line " + note.lines().get(0))
                    .collect(Collectors.joining("; "));
        }
        return read.remarks().isEmpty() ? "none has a prediction" : String.join(" ", read.remarks());
    }

    private PredictionFile rows(Path file) {
        try (CsvRows rows = CsvRows.open(file)) {
            PredictionFile read = rows(file, rows);
            List<String> remarks = new ArrayList<>(read.remarks());
            if (!rows.remark().isEmpty()) {
                remarks.add("The file " + rows.remark() + ".");
            }
            return new PredictionFile(file, read.format(), read.tables(), read.rows(), read.skipped(), remarks);
        }
    }

    private PredictionFile rows(Path file, CsvRows rows) {
        String system = system(file);
        if (columns.target() && format == null) {
            return new TidyPredictions(rows, this).read(system);
        }
        PredictionFormat found = format == null ? PredictionFormat.of(rows.header()) : format;
        if (found == null) {
            throw UserError.usage(file + ":1: these columns are no predictions: expected score and label_value"
                    + " (Aequitas), face_name_align (FairFace), TP, FP, FN, TN (counts), or true_X and predicted_X;"
                    + " found " + String.join(", ", rows.header())
                    + ". Say which are the truth and the prediction with --truth-column and --prediction-column");
        }
        return switch (found) {
            case AEQUITAS -> new AequitasPredictions(rows, scoreThreshold).read(system);
            case FAIRFACE -> fairFace(rows).read(system);
            case COUNTS -> new CountPredictions(rows, columns).read(system);
            case TIDY -> new TidyPredictions(rows, this).read(system);
        };
    }

    /**
     * The table with predicted words as the truth spells them.
     *
     * @param anyTruth true words of all attributes: what a user says of the words of another one is not meant for this
     */
    private PredictionTable matched(
            Path file, PredictionTable read, Set<String> anyTruth, List<Set<String>> lists, List<String> remarks) {
        String attribute = read.attribute();
        Map<String, String> truths = respeltTruths(read.truth());
        if (!truths.isEmpty()) {
            remarks.add("True " + attribute + " " + JoinedNames.shown(truths.keySet()) + " is read as "
                    + JoinedNames.shown(new TreeSet<>(truths.values()))
                    + ": they differ in letter case, blanks, dashes or decimals alone.");
        }
        PredictionTable table = truths.isEmpty() ? read : read.truthRenamed(word -> truths.getOrDefault(word, word));
        Map<String, String> said = new HashMap<>(classes);
        said.entrySet()
                .removeIf(e -> !e.getKey().equals(e.getValue())
                        && anyTruth.contains(e.getValue())
                        && !read.truth().values().contains(e.getValue()));
        said.replaceAll((word, name) -> truths.getOrDefault(name, name));
        Set<String> predicted = new TreeSet<>(new WordOrder());
        for (int row : table.rows()) {
            table.trainings().forEach(t -> predicted.add(t.get(row)));
        }
        Vocabulary words = Vocabulary.match(
                new Vocabulary.Words(
                        file + ": true " + attribute,
                        new TreeSet<>(table.truth().values())),
                new Vocabulary.Words("predicted " + attribute, predicted),
                new Vocabulary.Known(said, lists, AgeErrors.isAge(attribute)));
        if (!words.respelt().isEmpty()) {
            remarks.add("Predicted " + attribute + " "
                    + JoinedNames.shown(words.respelt().keySet()) + " is read as the true "
                    + JoinedNames.shown(words.respelt().values())
                    + ": they differ in letter case, blanks, dashes or decimals alone.");
        }
        words.names().forEach((word, name) -> {
            if (!word.equals(name) && !words.respelt().containsKey(word)) {
                remarks.add("Predicted " + attribute + " '" + word + "' counts as "
                        + (name.isEmpty() ? "no prediction" : "'" + name + "'") + ", as was asked for.");
            }
        });
        if (!words.neverSaid().isEmpty()) {
            remarks.add("Nobody is predicted to be " + attribute + " " + String.join(", ", words.neverSaid())
                    + ": every row of these true classes counts as an error.");
        }
        PredictionTable matched = table.renamed(word -> words.names().getOrDefault(word, word));
        neverTrue(matched, remarks);
        turned(matched, remarks);
        return matched;
    }

    /** Tells that every decision is the same, as where a threshold lies outside of all scores. */
    private static void oneDecision(PredictionTable table, List<String> remarks) {
        Set<String> said = new TreeSet<>();
        for (int row : table.rows()) {
            table.trainings().forEach(t -> said.add(t.get(row)));
        }
        if (said.size() == 1 && new TreeSet<>(table.truth().values()).size() > 1) {
            remarks.add("Every row is predicted to be " + table.attribute() + " " + String.join("", said)
                    + ": does the threshold of the scores lie outside of them?");
        }
    }

    /**
     * True words that are another one spelt otherwise, and the most frequent of their spellings; those that a user tells apart
     * stay.
     */
    private Map<String, String> respeltTruths(Labels truth) {
        Map<String, String> names = new TreeMap<>();
        for (List<String> alike : Spelling.alike(truth.values())) {
            if (alike.stream().filter(classes::containsValue).count() > 1) {
                continue;
            }
            String name = Collections.max(alike, Comparator.comparingLong(word -> count(truth, word)));
            alike.stream().filter(word -> !word.equals(name)).forEach(word -> names.put(word, name));
        }
        return names;
    }

    private static long count(Labels column, String word) {
        int code = column.values().indexOf(word);
        return IntStream.of(column.codes()).filter(c -> c == code).count();
    }

    /** Tells predicted words that are nobody's truth, such as one for "no face found". */
    private void neverTrue(PredictionTable table, List<String> remarks) {
        Set<String> truth = Set.copyOf(table.truth().values());
        if (truth.size() > MOST_CLASSES || AgeErrors.isAge(table.attribute())) {
            return;
        }
        Map<String, Long> rows = new TreeMap<>(new WordOrder());
        for (int row : table.rows()) {
            for (Labels predicted : table.trainings()) {
                String word = predicted.get(row);
                if (!truth.contains(word) && !classes.containsKey(word)) {
                    rows.merge(word, 1L, Long::sum);
                }
            }
        }
        rows.forEach((word, n) -> remarks.add("In " + n + " of " + table.rows().length + " rows the predicted "
                + table.attribute() + " is '" + word + "', which is nobody's true " + table.attribute()
                + ": each counts as an error. If it means that there is no prediction, say --class " + word + "=."));
    }

    /** Tells two classes that are predicted the wrong way round far more often than not. */
    private static void turned(PredictionTable table, List<String> remarks) {
        Set<String> truth = new TreeSet<>(new WordOrder());
        double right = 0;
        for (int row : table.rows()) {
            truth.add(table.truth().get(row));
            right += table.correct(row);
        }
        int n = table.rows().length;
        if (truth.size() == 2
                && n >= FEW_ROWS
                && right < WRONG_WAY * n
                && table.trainings().stream().allMatch(t -> truth.containsAll(t.values()))) {
            List<String> two = List.copyOf(truth);
            remarks.add("Of " + table.attribute() + " only " + Math.round(right) + " of " + n
                    + " predictions are right, far fewer than by guessing: one side may name the two classes the other way"
                    + " round. If so, say --class " + two.get(0) + "=" + two.get(1) + " --class " + two.get(1) + "="
                    + two.get(0) + ".");
        }
    }

    private static void alike(List<PredictionTable> tables, List<String> remarks) {
        Set<String> seen = new TreeSet<>();
        for (PredictionTable table : tables) {
            table.groups().forEach((group, column) -> {
                for (List<String> names : Spelling.alike(column.values())) {
                    if (seen.add(group + names)) {
                        remarks.add("The values '" + String.join("', '", names) + "' of " + group
                                + " differ in letter case, blanks, dashes or decimals alone and are counted apart; if they are one,"
                                + " give them one spelling.");
                    }
                }
            });
        }
    }

    /** Years that nobody lives to are read as they are and told: they move a mean far. */
    private static void ages(PredictionTable table, List<String> remarks) {
        if (!AgeErrors.isAge(table.attribute())) {
            return;
        }
        impossible(table, "true", table.truth(), remarks);
        table.trainings().forEach(t -> impossible(table, "predicted", t, remarks));
    }

    private static void impossible(PredictionTable table, String side, Labels column, List<String> remarks) {
        List<String> odd = column.values().stream()
                .filter(AgeErrors::impossible)
                .sorted(Comparator.comparingDouble(Double::parseDouble))
                .toList();
        long rows = IntStream.range(0, column.size())
                .filter(row -> AgeErrors.impossible(column.get(row)))
                .count();
        if (rows > 0) {
            remarks.add("In " + rows + " of " + column.size() + " rows the " + side + " " + table.attribute()
                    + " is outside of 0 to " + AgeErrors.OLDEST + " (" + JoinedNames.shown(odd)
                    + "); they are measured as they are.");
        }
    }

    private FairFacePredictions fairFace(CsvRows rows) {
        if (truth == null) {
            throw UserError.usage(rows.file() + ": FairFace's predictions say nothing of the truth; name the label file"
                    + " (columns file, age, gender, race) with --truth");
        }
        return new FairFacePredictions(rows, truth, this);
    }

    private static String system(Path file) {
        return String.valueOf(file.getFileName())
                .replaceFirst("(?i)\\.gz$", "")
                .replaceFirst("\\.[A-Za-z0-9]{1,4}$", "");
    }
}
