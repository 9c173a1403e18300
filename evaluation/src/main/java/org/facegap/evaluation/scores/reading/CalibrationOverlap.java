package org.facegap.evaluation.scores.reading;

import java.util.Optional;
import java.util.stream.IntStream;
import org.facegap.evaluation.scores.ScoreColumn;
import org.facegap.evaluation.scores.ScoreTable;

/** Whether thresholds are chosen on the identities, or on the very scores, that they are then judged by. */
public final class CalibrationOverlap {
    private CalibrationOverlap() {}

    /** What to say of it; nothing where the two have no identity in common, or name none and differ in their scores. */
    public static Optional<String> told(ScoreTable test, ScoreTable calibration) {
        if (equal(test, calibration)) {
            return Optional.of(
                    "The calibration holds the scores of the test itself: thresholds chosen on what they are judged"
                            + " by look better than they are.");
        }
        if (!test.hasIdentities() || !calibration.hasIdentities()) {
            return Optional.empty();
        }
        int all = calibration.identities().size();
        long shared = IntStream.range(0, all)
                .filter(i -> test.identities().find(calibration.identities().name(i)) >= 0)
                .count();
        return shared == 0
                ? Optional.empty()
                : Optional.of(shared + " of the " + all
                        + " identities of the calibration are in the test too. If names mean the"
                        + " same there, thresholds are chosen on those they are judged by.");
    }

    private static boolean equal(ScoreTable a, ScoreTable b) {
        if (a.size() != b.size() || a.systems().size() != b.systems().size()) {
            return false;
        }
        for (int s = 0; s < a.systems().size(); s++) {
            ScoreColumn one = a.systems().get(s);
            ScoreColumn other = b.systems().get(s);
            for (int row = 0; row < a.size(); row++) {
                if (Double.compare(one.at(row), other.at(row)) != 0 || a.genuine(row) != b.genuine(row)) {
                    return false;
                }
            }
        }
        return true;
    }
}
