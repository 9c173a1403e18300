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
     * realised FMR 0).
     *
     * <p>Source: the rule of bob.measure's {@code far_threshold}. Choose it on one split and report on another.
     *
     * @throws IllegalArgumentException without impostor scores or with a target outside {@code [0, 1]}
     */
    public static MatchThreshold atFmr(ScoreSplit calibration, double target) {
        double[] s = calibration.impostor();
        if (s.length == 0) {
            throw new IllegalArgumentException("a threshold for a false match rate needs impostor scores");
        }
        if (!(target >= 0 && target <= 1)) {
            throw new IllegalArgumentException("target: must lie in [0, 1], not " + target);
        }
        double value = Math.nextUp(s[s.length - 1]);
        double realised = 0;
        for (int i = s.length - 1; i >= 0; i--) {
            if (i > 0 && s[i - 1] == s[i]) {
                continue;
            }
            double rate = (s.length - i) / (double) s.length;
            if (rate > target) {
                break;
            }
            value = s[i];
            realised = rate;
        }
        return new MatchThreshold(target, value, realised);
    }
}
