package org.facegap.evaluation.scores.reading;

import java.util.Optional;

/** Whether the commas of a column, which are read as decimal points, may separate thousands. */
final class Thousands {
    private static final int PLACES = 3;

    private long commas;
    private long others;
    private long whole;

    /** Looks at the number last parsed. */
    void see(DecimalParser number) {
        if (number.hasComma()) {
            commas++;
            // 0,512 separates no thousands
            others += number.lastPlace() == -PLACES && Math.abs(number.value()) >= 1 ? 0 : 1;
        } else if (number.lastPlace() == 0 && Math.abs(number.value()) < 1000) {
            whole++;
        }
    }

    /** What to tell; empty where some comma cannot separate thousands, or no whole number says that others do. */
    Optional<String> told(String column) {
        return commas == 0 || others > 0 || whole == 0
                ? Optional.empty()
                : Optional.of("the commas of '" + column + "' are read as decimal points in " + commas
                        + " values. Each is followed by three digits, and " + whole
                        + " values are whole numbers below 1000: if the commas separate thousands, these scores are wrong;"
                        + " write them without");
    }
}
