package org.facegap.evaluation.scores.reading;

import java.util.Optional;

/** Whether the commas or dots of a column, which are read as decimal points, may separate thousands. */
final class Thousands {
    private static final int PLACES = 3;

    private long commas;
    private long otherCommas;
    private long dots;
    private long otherDots;
    private long whole;
    private long hundreds;

    /** Looks at the number last parsed. */
    void see(DecimalParser number) {
        double size = Math.abs(number.value());
        // 0,512 separates no thousands
        boolean thousands = number.lastPlace() == -PLACES && size >= 1;
        if (number.hasComma()) {
            commas++;
            otherCommas += thousands ? 0 : 1;
        } else if (number.lastPlace() < 0) {
            dots++;
            otherDots += thousands && size < 1000 ? 0 : 1;
        } else if (number.lastPlace() == 0 && size < 1000) {
            whole++;
            hundreds += size >= 100 ? 1 : 0;
        }
    }

    /**
     * What to tell; empty where some comma or dot cannot separate thousands, or no whole number says that others do. Dots are
     * decimal points nearly always, so that whole numbers of three digits must stand beside them.
     */
    Optional<String> told(String column) {
        if (commas > 0 && otherCommas == 0 && whole > 0) {
            return Optional.of(text("commas", column, commas, whole + " values are whole numbers below 1000"));
        }
        if (dots > 0 && commas == 0 && otherDots == 0 && hundreds > 0) {
            return Optional.of(text("dots", column, dots, hundreds + " values are whole numbers from 100 to 999"));
        }
        return Optional.empty();
    }

    private static String text(String marks, String column, long count, String others) {
        return "the " + marks + " of '" + column + "' are read as decimal points in " + count
                + " values. Each is followed by three digits, and " + others + ": if the " + marks
                + " separate thousands, these scores are wrong; write them without";
    }
}
