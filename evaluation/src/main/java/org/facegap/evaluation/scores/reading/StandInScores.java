package org.facegap.evaluation.scores.reading;

import java.util.List;
import java.util.Locale;
import org.facegap.evaluation.scores.ScoreColumn;
import org.facegap.evaluation.scores.ScoreTable;

/**
 * Numbers that stand where a score is missing, such as -1 or 999: one value, far from all others, that many pairs have, but not
 * most of one kind alone. They are measured as they are and told.
 */
final class StandInScores {
    /** The share of pairs above which one value is too frequent for a score. */
    private static final double FREQUENT = 0.005;

    /** How far from the others, as a share of the range of the others. */
    private static final double FAR = 0.5;

    /** A share of the pairs of a kind; more of one kind alone may be what a system gives such pairs. */
    private static final double SOME = 0.5;

    /** Fewer pairs of one kind alone may have one value by chance. */
    private static final int FEWEST_OF_A_KIND = 5;

    private StandInScores() {}

    static void check(ScoreTable table, List<String> warnings) {
        for (ScoreColumn system : table.systems()) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int row = 0; row < system.size(); row++) {
                double score = system.at(row);
                if (!Double.isNaN(score)) {
                    low = Math.min(low, score);
                    high = Math.max(high, score);
                }
            }
            if (low < high) {
                end(table, system, low, warnings);
                end(table, system, high, warnings);
            }
        }
    }

    /** Looks at the lowest or the highest value. */
    private static void end(ScoreTable table, ScoreColumn system, double value, List<String> warnings) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        long genuine = 0;
        long impostor = 0;
        for (int row = 0; row < system.size(); row++) {
            double score = system.at(row);
            if (score == value) {
                genuine += table.genuine(row) ? 1 : 0;
                impostor += table.genuine(row) ? 0 : 1;
            } else if (!Double.isNaN(score)) {
                low = Math.min(low, score);
                high = Math.max(high, score);
            }
        }
        double distance = Math.max(low - value, value - high);
        long allGenuine = table.genuineCount();
        boolean some = impostor == 0 ? genuine < SOME * allGenuine : impostor < SOME * (system.size() - allGenuine);
        boolean odd = (genuine > 0 && impostor > 0) || (some && genuine + impostor >= FEWEST_OF_A_KIND);
        if (odd
                && genuine + impostor >= Math.max(2, FREQUENT * system.size())
                && distance > FAR * (high - low)
                && high > low) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "%d of %d pairs (%d genuine, %d impostor) have the one value %s in '%s', far from all others (%s to %s). If it stands"
                            + " for a missing score, leave the field empty: such pairs then count as failures.",
                    genuine + impostor,
                    system.size(),
                    genuine,
                    impostor,
                    text(system, value),
                    system.system(),
                    text(system, system.isDistance() ? high : low),
                    text(system, system.isDistance() ? low : high)));
        }
    }

    private static String text(ScoreColumn system, double value) {
        return String.valueOf((float) system.turned(value));
    }
}
