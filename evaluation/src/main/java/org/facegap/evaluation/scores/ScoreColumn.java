package org.facegap.evaluation.scores;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The scores of one system, one per pair; higher is more alike, NaN where the system gave none. */
public final class ScoreColumn {
    private final String system;
    private final float @Nullable [] singles;
    private final double @Nullable [] doubles;
    private final boolean distances;

    private ScoreColumn(String system, float @Nullable [] singles, double @Nullable [] doubles, boolean distances) {
        this.system = system;
        this.singles = singles;
        this.doubles = doubles;
        this.distances = distances;
    }

    /** Scores in single precision, widened when they are read; the array is kept. */
    public static ScoreColumn of(String system, float[] scores) {
        return new ScoreColumn(system, scores, null, false);
    }

    /** Scores in double precision; the array is kept. */
    public static ScoreColumn of(String system, double[] scores) {
        return new ScoreColumn(system, null, scores, false);
    }

    /** The same scores, known to be distances that were negated. */
    public ScoreColumn ofDistances() {
        return new ScoreColumn(system, singles, doubles, true);
    }

    /** The same scores under another name. */
    ScoreColumn named(String other) {
        return new ScoreColumn(other, singles, doubles, distances);
    }

    /** Whether the scores are negated distances. */
    public boolean isDistance() {
        return distances;
    }

    /**
     * A number on the scale of these scores as one on the scale of the file's column, or back: for distances the sign is
     * turned.
     */
    public double turned(double value) {
        return distances ? 0.0 - value : value;
    }

    /** Name of the system. */
    public String system() {
        return system;
    }

    /** Number of pairs. */
    public int size() {
        return singles != null ? singles.length : doubles == null ? 0 : doubles.length;
    }

    /** The score of a pair. */
    public double at(int row) {
        return singles != null ? singles[row] : doubles == null ? Double.NaN : doubles[row];
    }

    /** Whether the scores are kept in single precision. */
    public boolean isSingle() {
        return singles != null;
    }

    /** The same scores of some rows. */
    ScoreColumn only(int[] rows) {
        float[] some = singles == null ? null : new float[rows.length];
        for (int to = 0; some != null && singles != null && to < some.length; to++) {
            some[to] = singles[rows[to]];
        }
        double[] others =
                some != null ? null : Arrays.stream(rows).mapToDouble(this::at).toArray();
        return new ScoreColumn(system, some, others, distances);
    }
}
