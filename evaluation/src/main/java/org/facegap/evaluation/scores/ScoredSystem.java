package org.facegap.evaluation.scores;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A system and the scores of its trainings: one column, or several of one recipe trained with different seeds. Columns named
 * {@code NAME@seedN} with one {@code NAME} are trainings of one system; any other column is a system of its own.
 *
 * @param name of the system
 * @param trainings a column of scores for each training, at least one
 * @param seeds the training seeds, one for each column; empty for a column that names none
 */
public record ScoredSystem(String name, List<ScoreColumn> trainings, List<Long> seeds) {
    private static final Pattern TRAINING = Pattern.compile("(.+)@seed(-?\\d{1,18})");

    public ScoredSystem {
        trainings = List.copyOf(trainings);
        seeds = List.copyOf(seeds);
    }

    /** The name of the column with one training's scores. */
    public static String column(String system, long seed) {
        return system + "@seed" + seed;
    }

    /** Whether a column of this name holds one training's scores. */
    public static boolean isTraining(String column) {
        return TRAINING.matcher(column).matches();
    }

    /** The systems of a table, in the order of their first columns. */
    public static List<ScoredSystem> of(ScoreTable table) {
        Map<String, List<ScoreColumn>> columns = new LinkedHashMap<>();
        Map<String, List<Long>> seeds = new LinkedHashMap<>();
        for (ScoreColumn column : table.systems()) {
            Matcher training = TRAINING.matcher(column.system());
            boolean named = training.matches();
            String name = named ? training.group(1) : column.system();
            columns.computeIfAbsent(name, n -> new ArrayList<>()).add(column);
            List<Long> known = seeds.computeIfAbsent(name, n -> new ArrayList<>());
            if (named) {
                known.add(Long.valueOf(training.group(2)));
            }
        }
        List<ScoredSystem> systems = new ArrayList<>();
        columns.forEach((name, own) -> systems.add(new ScoredSystem(name, own, seeds.getOrDefault(name, List.of()))));
        return systems;
    }

    /** Number of trainings. */
    public int size() {
        return trainings.size();
    }

    /** A threshold on the scale of scores turned into one on the scale of the columns, or back. */
    public double turned(double threshold) {
        return trainings.get(0).turned(threshold);
    }

    /** Whether the scores are negated distances. */
    public boolean isDistance() {
        return trainings.get(0).isDistance();
    }
}
