package org.facegap.trainer.loop;

/**
 * Learning rate by step: linear warm-up, then as its kind says.
 *
 * @param kind how it falls
 * @param peak highest rate
 * @param warmUp steps of the warm-up
 * @param steps all steps
 */
public record Schedule(ScheduleConfig kind, double peak, long warmUp, long steps) {
    /** Falls by a cosine to zero. */
    public static Schedule cosine(double peak, long warmUp, long steps) {
        return new Schedule(new ScheduleConfig.Cosine("cosine"), peak, warmUp, steps);
    }

    /** The rate of a step, counted from 0. */
    public double at(long step) {
        if (step < warmUp) {
            return peak * (step + 1) / warmUp;
        }
        return peak * kind.at(Math.min(1, (double) (step - warmUp) / Math.max(1, steps - warmUp)));
    }
}
