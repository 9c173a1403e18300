package org.facegap.evaluation.scores.analysis;

import java.util.ArrayList;
import java.util.List;
import org.facegap.core.results.RocPoint;
import org.facegap.evaluation.verification.OperatingPoint;
import org.facegap.evaluation.verification.RocCurve;

/** The ROC of the result file from those of the trainings. */
final class RocPoints {
    private RocPoints() {}

    /**
     * With one training its own points, thinned. With several the vertical average: at each FMR of a logarithmic grid the
     * mean over trainings of the highest TMR whose FMR does not exceed it.
     */
    static List<RocPoint> of(List<RocCurve> curves, int most, long impostors) {
        List<RocPoint> roc = new ArrayList<>();
        if (curves.isEmpty() || impostors == 0) {
            return roc;
        }
        if (curves.size() == 1) {
            for (OperatingPoint p : curves.get(0).thinned(most)) {
                roc.add(new RocPoint(p.fmr(), 1 - p.fnmr()));
            }
            return roc;
        }
        int steps = most - 2;
        long before = -1;
        for (int k = 0; k <= steps + 1; k++) {
            long count = k == 0 ? 0 : Math.round(Math.pow(impostors, (k - 1) / (double) steps));
            if (count == before) {
                continue;
            }
            before = count;
            double fmr = count / (double) impostors;
            double tmr = 0;
            for (RocCurve curve : curves) {
                double best = 0;
                for (OperatingPoint p : curve.points()) {
                    if (p.fmr() > fmr) {
                        break;
                    }
                    best = 1 - p.fnmr();
                }
                tmr += best / curves.size();
            }
            roc.add(new RocPoint(fmr, tmr));
        }
        return roc;
    }
}
