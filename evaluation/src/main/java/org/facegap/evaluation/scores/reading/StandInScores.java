package org.facegap.evaluation.scores.reading;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.facegap.evaluation.scores.ScoreColumn;
import org.facegap.evaluation.scores.ScoreTable;

/**
 * Numbers that stand where a score is missing, such as -1, 999 or 0: one value that many pairs have, but not most of one kind alone, and
 * that lies far from all others, or comes again and again where the others hardly do. They are measured as they are and told.
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

    /** One value is a spike when it comes at least so often, and so many times as often as any other. */
    private static final int SPIKE = 10;

    /** Scores that are looked at for a spike; of more, as many spread over all. */
    private static final int LOOKED_AT = 1 << 17;

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
                double spike = spike(system);
                boolean known = end(table, system, low, low == spike, warnings);
                known |= end(table, system, high, high == spike, warnings);
                if (!known && spike > low && spike < high) {
                    end(table, system, spike, true, warnings);
                }
            }
        }
    }

    /** The value that comes far more often than any other; NaN where there is none, as among scores of few digits. */
    private static double spike(ScoreColumn system) {
        int step = Math.max(1, system.size() / LOOKED_AT);
        double[] sorted = IntStream.range(0, system.size() / step)
                .mapToDouble(i -> system.at(i * step + i % step))
                .filter(score -> !Double.isNaN(score))
                .map(score -> score + 0.0)
                .sorted()
                .toArray();
        double most = Double.NaN;
        int first = 0;
        int second = 0;
        for (int from = 0, to; from < sorted.length; from = to) {
            to = from + 1;
            while (to < sorted.length && sorted[to] == sorted[from]) {
                to++;
            }
            if (to - from > first) {
                second = first;
                first = to - from;
                most = sorted[from];
            } else {
                second = Math.max(second, to - from);
            }
        }
        boolean others = second > 0 && SPIKE * second <= first && SPIKE * second <= sorted.length - first;
        return first >= SPIKE && others ? most : Double.NaN;
    }

    /** Looks at one value, the lowest or the highest unless it is a spike; whether it was told. */
    private static boolean end(
            ScoreTable table, ScoreColumn system, double value, boolean spike, List<String> warnings) {
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
        boolean far = genuine + impostor >= Math.max(2, FREQUENT * system.size())
                && distance > FAR * (high - low)
                && high > low;
        if (odd && (far || spike)) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "%d of %d pairs (%d genuine, %d impostor) have the one value %s in '%s', "
                            + (far ? "far from all others" : "which no other value comes near to in number")
                            + " (%s to %s). If it stands"
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
        return odd && (far || spike);
    }

    private static String text(ScoreColumn system, double value) {
        return String.valueOf((float) system.turned(value));
    }
}
