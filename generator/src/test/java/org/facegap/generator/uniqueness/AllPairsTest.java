package org.facegap.generator.uniqueness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.facegap.core.UserError;
import org.facegap.core.npy.NpyMatrix;
import org.facegap.core.npy.NpyRows;
import org.facegap.core.progress.Progress;
import org.facegap.core.random.Gaussian;
import org.facegap.core.random.Shuffle;
import org.facegap.models.engine.EngineRuntime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All pairs by float32 blocks beside all pairs one by one in double. */
class AllPairsTest {
    private static final int DIMENSION = 24;
    private static final GroupedRows GROUPS = new GroupedRows(List.of("a", "b", "none", "c"), List.of(100, 37, 0, 163));
    private static final EngineRuntime RUNTIME = EngineRuntime.start("cpu", "bfloat16", 1);

    /** Rows of every length around a few centres, some of them the same row twice, or that row at another length. */
    private static float[][] identities(int count, long seed) {
        Gaussian random = new Gaussian(seed);
        float[][] centres = new float[9][DIMENSION];
        for (float[] centre : centres) {
            random.fill(centre);
        }
        float[][] rows = new float[count][DIMENSION];
        for (int i = 0; i < count; i++) {
            float scale = (float) Math.exp(random.next());
            for (int k = 0; k < DIMENSION; k++) {
                rows[i][k] = scale * (float) (centres[i % 9][k] + 0.7 * random.next());
            }
        }
        rows[250] = rows[3].clone();
        rows[251] = rows[3].clone();
        for (int k = 0; k < DIMENSION; k++) {
            rows[252][k] = 4 * rows[3][k];
        }
        return rows;
    }

    private static double cosine(float[] a, float[] b) {
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int k = 0; k < a.length; k++) {
            ab += (double) a[k] * b[k];
            aa += (double) a[k] * a[k];
            bb += (double) b[k] * b[k];
        }
        return ab / Math.sqrt(aa * bb);
    }

    private static PairCounts measure(EmbeddingRows rows, GroupedRows groups, int side, double... thresholds) {
        return new AllPairs(RUNTIME, BlockPlan.bytes(side, rows.dimension()))
                .measure(rows, groups, thresholds, Progress.silent());
    }

    /** Thresholds that some pair meets exactly, and the next number above each. */
    private static double[] tied(float[][] identities) {
        List<Double> thresholds = new ArrayList<>(List.of(-1.0, -0.2, 0.0, 0.3, 0.65, 1.0, Math.nextDown(1.0)));
        for (int[] pair : new int[][] {{0, 1}, {5, 140}, {7, 16}, {99, 100}, {200, 290}, {298, 299}}) {
            double met = cosine(identities[pair[0]], identities[pair[1]]);
            thresholds.add(met);
            thresholds.add(Math.nextUp(met));
        }
        return thresholds.stream().mapToDouble(Double::doubleValue).toArray();
    }

    @Test
    void countsAreThoseOfDoublePrecisionAlsoAtTies() {
        float[][] identities = identities(300, 1);
        PairCounts counts = measure(EmbeddingRows.of(identities, "identities"), GROUPS, 48, tied(identities));
        assertThat(counts.blockRows()).as("so that there are many blocks").isEqualTo(48);
        assertThat(counts.thresholds()).isSorted().hasSize(19);
        for (int t = 0; t < counts.thresholds().length; t++) {
            long[][] expected = new long[4][4];
            for (int i = 0; i < identities.length; i++) {
                for (int j = 0; j < i; j++) {
                    if (cosine(identities[i], identities[j]) >= counts.thresholds()[t]) {
                        int g = GROUPS.groupOf(i);
                        int h = GROUPS.groupOf(j);
                        expected[g][h]++;
                        if (g != h) {
                            expected[h][g]++;
                        }
                    }
                }
            }
            assertThat(counts.reaching()[t]).as("at " + counts.thresholds()[t]).isDeepEqualTo(expected);
        }
        assertThat(counts.recomputed()).as("ties are near thresholds").isGreaterThanOrEqualTo(12);
        long[][] all = counts.reaching()[0];
        assertThat(all[0][0] + all[1][1] + all[3][3] + all[0][1] + all[0][3] + all[1][3])
                .as("every pair is at least -1")
                .isEqualTo(300L * 299 / 2);
    }

    @Test
    void nearestNeighboursAreTheNearest() {
        float[][] identities = identities(300, 2);
        PairCounts counts = measure(EmbeddingRows.of(identities, "identities"), GROUPS, 48, 0.5);
        double error = 2 * ExactCosine.band(DIMENSION);
        for (int i = 0; i < identities.length; i++) {
            double highest = -2;
            for (int j = 0; j < identities.length; j++) {
                highest = i == j ? highest : Math.max(highest, cosine(identities[i], identities[j]));
            }
            assertThat(counts.partner()[i]).isNotEqualTo(i);
            assertThat(counts.nearest()[i])
                    .isEqualTo(cosine(identities[i], identities[counts.partner()[i]]))
                    .isCloseTo(highest, within(error));
        }
        assertThat(counts.nearest()[3]).isEqualTo(1);
        assertThat(counts.partner()[3]).isBetween(250, 252);
    }

    @Test
    void oneBlockOrManyFileOrMemoryGiveTheSame(@TempDir Path dir) {
        float[][] identities = identities(300, 3);
        Path file = dir.resolve("identities.npy");
        try (NpyRows rows = NpyRows.create(file, DIMENSION)) {
            for (float[] row : identities) {
                rows.add(row);
            }
        }
        double[] thresholds = tied(identities);
        PairCounts whole = measure(EmbeddingRows.of(identities, "identities"), GROUPS, 512, thresholds);
        PairCounts parts = measure(EmbeddingRows.of(NpyMatrix.open(file), "file"), GROUPS, 32, thresholds);
        assertThat(parts.reaching()).isDeepEqualTo(whole.reaching());
        assertThat(whole.blockRows()).isGreaterThanOrEqualTo(512);
        assertThat(parts.blockRows()).isEqualTo(32);
        for (int i = 0; i < 300; i++) {
            assertThat(parts.nearest()[i]).isCloseTo(whole.nearest()[i], within(2 * ExactCosine.band(DIMENSION)));
        }
    }

    @Test
    void theOrderOfRowsChangesNothing() {
        float[][] identities = identities(300, 4);
        int[] order = Shuffle.permutation(300, 5);
        float[][] shuffled = Arrays.stream(order).mapToObj(i -> identities[i]).toArray(float[][]::new);
        PairCounts straight =
                measure(EmbeddingRows.of(identities, "identities"), GroupedRows.one(300), 64, tied(identities));
        PairCounts mixed =
                measure(EmbeddingRows.of(shuffled, "identities"), GroupedRows.one(300), 64, tied(identities));
        assertThat(mixed.reaching()).isDeepEqualTo(straight.reaching());
    }

    /** What is asked of the rows and planned for a block stays within the bound, however many rows there are. */
    @Test
    void blocksKeepToTheMemoryAllowed() {
        for (int dimension : new int[] {1, 64, 512, 2048}) {
            for (long mebibytes : new long[] {32, 256, 1024}) {
                BlockPlan plan = BlockPlan.within(mebibytes << 20, dimension);
                assertThat(plan.bytes()).isLessThanOrEqualTo(mebibytes << 20);
                assertThat(plan.cut(new GroupedRows(List.of("x", "y"), List.of(100_000, 7))))
                        .allSatisfy(rows -> assertThat(rows.count()).isBetween(1, plan.side()));
            }
        }
        float[][] identities = identities(300, 6);
        int[] most = new int[1];
        EmbeddingRows plain = EmbeddingRows.of(identities, "identities");
        EmbeddingRows watched = new EmbeddingRows() {
            @Override
            public int count() {
                return plain.count();
            }

            @Override
            public int dimension() {
                return plain.dimension();
            }

            @Override
            public float[] read(int first, int rows) {
                // The pass over all lengths reads a million values at once, less than the fixed part of a plan.
                most[0] = rows == 300 ? most[0] : Math.max(most[0], rows);
                return plain.read(first, rows);
            }

            @Override
            public String name() {
                return plain.name();
            }
        };
        measure(watched, GroupedRows.one(300), 32, 0.5);
        assertThat(most[0]).isEqualTo(32);
    }

    @Test
    void whatHasNoCosineIsTold() {
        float[][] identities = identities(300, 7);
        EmbeddingRows rows = EmbeddingRows.of(identities, "identities.npy");
        GroupedRows one = GroupedRows.one(300);
        assertThatThrownBy(() -> measure(rows, one, 64, 1.5))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("cosines from -1 to 1");
        assertThatThrownBy(() -> measure(rows, one, 64, Double.NaN)).hasMessageContaining("cosines from -1 to 1");
        assertThatThrownBy(() -> measure(rows, one, 64)).hasMessageContaining("thresholds");
        assertThatThrownBy(() -> new AllPairs(RUNTIME, 1 << 20).measure(rows, one, new double[] {0}, Progress.silent()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("too few for embeddings of 24 values");
        identities[17] = new float[DIMENSION];
        assertThatThrownBy(() -> measure(rows, one, 64, 0.5))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("identities.npy: row 17 is all zeros");
        identities[17][2] = Float.NaN;
        assertThatThrownBy(() -> measure(rows, one, 64, 0.5)).hasMessageContaining("no finite number");
        EmbeddingRows alone = EmbeddingRows.of(new float[][] {{1, 2}}, "alone");
        assertThatThrownBy(() -> measure(alone, GroupedRows.one(1), 64, 0.5)).hasMessageContaining("two identities");
    }

    /** The bound that decides what is computed again holds with room to spare, at the length embeddings usually have. */
    @Test
    void float32ErrsLessThanTheBand() {
        Gaussian random = new Gaussian(8);
        float[][] rows = new float[64][512];
        for (float[] row : rows) {
            random.fill(row);
        }
        assertThat(ExactCosine.band(512)).isCloseTo(3.1e-5, within(1e-6));
        // A device that erred more would make the measurement itself fail.
        PairCounts counts = measure(EmbeddingRows.of(rows, "rows"), GroupedRows.one(64), 64, 0.0);
        assertThat(counts.nearest()).hasSize(64);
    }
}
