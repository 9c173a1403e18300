package org.facegap.evaluation.matching;

import java.util.Arrays;
import java.util.BitSet;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.pairs.PairSet;
import org.facegap.core.pairs.VerificationPair;
import org.facegap.evaluation.protocol.PairDraw;
import org.facegap.evaluation.protocol.PairPlan;
import org.jspecify.annotations.Nullable;

/** Pairs that are held in memory, 12 bytes each. */
public final class ListedPairs implements ImagePairs {
    private final int[] first;
    private final int[] second;
    private final BitSet genuine;
    private final int[] fold;
    private final int folds;
    private final String rule;

    private ListedPairs(int[] first, int[] second, BitSet genuine, int[] fold, int folds, String rule) {
        this.first = first;
        this.second = second;
        this.genuine = genuine;
        this.fold = fold;
        this.folds = folds;
        this.rule = rule;
    }

    /** A pair set over a dataset's rows. */
    public static ListedPairs of(PairSet set) {
        Builder builder = new Builder();
        for (VerificationPair pair : set.pairs()) {
            builder.pair(pair.a(), pair.b(), pair.genuine(), pair.fold());
        }
        return builder.build(set.folds(), set.rule());
    }

    /**
     * Draws pairs of a dataset's labelled images.
     *
     * @param sex needed by the rule same-group-and-sex; null when not known
     * @throws org.facegap.core.UserError when a group has too few identities or images, or an identity images of two
     *     groups or sexes
     */
    public static ListedPairs drawn(FaceDataset set, ImageGroups groups, @Nullable ImageGroups sex, PairPlan plan) {
        int[] rows = EveryPair.labelled(groups, sex);
        PairSet drawn = PairDraw.of(EveryPair.labels(set, rows, groups, sex), plan);
        Builder builder = new Builder();
        for (VerificationPair pair : drawn.pairs()) {
            builder.pair(rows[pair.a()], rows[pair.b()], pair.genuine(), pair.fold());
        }
        return builder.build(drawn.folds(), drawn.rule());
    }

    /** Those of which both images are among these rows. */
    public ListedPairs only(BitSet rows) {
        Builder builder = new Builder();
        visit((a, b, isGenuine, pairFold) -> {
            if (rows.get(a) && rows.get(b)) {
                builder.pair(a, b, isGenuine, pairFold);
            }
        });
        return builder.build(folds, rule);
    }

    @Override
    public void visit(Visitor visitor) {
        for (int i = 0; i < first.length; i++) {
            visitor.pair(first[i], second[i], genuine.get(i), fold[i]);
        }
    }

    @Override
    public int folds() {
        return folds;
    }

    @Override
    public String rule() {
        return rule;
    }

    /** Pairs so far. */
    static final class Builder implements Visitor {
        private int[] first = new int[1024];
        private int[] second = new int[1024];
        private int[] fold = new int[1024];
        private final BitSet genuine = new BitSet();
        private int size;

        @Override
        public void pair(int a, int b, boolean isGenuine, int pairFold) {
            if (size == first.length) {
                int next = Math.addExact(size, (size >> 1));
                first = Arrays.copyOf(first, next);
                second = Arrays.copyOf(second, next);
                fold = Arrays.copyOf(fold, next);
            }
            first[size] = a;
            second[size] = b;
            fold[size] = pairFold;
            genuine.set(size++, isGenuine);
        }

        ListedPairs build(int folds, String rule) {
            return new ListedPairs(
                    Arrays.copyOf(first, size),
                    Arrays.copyOf(second, size),
                    genuine,
                    Arrays.copyOf(fold, size),
                    folds,
                    rule);
        }
    }
}
