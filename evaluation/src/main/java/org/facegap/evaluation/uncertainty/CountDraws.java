package org.facegap.evaluation.uncertainty;

import java.util.SplittableRandom;

/**
 * Random counts by inversion that starts at the most likely count and goes outwards on both sides: as many steps as the
 * count's standard deviation is large, one uniform number each. The same numbers on every machine for the same stream.
 */
public final class CountDraws {
    private final SplittableRandom random;

    /** Draws from a stream of its own. */
    public CountDraws(long seed) {
        this(new SplittableRandom(seed));
    }

    /** Draws from a given stream. */
    public CountDraws(SplittableRandom random) {
        this.random = random;
    }

    /**
     * How many of {@code drawn} things are marked when {@code marked} of all {@code total} are (hypergeometric).
     *
     * @throws IllegalArgumentException unless {@code 0 <= marked, drawn <= total}
     */
    public long hypergeometric(long total, long marked, long drawn) {
        if (marked < 0 || drawn < 0 || marked > total || drawn > total) {
            throw new IllegalArgumentException("cannot draw " + drawn + " of " + total + " with " + marked + " marked");
        }
        long least = Math.max(0, drawn + marked - total);
        long most = Math.min(drawn, marked);
        if (least == most) {
            return least;
        }
        long rest = total - marked - drawn;
        long mode = Math.min(most, Math.max(least, (long) ((drawn + 1.0) * (marked + 1.0) / (total + 2.0))));
        double atMode = Math.exp(choose(marked, mode) + choose(total - marked, drawn - mode) - choose(total, drawn));
        double left = random.nextDouble() - atMode;
        long up = mode;
        long down = mode;
        double pUp = atMode;
        double pDown = atMode;
        while (left >= 0 && (up < most || down > least)) {
            if (up < most) {
                pUp *= (marked - up) * (double) (drawn - up) / ((up + 1.0) * (rest + up + 1.0));
                up++;
                left -= pUp;
                if (left < 0) {
                    return up;
                }
            }
            if (down > least) {
                pDown *= down * (double) (rest + down) / ((marked - down + 1.0) * (drawn - down + 1.0));
                down--;
                left -= pDown;
                if (left < 0) {
                    return down;
                }
            }
            if (pUp == 0 && pDown == 0) {
                break;
            }
        }
        return mode;
    }

    /**
     * Successes in {@code n} independent trials.
     *
     * @throws IllegalArgumentException unless {@code n >= 0} and {@code 0 <= p <= 1}
     */
    public long binomial(long n, double p) {
        if (n < 0 || !(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("no such trials: " + n + " at " + p);
        }
        if (n == 0 || p == 0 || p == 1) {
            return p == 1 ? n : 0;
        }
        double odds = p / (1 - p);
        long mode = Math.min(n, (long) ((n + 1.0) * p));
        double atMode = Math.exp(choose(n, mode) + mode * Math.log(p) + (n - mode) * Math.log1p(-p));
        double left = random.nextDouble() - atMode;
        long up = mode;
        long down = mode;
        double pUp = atMode;
        double pDown = atMode;
        while (left >= 0 && (up < n || down > 0)) {
            if (up < n) {
                pUp *= (n - up) / (up + 1.0) * odds;
                up++;
                left -= pUp;
                if (left < 0) {
                    return up;
                }
            }
            if (down > 0) {
                pDown *= down / (n - down + 1.0) / odds;
                down--;
                left -= pDown;
                if (left < 0) {
                    return down;
                }
            }
            if (pUp == 0 && pDown == 0) {
                break;
            }
        }
        return mode;
    }

    /**
     * Errors of each group when {@code marked} errors fall on {@code total} trials at random.
     *
     * @param trials trials of each group, adding up to {@code total}
     * @param into receives the errors of each group
     */
    public void split(long[] trials, long total, long marked, double[] into) {
        long left = total;
        long wrong = marked;
        for (int g = 0; g < trials.length; g++) {
            long drawn = hypergeometric(left, wrong, trials[g]);
            into[g] = drawn;
            left -= trials[g];
            wrong -= drawn;
        }
    }

    private static double choose(long n, long k) {
        return LogFactorial.of(n) - LogFactorial.of(k) - LogFactorial.of(n - k);
    }
}
