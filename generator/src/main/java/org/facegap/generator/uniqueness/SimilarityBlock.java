package org.facegap.generator.uniqueness;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.engine.ScriptModule;

/**
 * One block of the matrix of all similarities, in float32 on the device; only maxima, counts and the places of near ties
 * leave it. A block of a group's rows with themselves has -2 on its diagonal and every pair twice.
 */
final class SimilarityBlock implements AutoCloseable {
    private static final List<String> METHODS = List.of("""
                  def scores(self, a: Tensor, b: Tensor) -> Tensor:
                    return torch.matmul(a, torch.t(b))
                """, """
                  def own(self, a: Tensor) -> Tensor:
                    return torch.fill_diagonal_(torch.matmul(a, torch.t(a)), -2.)
                """, """
                  def highest(self, s: Tensor) -> Tuple[Tensor, Tensor]:
                    return (torch.amax(s, [1]), torch.amax(s, [0]))
                """, """
                  def bestOfRows(self, s: Tensor, index: Tensor) -> Tensor:
                    return torch.argmax(torch.index_select(s, 0, index), 1)
                """, """
                  def bestOfColumns(self, s: Tensor, index: Tensor) -> Tensor:
                    return torch.argmax(torch.index_select(s, 1, index), 0)
                """, """
                  def rows(self, s: Tensor, index: Tensor) -> Tensor:
                    return torch.index_select(s, 0, index)
                """, """
                  def reaching(self, s: Tensor, limit: Tensor) -> Tensor:
                    return torch.sum(torch.ge(s, limit))
                """, """
                  def between(self, s: Tensor, low: Tensor, high: Tensor) -> Tensor:
                    return torch.nonzero(torch.logical_and(torch.ge(s, low), torch.lt(s, high)))
                """);

    private static final int VALUES_AT_ONCE = 1 << 18;

    private final ScriptModule module;
    private final NDManager manager;
    private final NDArray scores;
    private final int columns;
    private final float[] highestOfRows;
    private final float[] highestOfColumns;

    /** Compiles what all blocks of a run call; the caller closes it. */
    static ScriptModule compile(EngineRuntime runtime) {
        return ScriptModule.compile(runtime, METHODS);
    }

    /**
     * Computes a block.
     *
     * @param parent owns what the block holds until it is closed
     * @param a rows of length 1, {@code [rows, dimension]}
     * @param b rows of length 1, {@code [columns, dimension]}; the same array for a block of rows with themselves
     */
    SimilarityBlock(ScriptModule module, NDManager parent, NDArray a, NDArray b) {
        this.module = module;
        this.manager = parent.newSubManager();
        this.columns = (int) b.getShape().get(0);
        this.scores = (a == b ? call("own", a) : call("scores", a, b)).singletonOrThrow();
        try (NDManager step = manager.newSubManager()) {
            NDList highest = module.call(step, "highest", new NDList(scores), false);
            this.highestOfRows = highest.get(0).toFloatArray();
            this.highestOfColumns = highest.get(1).toFloatArray();
        }
    }

    private NDList call(String method, NDArray... arguments) {
        return module.call(manager, method, new NDList(arguments), false);
    }

    /** Highest similarity of every row; not to be written to. */
    float[] highestOfRows() {
        return highestOfRows;
    }

    /** Highest similarity of every column; not to be written to. */
    float[] highestOfColumns() {
        return highestOfColumns;
    }

    /** Columns of these rows' highest similarities, the first one where there are several. */
    long[] bestOfRows(long[] rows) {
        return best("bestOfRows", rows);
    }

    /** Rows of these columns' highest similarities, the first one where there are several. */
    long[] bestOfColumns(long[] wanted) {
        return best("bestOfColumns", wanted);
    }

    private long[] best(String method, long[] index) {
        try (NDManager step = manager.newSubManager()) {
            return module.call(step, method, new NDList(scores, step.create(index)), false)
                    .singletonOrThrow()
                    .toLongArray();
        }
    }

    /** What a threshold's neighbourhood holds. */
    interface NearTie {
        /** Similarity of this row and column lies within the limits. */
        void at(int row, int column);
    }

    /**
     * Counts the similarities of some rows that reach {@code high}, and shows those that reach {@code low} alone.
     *
     * @param rows that may hold such similarities
     * @param ties told each place from {@code low} up to below {@code high}, row by row
     */
    long count(long[] rows, float low, float high, NearTie ties) {
        if (rows.length == 0) {
            return 0;
        }
        try (NDManager step = manager.newSubManager()) {
            NDArray part = rows.length == highestOfRows.length ? scores : select(step, rows, 0, rows.length);
            NDArray from = step.create(new float[] {low}, new Shape());
            NDArray to = step.create(new float[] {high}, new Shape());
            long above = reaching(step, part, to);
            if (reaching(step, part, from) > above) {
                int atOnce = Math.max(1, VALUES_AT_ONCE / columns);
                for (int first = 0; first < rows.length; first += atOnce) {
                    int count = Math.min(atOnce, rows.length - first);
                    try (NDManager slice = step.newSubManager()) {
                        NDArray chosen = select(slice, rows, first, count);
                        long[] places = module.call(slice, "between", new NDList(chosen, from, to), false)
                                .singletonOrThrow()
                                .toLongArray();
                        for (int p = 0; p < places.length; p += 2) {
                            ties.at((int) rows[first + (int) places[p]], (int) places[p + 1]);
                        }
                    }
                }
            }
            return above;
        }
    }

    private NDArray select(NDManager owner, long[] rows, int first, int count) {
        long[] index = Arrays.copyOfRange(rows, first, first + count);
        return module.call(owner, "rows", new NDList(scores, owner.create(index)), false)
                .singletonOrThrow();
    }

    private long reaching(NDManager owner, NDArray part, NDArray limit) {
        return module.call(owner, "reaching", new NDList(part, limit), false)
                .singletonOrThrow()
                .getLong();
    }

    @Override
    public void close() {
        manager.close();
    }
}
