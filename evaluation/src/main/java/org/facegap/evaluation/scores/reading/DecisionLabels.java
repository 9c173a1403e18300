package org.facegap.evaluation.scores.reading;

import java.util.List;
import org.facegap.evaluation.scores.ScoreColumn;
import org.facegap.evaluation.scores.ScoreTable;

/** Labels that one cut of a system's scores gives: they may be its decisions, not the truth. */
final class DecisionLabels {
    private static final int FEWEST = 30;

    private DecisionLabels() {}

    /**
     * Warns of systems whose scores agree with all labels.
     *
     * @param table whose labels were read from a column
     * @param label name of the column
     */
    static void check(ScoreTable table, String label, List<String> warnings) {
        for (ScoreColumn system : table.systems()) {
            double lowest = Double.POSITIVE_INFINITY;
            double highest = Double.NEGATIVE_INFINITY;
            double lowestImpostor = Double.POSITIVE_INFINITY;
            double highestGenuine = Double.NEGATIVE_INFINITY;
            long genuine = 0;
            long impostor = 0;
            for (int row = 0; row < table.size(); row++) {
                double score = system.at(row);
                if (Double.isNaN(score)) {
                    continue;
                }
                if (table.genuine(row)) {
                    genuine++;
                    lowest = Math.min(lowest, score);
                    highestGenuine = Math.max(highestGenuine, score);
                } else {
                    impostor++;
                    highest = Math.max(highest, score);
                    lowestImpostor = Math.min(lowestImpostor, score);
                }
            }
            boolean cut = lowest > highest || highestGenuine < lowestImpostor;
            if (cut && genuine >= FEWEST && impostor >= FEWEST) {
                warnings.add("One cut of '" + system.system() + "' gives the labels '" + label + "' of all "
                        + (genuine + impostor) + " pairs. If '" + label + "' is what '" + system.system()
                        + "' decided and not what the pairs truly are, every rate here is wrong: name the truth with --label"
                        + " COLUMN or --identity PROBE,REFERENCE.");
            }
        }
    }
}
