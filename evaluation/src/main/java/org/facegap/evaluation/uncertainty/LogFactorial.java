package org.facegap.evaluation.uncertainty;

/** {@code ln n!}: a table for small numbers, Stirling's series (error below 1e-15 of the value) for the rest. */
final class LogFactorial {
    private static final double[] SMALL = new double[4096];
    private static final double HALF_LN_TWO_PI = 0.5 * Math.log(2 * Math.PI);

    static {
        for (int n = 2; n < SMALL.length; n++) {
            SMALL[n] = SMALL[n - 1] + Math.log(n);
        }
    }

    private LogFactorial() {}

    static double of(long n) {
        if (n < SMALL.length) {
            return SMALL[(int) n];
        }
        double x = n;
        double inverse = 1 / x;
        double square = inverse * inverse;
        return (x + 0.5) * Math.log(x)
                - x
                + HALF_LN_TWO_PI
                + inverse * (1.0 / 12 - square * (1.0 / 360 - square / 1260));
    }
}
