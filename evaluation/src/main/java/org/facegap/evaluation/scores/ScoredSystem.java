package org.facegap.evaluation.scores;

import java.util.List;

/**
 * A system and the scores of its trainings: one column, or several of one recipe trained with different seeds. Columns are
 * of one system by their names ({@link TrainingColumns}).
 *
 * @param name of the system
 * @param trainings a column of scores for each training, at least one
 * @param seeds the training seeds, one for each column; empty for a column that names none
 */
public record ScoredSystem(String name, List<ScoreColumn> trainings, List<Long> seeds) {
    public ScoredSystem {
        trainings = List.copyOf(trainings);
        seeds = List.copyOf(seeds);
    }

    /** The systems of a table, in the order of their first columns. */
    public static List<ScoredSystem> of(ScoreTable table) {
        List<ScoreColumn> all = table.systems();
        return TrainingColumns.of(all.stream().map(ScoreColumn::system).toList()).stream()
                .map(own -> new ScoredSystem(
                        own.system(), own.columns().stream().map(all::get).toList(), own.seeds()))
                .toList();
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
