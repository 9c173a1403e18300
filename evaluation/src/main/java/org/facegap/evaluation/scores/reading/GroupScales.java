package org.facegap.evaluation.scores.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.facegap.core.words.JoinedNames;
import org.facegap.evaluation.scores.PairCells;
import org.facegap.evaluation.scores.ScoreColumn;
import org.facegap.evaluation.scores.ScoreTable;

/**
 * Groups whose scores look as if they were on different scales, such as cosines beside percentages: each separates genuine from
 * impostor pairs well, and the two together do not. Every group counts alike, by the quantiles of its scores.
 */
public final class GroupScales {
    /** How far the area under the ROC curve of two groups together lies below that of each. */
    private static final double LOST = 0.1;

    /** Below this area the scores of a group rise the other way; chance does not go so far in {@link #FEWEST} pairs of a kind. */
    private static final double WRONG = 0.3;

    private static final int FEWEST = 20;
    private static final int QUANTILES = 64;
    private static final int MOST_GROUPS = 200;

    /** Of more pairs some are taken, spread over the table without a period. */
    private static final int MOST_PAIRS = 1_000_000;

    private static final int SPREAD = 0x9E3779B1;

    private final String name;
    private final double[][] scores;
    private final double area;

    /** @param scores impostor and genuine ones, some quantiles of each in rising order */
    private GroupScales(String name, double[][] scores) {
        this.name = name;
        this.scores = scores;
        area = area(this, this);
    }

    /** Tells, for each system, the two groups that fit each other least, and groups whose scores rise the other way. */
    static void check(ScoreTable table, List<String> warnings) {
        if (table.groups().size() > 1 && table.groups().size() <= MOST_GROUPS) {
            for (ScoreColumn system : table.systems()) {
                List<GroupScales> groups = groups(table, system, table.groups().size());
                turned(system, groups, warnings);
                apart(system, groups, "groups", warnings);
            }
        }
    }

    /** Tells, for each system, that the scores of a calibration do not fit those of the test. */
    public static void check(ScoreTable test, ScoreTable calibration, List<String> warnings) {
        for (ScoreColumn system : test.systems()) {
            calibration.systems().stream()
                    .filter(other -> other.system().equals(system.system()))
                    .findFirst()
                    .ifPresent(other -> {
                        List<GroupScales> both = new ArrayList<>();
                        groups(test, system, 1).forEach(all -> both.add(all.named("the test")));
                        groups(calibration, other, 1).forEach(all -> both.add(all.named("the calibration")));
                        apart(system, both, "test and calibration", warnings);
                    });
        }
    }

    /** Tells groups in which impostor scores are higher than genuine ones where in others they are not. */
    private static void turned(ScoreColumn system, List<GroupScales> groups, List<String> warnings) {
        List<String> wrong =
                groups.stream().filter(g -> g.area < WRONG).map(g -> g.name).toList();
        List<String> right =
                groups.stream().filter(g -> g.area > 1 - WRONG).map(g -> g.name).toList();
        if (!wrong.isEmpty() && !right.isEmpty()) {
            warnings.add(
                    system.system() + ": impostor scores are higher than genuine ones in " + JoinedNames.shown(wrong)
                            + " and lower in " + JoinedNames.shown(right)
                            + ": the scores of the one may be distances, or their labels the other way round; one threshold for all"
                            + " means nothing then.");
        }
    }

    private static void apart(ScoreColumn system, List<GroupScales> groups, String which, List<String> warnings) {
        double most = LOST;
        String found = "";
        for (GroupScales a : groups) {
            for (GroupScales b : groups) {
                if (a == b) {
                    break;
                }
                double cross = (area(a, b) + area(b, a)) / 2;
                double alone = Math.min(a.area, b.area);
                double lost = alone - (cross / 2 + (a.area + b.area) / 4);
                if (lost > most) {
                    most = lost;
                    found = b.shown(system) + " and " + a.shown(system);
                }
            }
        }
        if (!found.isEmpty()) {
            warnings.add(system.system() + ": the scores of " + which
                    + " may be on different scales. Genuine pairs have " + found
                    + ", and each of these separates genuine from impostor pairs much better alone than with the"
                    + " other; if the scales differ, one threshold for both means nothing.");
        }
    }

    /** Of each group, or of all pairs within groups where {@code n} is 1. */
    private static List<GroupScales> groups(ScoreTable table, ScoreColumn system, int n) {
        PairCells cells = table.cells();
        int[][] counts = new int[n][2];
        double[][][] scores = new double[n][2][];
        int every = 1 + table.size() / MOST_PAIRS;
        for (boolean counting : new boolean[] {true, false}) {
            for (int row = 0; row < table.size(); row++) {
                if (((row * SPREAD) >>> 12) % every != 0) {
                    continue;
                }
                int group = cells.probeGroup(table.cell(row));
                double score = system.at(row);
                if (group == cells.referenceGroup(table.cell(row)) && !Double.isNaN(score)) {
                    int own = n == 1 ? 0 : group;
                    int kind = table.genuine(row) ? 1 : 0;
                    int at = counts[own][kind]++;
                    if (!counting) {
                        scores[own][kind][at] = score;
                    }
                }
            }
            for (int g = 0; counting && g < n; g++) {
                scores[g] = new double[][] {new double[counts[g][0]], new double[counts[g][1]]};
                counts[g] = new int[2];
            }
        }
        return IntStream.range(0, n)
                .filter(g -> Math.min(scores[g][0].length, scores[g][1].length) >= FEWEST)
                .mapToObj(g -> new GroupScales(
                        table.groups().name(g), new double[][] {quantiles(scores[g][0]), quantiles(scores[g][1])}))
                .toList();
    }

    private GroupScales named(String other) {
        return new GroupScales(other, scores);
    }

    private static double[] quantiles(double[] scores) {
        Arrays.sort(scores);
        double[] some = new double[QUANTILES];
        for (int i = 0; i < QUANTILES; i++) {
            some[i] = scores[(int) ((i + 0.5) / QUANTILES * scores.length)];
        }
        return some;
    }

    /** How often a genuine score of the one is higher than an impostor score of the other; equal ones count half. */
    private static double area(GroupScales genuine, GroupScales impostor) {
        double higher = 0;
        for (double score : genuine.scores[1]) {
            for (double other : impostor.scores[0]) {
                higher += score > other ? 1 : score == other ? 0.5 : 0;
            }
        }
        return higher / QUANTILES / QUANTILES;
    }

    private String shown(ScoreColumn system) {
        double low = system.turned(scores[1][0]);
        double high = system.turned(scores[1][QUANTILES - 1]);
        return String.format(Locale.ROOT, "%.4g to %.4g in '%s'", Math.min(low, high), Math.max(low, high), name);
    }
}
