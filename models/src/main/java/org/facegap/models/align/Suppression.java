package org.facegap.models.align;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Keeps one of several detections of the same face. */
public final class Suppression {
    /** Only so many of the surest are compared, since every one is compared with those kept. */
    private static final int MOST = 2000;

    private Suppression() {}

    /**
     * Greedy: the surest detection stays, those that overlap it more than allowed go, and so on.
     *
     * @param overlap largest intersection over union of two that both stay
     * @return the surest first; of equals, the one that came first
     */
    public static List<Detection> greedy(List<Detection> found, double overlap) {
        List<Detection> kept = new ArrayList<>();
        found.stream()
                .sorted(Comparator.comparingDouble(Detection::confidence).reversed())
                .limit(MOST)
                .forEach(candidate -> {
                    if (kept.stream().noneMatch(k -> k.overlap(candidate) > overlap)) {
                        kept.add(candidate);
                    }
                });
        return kept;
    }
}
