package org.facegap.trainer.loop;

/**
 * Learning rate by step: linear warm-up, then a cosine to zero.
 *
 * @param peak highest rate
 * @param warmUp steps of the warm-up
 * @param steps all steps
 */
public record Schedule(double peak, long warmUp, long steps) {
    /** The rate of a step, counted from 0. */
    public double at(long step) {
        if (step < warmUp) {
            return peak * (step + 1) / warmUp;
        }
        double t = (double) (step - warmUp) / Math.max(1, steps - warmUp);
        return peak * 0.5 * (1 + Math.cos(Math.PI * Math.min(1, t)));
    }
}
