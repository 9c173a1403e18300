package org.facegap.evaluation.scores;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Columns of one system: several that are named {@code NAME@seedN} with one {@code NAME} are trainings of one recipe with
 * different seeds; any other column is a system of its own.
 *
 * @param system its name
 * @param columns places of its columns, at least one
 * @param seeds the training seeds, one for each column; empty for a column that names none
 */
public record TrainingColumns(String system, List<Integer> columns, List<Long> seeds) {
    private static final Pattern TRAINING = Pattern.compile("(.+)@seed(-?\\d{1,18})");

    public TrainingColumns {
        columns = List.copyOf(columns);
        seeds = List.copyOf(seeds);
    }

    /** The name of the column of one training. */
    public static String name(String system, long seed) {
        return system + "@seed" + seed;
    }

    /** Whether a column of this name is that of one training. */
    public static boolean isTraining(String column) {
        return TRAINING.matcher(column).matches();
    }

    /** The systems of some columns, in the order of their first ones. */
    public static List<TrainingColumns> of(List<String> names) {
        Map<String, List<Integer>> columns = new LinkedHashMap<>();
        Map<String, List<Long>> seeds = new LinkedHashMap<>();
        for (int c = 0; c < names.size(); c++) {
            Matcher training = TRAINING.matcher(names.get(c));
            boolean named = training.matches();
            String system = named ? training.group(1) : names.get(c);
            columns.computeIfAbsent(system, s -> new ArrayList<>()).add(c);
            List<Long> known = seeds.computeIfAbsent(system, s -> new ArrayList<>());
            if (named) {
                known.add(Long.valueOf(training.group(2)));
            }
        }
        List<TrainingColumns> systems = new ArrayList<>();
        columns.forEach(
                (system, own) -> systems.add(new TrainingColumns(system, own, seeds.getOrDefault(system, List.of()))));
        return systems;
    }
}
