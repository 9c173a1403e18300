package org.facegap.generator.uniqueness;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.facegap.core.UserError;
import org.facegap.core.progress.Progress;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.engine.ScriptModule;

/**
 * Compares every embedding with every other one: {@code n (n - 1) / 2} cosines by float32 matrix products of blocks on the
 * runtime's device. Counts are exact: a pair within {@link ExactCosine#band float32's error} of a threshold is computed again
 * in double. The nearest neighbour is the one that float32 puts first, with its similarity in double; no other row's can be
 * higher by more than twice that error, 3.1e-5 for 512 values. Memory is bounded by what the caller allows plus {@value
 * BlockPlan#PER_ROW} bytes a row; embeddings are read {@code n / side} times.
 */
public final class AllPairs {
    /** Most thresholds of one run. */
    public static final int MOST_THRESHOLDS = 100;

    private final EngineRuntime runtime;
    private final long memory;

    /**
     * Compares on this engine.
     *
     * @param memory bytes that blocks may take, Java's and the device's together
     */
    public AllPairs(EngineRuntime runtime, long memory) {
        this.runtime = runtime;
        this.memory = memory;
    }

    /**
     * Compares all rows.
     *
     * @param thresholds 1 to {@value #MOST_THRESHOLDS} numbers within -1..1, in any order
     * @throws UserError when there are fewer than two rows, a row has no direction, a threshold is not a cosine, or a block
     *     does not fit into the memory allowed
     */
    public PairCounts measure(EmbeddingRows rows, GroupedRows groups, double[] thresholds, Progress progress) {
        double[] rising = Arrays.stream(thresholds).sorted().distinct().toArray();
        if (rising.length < 1
                || rising.length > MOST_THRESHOLDS
                || !(rising[0] >= -1)
                || rising[rising.length - 1] > 1) {
            throw UserError.usage("thresholds: expected 1 to " + MOST_THRESHOLDS + " cosines from -1 to 1, found "
                    + Arrays.toString(thresholds));
        }
        if (groups.rows() != rows.count()) {
            throw new IllegalArgumentException(groups.rows() + " rows in groups, " + rows.count() + " embeddings");
        }
        if (rows.count() < 2) {
            throw new UserError(rows.name() + ": pairs need two identities, there is " + rows.count());
        }
        return new Run(rows, groups, rising, BlockPlan.within(memory, rows.dimension())).measure(progress);
    }

    private final class Run {
        private final EmbeddingRows rows;
        private final GroupedRows groups;
        private final double[] thresholds;
        private final BlockPlan plan;
        private final ExactCosine exact;
        private final NearestNeighbours nearest;
        private final double band;
        private final long[][][] reaching;
        private long recomputed;

        Run(EmbeddingRows rows, GroupedRows groups, double[] thresholds, BlockPlan plan) {
            this.rows = rows;
            this.groups = groups;
            this.thresholds = thresholds;
            this.plan = plan;
            this.exact = new ExactCosine(rows);
            this.nearest = new NearestNeighbours(rows.count());
            this.band = ExactCosine.band(rows.dimension());
            int size = groups.names().size();
            this.reaching = new long[thresholds.length][size][size];
        }

        PairCounts measure(Progress progress) {
            List<BlockPlan.Rows> blocks = plan.cut(groups);
            long n = rows.count();
            try (ScriptModule module = SimilarityBlock.compile(runtime);
                    NDManager manager = runtime.newManager();
                    Progress.Task task = progress.begin("compare " + rows.name(), n * (n - 1) / 2, "pairs")) {
                for (int i = 0; i < blocks.size(); i++) {
                    BlockPlan.Rows left = blocks.get(i);
                    float[] a = rows.read(left.first(), left.count());
                    try (NDManager own = manager.newSubManager()) {
                        NDArray deviceA = device(own, a, left);
                        for (int j = i; j < blocks.size(); j++) {
                            BlockPlan.Rows right = blocks.get(j);
                            float[] b = i == j ? a : rows.read(right.first(), right.count());
                            try (NDManager step = own.newSubManager();
                                    SimilarityBlock block = new SimilarityBlock(
                                            module, step, deviceA, i == j ? deviceA : device(step, b, right))) {
                                nearest.update(block, left, right);
                                count(block, a, left, b, right);
                            }
                            long pairs = (long) left.count() * right.count();
                            task.advance(i == j ? (pairs - left.count()) / 2 : pairs);
                        }
                    }
                }
            }
            mirror();
            return result();
        }

        private NDArray device(NDManager owner, float[] block, BlockPlan.Rows at) {
            return owner.create(exact.normalised(block, at.first()), new Shape(at.count(), rows.dimension()));
        }

        private void count(SimilarityBlock block, float[] a, BlockPlan.Rows left, float[] b, BlockPlan.Rows right) {
            float[] highest = block.highestOfRows();
            boolean own = left.first() == right.first();
            for (int t = 0; t < thresholds.length; t++) {
                double threshold = thresholds[t];
                float low = Math.nextDown((float) (threshold - band));
                float high = Math.nextUp((float) (threshold + band));
                long[] candidates = IntStream.range(0, highest.length)
                        .filter(i -> highest[i] >= low)
                        .asLongStream()
                        .toArray();
                if (candidates.length == 0) {
                    return;
                }
                long[] near = new long[2];
                long above = block.count(candidates, low, high, (row, column) -> {
                    near[0]++;
                    double similarity =
                            exact.of(a, left.first(), left.first() + row, b, right.first(), right.first() + column);
                    near[1] += similarity >= threshold ? 1 : 0;
                });
                long pairs = above + near[1];
                reaching[t][left.group()][right.group()] += own ? pairs / 2 : pairs;
                recomputed += own ? near[0] / 2 : near[0];
            }
        }

        /** Blocks of two groups lie on one side of the diagonal only. */
        private void mirror() {
            for (long[][] matrix : reaching) {
                for (int g = 0; g < matrix.length; g++) {
                    for (int h = 0; h < g; h++) {
                        matrix[g][h] = matrix[h][g];
                    }
                }
            }
        }

        private PairCounts result() {
            int n = rows.count();
            double[] similarity = new double[n];
            int[] partner = new int[n];
            int at = 0;
            float[] block = rows.read(0, Math.min(n, plan.side()));
            for (int i = 0; i < n; i++) {
                if (i - at == plan.side()) {
                    at = i;
                    block = rows.read(at, Math.min(n - at, plan.side()));
                }
                partner[i] = nearest.partner(i);
                similarity[i] = exact.of(block, at, i, rows.read(partner[i], 1), partner[i], partner[i]);
                if (Math.abs(similarity[i] - nearest.similarity(i)) > band) {
                    throw new IllegalStateException(String.format(
                            Locale.ROOT,
                            "the device's float32 product of rows %d and %d is %.9f, the exact cosine %.9f: more than the"
                                    + " %.3g that float32 may err; is TF32 or another reduced precision forced on?",
                            i,
                            partner[i],
                            nearest.similarity(i),
                            similarity[i],
                            band));
                }
            }
            return new PairCounts(thresholds, reaching, recomputed, similarity, partner, plan.side(), plan.bytes());
        }
    }
}
