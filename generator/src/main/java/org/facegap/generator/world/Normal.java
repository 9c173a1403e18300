package org.facegap.generator.world;

/** The standard normal distribution function. */
final class Normal {

    private Normal() {}

    /** Probability that a standard normal is at most x; error under 1e-7 (Abramowitz and Stegun 26.2.17). */
    static double cdf(double x) {
        double a = Math.abs(x);
        double t = 1 / (1 + 0.2316419 * a);
        double tail = 0.3989422804014327
                * Math.exp(-0.5 * a * a)
                * t
                * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return x < 0 ? tail : 1 - tail;
    }
}
