package org.facegap.evaluation.verification;

/**
 * Walks up the distinct scores of a split and counts what lies below each, in one pass and without allocation.
 *
 * <pre>{@code
 * ThresholdSweep sweep = new ThresholdSweep(split);
 * do {
 *     // at threshold sweep.score(): sweep.falseMatches(), sweep.falseNonMatches()
 * } while (sweep.next());
 * }</pre>
 *
 * <p>The first stop is the lowest score, where all is accepted; the last one lies just above the highest score, where
 * nothing is.
 */
public final class ThresholdSweep {
    private final double[] genuine;
    private final double[] impostor;
    private int genuineBelow;
    private int impostorBelow;
    private int nextGenuine;
    private int nextImpostor;
    private double previous = Double.NaN;
    private double score;

    /** @throws IllegalArgumentException when there is no score at all */
    public ThresholdSweep(ScoreSplit scores) {
        genuine = scores.genuine();
        impostor = scores.impostor();
        if (genuine.length + impostor.length == 0) {
            throw new IllegalArgumentException("a sweep needs scores");
        }
        stop();
    }

    /** Goes to the next stop; false when there is none and the sweep stays where it is. */
    public boolean next() {
        if (atEnd()) {
            return false;
        }
        previous = score;
        genuineBelow = nextGenuine;
        impostorBelow = nextImpostor;
        stop();
        return true;
    }

    private void stop() {
        if (atEnd()) {
            score = Math.nextUp(previous);
            return;
        }
        double g = nextGenuine < genuine.length ? genuine[nextGenuine] : Double.POSITIVE_INFINITY;
        double s = nextImpostor < impostor.length ? impostor[nextImpostor] : Double.POSITIVE_INFINITY;
        score = Math.min(g, s);
        while (nextGenuine < genuine.length && genuine[nextGenuine] == score) {
            nextGenuine++;
        }
        while (nextImpostor < impostor.length && impostor[nextImpostor] == score) {
            nextImpostor++;
        }
    }

    /** Whether this is the last stop, above all scores. */
    public boolean atEnd() {
        return genuineBelow == genuine.length && impostorBelow == impostor.length;
    }

    /** The threshold: a score, or the number after the highest one at the end. */
    public double score() {
        return score;
    }

    /**
     * Another threshold with the same decisions: halfway from the score before; the score itself at the first stop and
     * at the end.
     */
    public double midpoint() {
        return Double.isNaN(previous) || atEnd() ? score : Midpoint.between(previous, score);
    }

    /** Impostor scores at or above the threshold. */
    public int falseMatches() {
        return impostor.length - impostorBelow;
    }

    /** Genuine scores below the threshold. */
    public int falseNonMatches() {
        return genuineBelow;
    }

    /** Genuine scores that equal the threshold. */
    public int genuineHere() {
        return nextGenuine - genuineBelow;
    }

    /** Impostor scores that equal the threshold. */
    public int impostorHere() {
        return nextImpostor - impostorBelow;
    }

    /** Counts with this stop's score as the threshold. */
    public OperatingPoint point() {
        return point(score);
    }

    /** Counts with the midpoint as the threshold. */
    public OperatingPoint midpointPoint() {
        return point(midpoint());
    }

    private OperatingPoint point(double threshold) {
        return new OperatingPoint(threshold, falseMatches(), impostor.length, genuineBelow, genuine.length);
    }
}
