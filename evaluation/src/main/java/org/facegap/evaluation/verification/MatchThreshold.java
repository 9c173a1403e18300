package org.facegap.evaluation.verification;

/**
 * A threshold chosen for a target false match rate.
 *
 * @param target the FMR asked for
 * @param value scores at or above it are accepted
 * @param realised FMR on the scores it was chosen on; never above the target
 */
public record MatchThreshold(double target, double value, double realised) {
    /**
     * The smallest observed impostor score {@code t} with {@code #{s >= t} / N <= target}. A group of equal scores is
     * taken or left as a whole. When even the highest score is too many, the number just after it (nothing is accepted,
     * realised FMR 0). In {@code O(log n)}.
     *
     * <p>It asks impostor scores alone, as a threshold that is set before any genuine pair was seen; {@link TarAtFar}
     * looks at all scores and may accept more genuine pairs at the same FMR. Source: the rule of bob.measure's {@code
     * far_threshold}. Choose it on one split and report on another.
     *
     * @throws IllegalArgumentException without impostor scores or with a target outside {@code [0, 1]}
     */
    public static MatchThreshold atFmr(ScoreSplit calibration, double target) {
        double[] s = calibration.impostor();
        int allowed = allowed(s, target);
        if (allowed == s.length) {
            return new MatchThreshold(target, s[0], 1);
        }
        int above = ScoreSplit.below(s, Math.nextUp(s[s.length - 1 - allowed]));
        double value = above == s.length ? Math.nextUp(s[s.length - 1]) : s[above];
        return new MatchThreshold(target, value, (s.length - above) / (double) s.length);
    }

    /** The most false matches that the target allows, ties not looked at. */
    static int allowed(double[] impostor, double target) {
        int n = impostor.length;
        if (n == 0) {
            throw new IllegalArgumentException("a threshold for a false match rate needs impostor scores");
        }
        if (!(target >= 0 && target <= 1)) {
            throw new IllegalArgumentException("target: must lie in [0, 1], not " + target);
        }
        // The product may round either way; the rate itself is what is compared with the target.
        int allowed = (int) Math.min(n, Math.floor(target * n) + 1);
        while (allowed > 0 && allowed / (double) n > target) {
            allowed--;
        }
        return allowed;
    }
}
