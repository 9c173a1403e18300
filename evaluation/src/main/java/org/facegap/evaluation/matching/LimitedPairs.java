package org.facegap.evaluation.matching;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.facegap.core.random.Seeds;

/**
 * All genuine pairs of others, and of the impostor pairs of each group, and of each two groups, so many at random (every
 * choice of that size is equally likely; Vitter's algorithm R, ACM TOMS 1985). Pairs keep their order.
 */
public final class LimitedPairs {
    private LimitedPairs() {}

    /**
     * Draws.
     *
     * @param most impostor pairs of a group with itself, or with another one
     * @param seed of the draws
     */
    public static ListedPairs of(ImagePairs pairs, ImageGroups groups, int most, long seed) {
        Draw draw = new Draw(groups, most, seed);
        pairs.visit(draw);
        Choice choice = new Choice(draw.chosen());
        pairs.visit(choice);
        return choice.builder.build(
                pairs.folds(), pairs.rule() + "; at most " + most + " impostor pairs of a group, drawn at random");
    }

    /** The first visit: which impostor pairs are taken, by their number among all pairs. */
    private static final class Draw implements ImagePairs.Visitor {
        private final ImageGroups groups;
        private final int most;
        private final long seed;
        private final Map<String, Reservoir> cells = new HashMap<>();
        private long next;

        Draw(ImageGroups groups, int most, long seed) {
            this.groups = groups;
            this.most = most;
            this.seed = seed;
        }

        @Override
        public void pair(int a, int b, boolean genuine, int fold) {
            if (!genuine) {
                cells.computeIfAbsent(
                                cell(groups.of(a), groups.of(b)),
                                cell -> new Reservoir(most, Seeds.derive(seed, "impostors", cell)))
                        .offer(next);
            }
            next++;
        }

        long[] chosen() {
            return cells.values().stream()
                    .flatMapToLong(Reservoir::kept)
                    .sorted()
                    .toArray();
        }
    }

    /** The second visit: takes them. */
    private static final class Choice implements ImagePairs.Visitor {
        private final ListedPairs.Builder builder = new ListedPairs.Builder();
        private final long[] chosen;
        private int at;
        private long next;

        Choice(long[] chosen) {
            this.chosen = chosen;
        }

        @Override
        public void pair(int a, int b, boolean genuine, int fold) {
            boolean taken = at < chosen.length && chosen[at] == next;
            next++;
            if (taken) {
                at++;
            }
            if (genuine || taken) {
                builder.pair(a, b, genuine, fold);
            }
        }
    }

    private static String cell(String a, String b) {
        return a.equals(b) ? a : a.compareTo(b) < 0 ? a + '\n' + b : b + '\n' + a;
    }

    /** So many of the numbers offered. */
    private static final class Reservoir {
        private final int most;
        private final SplittableRandom random;
        private long[] kept = new long[16];
        private long seen;

        Reservoir(int most, long seed) {
            this.most = most;
            random = new SplittableRandom(seed);
        }

        void offer(long number) {
            long place = seen < most ? seen : random.nextLong(seen + 1);
            seen++;
            if (place >= most) {
                return;
            }
            if (place == kept.length) {
                kept = Arrays.copyOf(kept, (int) Math.min(most, 2L * kept.length));
            }
            kept[(int) place] = number;
        }

        LongStream kept() {
            return Arrays.stream(kept, 0, (int) Math.min(most, seen));
        }
    }
}
