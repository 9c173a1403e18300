package org.facegap.evaluation.identification;

import java.util.List;

/**
 * bob.measure's {@code recognition_rate}, kept because published numbers use it; for open sets it is no standard rate.
 *
 * <p>Without a threshold every search counts and a non-mated one is wrong. With one, scores at or below it are dropped
 * (strictly above stays, while bob's DIR keeps equal ones); a non-mated search with nothing left was rejected rightly
 * and is taken out of the denominator; a mated one with no mate left is wrong; one with no other person left is right.
 * Failed searches count as searches with nothing left.
 */
public final class RecognitionRate {
    private RecognitionRate() {}

    /** Errors over searches, all of which count. */
    public static SearchErrors of(List<ProbeSearch> searches, int rank) {
        return count(searches, rank, Double.NEGATIVE_INFINITY, false);
    }

    /** Errors over searches that are mated or not rejected. */
    public static SearchErrors of(List<ProbeSearch> searches, int rank, double threshold) {
        return count(searches, rank, threshold, true);
    }

    private static SearchErrors count(List<ProbeSearch> searches, int rank, double threshold, boolean drops) {
        if (rank < 1) {
            throw new IllegalArgumentException("rank: must be 1 or more, not " + rank);
        }
        long counted = 0;
        long right = 0;
        long failed = 0;
        for (ProbeSearch search : searches) {
            failed += search.failed() ? 1 : 0;
            if (!search.mated()) {
                counted += !drops || search.bestNonMate() > threshold ? 1 : 0;
                continue;
            }
            counted++;
            // A non-mate that is at least as good as a kept mate is kept too, so ranks need no second filter.
            if (!search.failed() && search.bestMate() > threshold && search.rank() <= rank) {
                right++;
            }
        }
        return new SearchErrors(counted - right, counted, failed);
    }
}
