package org.facegap.evaluation.scores.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.facegap.evaluation.scores.TrainingColumns;
import org.facegap.evaluation.scores.reading.ColumnNames.Sides;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of numbers hold scores. A column is no system because it is numeric: row numbers, ids, ages, years,
 * timings, boxes, settings and codes are told apart by their names and, where the name says nothing, by their values.
 */
final class NumberColumns {
    /** A column of numbers may hold one word in so many. */
    private static final int FEW_WORDS = 10;

    private static final int FEWEST_IN_SEQUENCE = 4;
    private static final int FEWEST_RISING = 10;
    private static final int MOST_CODES = 10;
    private static final int BOX = 3;

    /** Words of a name that say score, whatever stands around them. */
    private static final Set<String> SCORE_WORDS = Set.of(
            "score", "scores", "similarity", "similarities", "sim", "cosine", "cos", "distance", "distances", "dist");

    private static final Set<String> NUMBERED_SYSTEMS =
            Set.of("score", "model", "system", "sim", "similarity", "cosine", "distance", "dist", "net", "run", "l");

    /** Names as a whole. */
    private static final Map<String, Set<String>> WHOLE = Map.of(
            "row numbers",
            Set.of("", "i", "no", "nr", "n", "num", "number", "level_0", "line", "pair", "rank"),
            "settings of a run",
            Set.of("threshold", "thresholds", "thresh", "seed", "epoch", "step", "iteration", "batch", "split"),
            "counts",
            Set.of("count", "counts"),
            "decisions",
            Set.of("verified", "decision", "prediction", "pred", "predicted"),
            "timings",
            Set.of("ms"));

    private static final Set<String> QUALITIES = Set.of(
            "det", "detection", "detector", "quality", "blur", "sharpness", "brightness", "yaw", "pitch", "roll");

    /** Words of a name. */
    private static final Map<String, Set<String>> WORDS = Map.of(
            "row numbers",
            Set.of("index", "idx", "row", "rownum", "lineno"),
            "ids",
            Set.of("uid", "uuid", "guid"),
            "ages",
            Set.of("age", "ages"),
            "years or dates",
            Set.of("year", "years", "yob", "dob", "birth", "date", "datetime", "timestamp", "month"),
            "timings",
            Set.of(
                    "time",
                    "times",
                    "secs",
                    "seconds",
                    "msec",
                    "millis",
                    "elapsed",
                    "duration",
                    "runtime",
                    "latency",
                    "fps"),
            "boxes or landmarks",
            Set.of("bbox", "box", "boxes", "xmin", "ymin", "xmax", "ymax", "landmark", "landmarks", "keypoint"),
            "qualities of an image",
            QUALITIES,
            "measured properties",
            Set.of("tone", "skin", "ita", "race", "ethnicity", "gender", "sex", "demographic", "group", "subgroup"));

    private static final Set<String> CORNERS =
            Set.of("x", "y", "w", "h", "left", "top", "right", "bottom", "width", "height");

    private final ColumnNames names;
    private final FileHead head;

    NumberColumns(ColumnNames names, FileHead head) {
        this.names = names;
        this.head = head;
    }

    /**
     * What was found.
     *
     * @param scores columns of scores, in the order of the file
     * @param others columns of numbers that are none, and what they are
     * @param unreadable columns of scores that are written as no number, and how many values are like which
     */
    record Found(List<Integer> scores, Map<Integer, String> others, Map<Integer, String> unreadable) {}

    /** @param used columns that are something else */
    Found find(Set<Integer> used) {
        List<Integer> sure = new ArrayList<>();
        Map<Integer, String> doubtful = new LinkedHashMap<>();
        Map<Integer, String> others = new LinkedHashMap<>();
        Map<Integer, String> unreadable = new LinkedHashMap<>();
        List<List<String>> first = head.rows().subList(1, head.rows().size());
        for (int c = 0; c < names.size(); c++) {
            if (used.contains(c)) {
                continue;
            }
            Values values = Values.of(head, head.sample(), names.size(), c);
            boolean named = isNamedScore(c);
            String other = named ? null : byName(c);
            if (named && (!values.numbers.isEmpty() || values.words == 0)) {
                sure.add(c);
                continue;
            }
            if (!values.areNumbers()) {
                if (other == null && (named || values.looksLikeScores())) {
                    unreadable.put(
                            c,
                            values.words + " of " + (values.words + values.numbers.size())
                                    + " values seen are no numbers, such as '" + values.example + "'");
                }
                continue;
            }
            if (other == null
                    && values.isRising()
                    && Values.of(head, first, names.size(), c).isSequence()) {
                other = "row numbers";
            }
            String doubt = values.doubt();
            if (other != null) {
                others.put(c, other);
            } else if (doubt != null) {
                doubtful.put(c, doubt);
            } else {
                sure.add(c);
            }
        }
        if (sure.isEmpty()) {
            sure.addAll(doubtful.keySet());
        } else {
            others.putAll(doubtful);
        }
        return new Found(sure, others, unreadable);
    }

    /** Whether a column holds numbers of which some are not whole: measured values, which make no groups. */
    boolean areDecimals(int column) {
        Values values = Values.of(head, head.sample(), names.size(), column);
        return values.areNumbers() && !values.areWhole();
    }

    private boolean isNamedScore(int column) {
        List<String> words = words(column);
        return words.stream().anyMatch(SCORE_WORDS::contains) && words.stream().noneMatch(QUALITIES::contains);
    }

    private List<String> words(int column) {
        List<String> words = new ArrayList<>();
        for (String word : ColumnNames.plain(names.name(column)).split("_")) {
            String letters = word.replaceAll("\\d+$", "");
            words.add(letters.isEmpty() ? word : letters);
        }
        return words;
    }

    private @Nullable String byName(int column) {
        String plain = ColumnNames.plain(names.name(column));
        if (plain.matches("unnamed(_\\d+)*")) {
            return "row numbers";
        }
        for (Map.Entry<String, Set<String>> kind : WHOLE.entrySet()) {
            if (kind.getValue().contains(plain)) {
                return kind.getKey();
            }
        }
        List<String> words = words(column);
        for (Map.Entry<String, Set<String>> kind : WORDS.entrySet()) {
            if (words.stream().anyMatch(kind.getValue()::contains)) {
                return kind.getKey();
            }
        }
        if (isId(words.get(0)) || isId(words.get(words.size() - 1))) {
            return "ids";
        }
        if (isCorner(words) && corners() >= BOX) {
            return "boxes or landmarks";
        }
        for (String property : names.properties()) {
            Sides sides = names.sides(property);
            if (sides != null
                    && !TrainingColumns.isTraining(names.name(column))
                    && (sides.probe() == column || sides.reference() == column)
                    && !NUMBERED_SYSTEMS.contains(property)
                    && !isSeries(sides)) {
                return "a property of both sides";
            }
        }
        return null;
    }

    /** Whether a third column goes on where the names of two end in 1 and 2: three trainings or systems, and no sides. */
    private boolean isSeries(Sides sides) {
        String second = names.name(sides.reference());
        return names.name(sides.probe()).endsWith("1")
                && second.endsWith("2")
                && names.first(List.of(ColumnNames.plain(second.substring(0, second.length() - 1) + "3"))) >= 0;
    }

    private static boolean isId(String word) {
        return word.equals("id") || word.equals("ids");
    }

    private static boolean isCorner(List<String> words) {
        return CORNERS.contains(words.get(words.size() - 1));
    }

    private int corners() {
        int corners = 0;
        for (int c = 0; c < names.size(); c++) {
            corners += isCorner(words(c)) ? 1 : 0;
        }
        return corners;
    }

    /** What some rows hold in a column. */
    private static final class Values {
        private final List<Double> numbers = new ArrayList<>();
        private int words;
        private int wrapped;
        private String example = "";

        static Values of(FileHead head, List<List<String>> rows, int columns, int column) {
            Values values = new Values();
            for (List<String> row : rows) {
                if (row.size() == columns && !FileHead.isMissing(row.get(column))) {
                    values.see(head, row.get(column));
                }
            }
            return values;
        }

        private void see(FileHead head, String word) {
            if (head.isNumber(word)) {
                numbers.add(head.number(word));
                return;
            }
            words++;
            wrapped += word.matches("[^0-9]{0,40}[-+]?[0-9]*[.,][0-9]+([eE][-+]?[0-9]+)?[^0-9]{0,40}") ? 1 : 0;
            example = example.isEmpty() ? TextScores.clipped(word) : example;
        }

        boolean areNumbers() {
            return !numbers.isEmpty() && words * FEW_WORDS < numbers.size();
        }

        /** Numbers beside words, or numbers with something around them. */
        boolean looksLikeScores() {
            return words > 0 && (numbers.size() > words || wrapped * 2 > words);
        }

        private boolean areWhole() {
            return numbers.stream().allMatch(v -> v == Math.rint(v));
        }

        /** Whole numbers, each the one before and one. */
        boolean isSequence() {
            if (numbers.size() < FEWEST_IN_SEQUENCE || !areWhole()) {
                return false;
            }
            for (int i = 1; i < numbers.size(); i++) {
                if (numbers.get(i) != numbers.get(i - 1) + 1) {
                    return false;
                }
            }
            return true;
        }

        boolean isRising() {
            for (int i = 1; i < numbers.size(); i++) {
                if (numbers.get(i) < numbers.get(i - 1)) {
                    return false;
                }
            }
            return true;
        }

        /** What the values look like if there are better columns; null for scores. */
        @Nullable
        String doubt() {
            if (numbers.size() < FEWEST_RISING || !areWhole()) {
                return null;
            }
            Set<Double> different = new HashSet<>(numbers);
            boolean rising = different.size() > 2 && isRising();
            boolean years = different.size() > 1;
            for (int i = 0; i < numbers.size(); i++) {
                years &= numbers.get(i) >= 1900 && numbers.get(i) <= 2100;
            }
            return rising
                    ? "whole numbers in rising order"
                    : years ? "years" : different.size() <= MOST_CODES ? "whole numbers of few values" : null;
        }
    }
}
