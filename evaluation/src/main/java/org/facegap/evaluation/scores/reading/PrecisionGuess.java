package org.facegap.evaluation.scores.reading;

/**
 * Tells whether the numbers of a column are float32 values printed with nine digits.
 *
 * <p>Such a column must be rounded to float before it is compared: its float, not its text, is what the system computed,
 * and else a score equal to a threshold can change side. A number of eight or more digits speaks for float when it is
 * the rounding of its nearest float to that many digits; a number of up to seven digits says nothing. One number against
 * it is enough to keep the column in double precision. A nine-digit decimal that never was a float passes one time in
 * sixty or less, so a handful of rows decides.
 */
final class PrecisionGuess {
    private static final int TELLING = 8;
    private static final int LARGEST = 30;
    private static final double[] HALF_PLACE = new double[2 * LARGEST + 1];

    static {
        for (int i = 0; i < HALF_PLACE.length; i++) {
            HALF_PLACE[i] = 0.5000001 * Math.pow(10, i - LARGEST);
        }
    }

    private boolean against;
    private boolean told;

    /** Looks at a number as it was parsed. */
    void see(DecimalParser number) {
        if (against || number.digits() < TELLING) {
            return;
        }
        double v = number.value();
        double off = Math.abs(v - (float) v);
        int place = number.lastPlace();
        if (off == 0) {
            told = true;
        } else if (Math.abs(place) > LARGEST || off > HALF_PLACE[place + LARGEST]) {
            against = true;
        } else {
            told = true;
        }
    }

    /** Whether all numbers seen fit float32 and some could have told otherwise. */
    boolean isSingle() {
        return told && !against;
    }
}
