package org.facegap.evaluation.scores;

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

    /** The same scores without the rows that are marked. */
    ScoreColumn without(RowSet dropped) {
        int n = size() - dropped.count();
        int to = 0;
        if (singles != null) {
            float[] kept = new float[n];
            for (int row = 0; row < singles.length; row++) {
                if (!dropped.has(row)) {
                    kept[to++] = singles[row];
                }
            }
            return new ScoreColumn(system, kept, null, distances);
        }
        double[] kept = new double[n];
        for (int row = 0; row < size(); row++) {
            if (!dropped.has(row)) {
                kept[to++] = at(row);
            }
        }
        return new ScoreColumn(system, null, kept, distances);
    }
}
