package org.facegap.evaluation.scores;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Scored pairs as columns of primitive numbers: about 25 bytes a pair with one system.
 *
 * <p>A pair has a label, the identities of both sides (where they are known), a cell that says which groups it joins, a
 * fold (where folds are known) and one score for each system.
 */
public final class ScoreTable {
    /** What stands for a fold or an identity that is not known. */
    public static final int NONE = -1;

    private final NameTable groups;
    private final NameTable sexes;
    private final NameTable identities;
    private final NameTable folds;
    private final PairCells cells;
    private final BitSet genuine;
    private final int[] cell;
    private final int @Nullable [] probe;
    private final int @Nullable [] reference;
    private final short @Nullable [] fold;
    private final List<ScoreColumn> systems;

    ScoreTable(
            NameTable groups,
            NameTable sexes,
            NameTable identities,
            NameTable folds,
            PairCells cells,
            BitSet genuine,
            int[] cell,
            int @Nullable [] probe,
            int @Nullable [] reference,
            short @Nullable [] fold,
            List<ScoreColumn> systems) {
        this.groups = groups;
        this.sexes = sexes;
        this.identities = identities;
        this.folds = folds;
        this.cells = cells;
        this.genuine = genuine;
        this.cell = cell;
        this.probe = probe;
        this.reference = reference;
        this.fold = fold;
        this.systems = List.copyOf(systems);
    }

    /** Number of pairs. */
    public int size() {
        return cell.length;
    }

    /** Number of genuine pairs, with or without a score. */
    public int genuineCount() {
        return genuine.cardinality();
    }

    /** Whether both sides of a pair are one identity. */
    public boolean genuine(int row) {
        return genuine.get(row);
    }

    /** Which groups and sexes a pair joins; see {@link #cells()}. */
    public int cell(int row) {
        return cell[row];
    }

    /** The combinations of groups and sexes that occur. */
    public PairCells cells() {
        return cells;
    }

    /** Names of the groups. */
    public NameTable groups() {
        return groups;
    }

    /** Names of the sexes; a single empty name where they are not known. */
    public NameTable sexes() {
        return sexes;
    }

    /** Names of the identities; empty where they are not known. */
    public NameTable identities() {
        return identities;
    }

    /** Names of the folds; empty where they are not known. */
    public NameTable folds() {
        return folds;
    }

    /** Whether the identities of both sides are known. */
    public boolean hasIdentities() {
        return probe != null && reference != null;
    }

    /** Number of the probe's identity, {@link #NONE} where identities are not known. */
    public int probe(int row) {
        return probe == null ? NONE : probe[row];
    }

    /** Number of the reference's identity, {@link #NONE} where identities are not known. */
    public int reference(int row) {
        return reference == null ? NONE : reference[row];
    }

    /** Whether the pairs lie in folds. */
    public boolean hasFolds() {
        return fold != null;
    }

    /** Number of the pair's fold, {@link #NONE} where folds are not known. */
    public int fold(int row) {
        return fold == null ? NONE : fold[row];
    }

    /** The systems, in the order of their columns. */
    public List<ScoreColumn> systems() {
        return systems;
    }

    /**
     * The same pairs with some of their systems and some of another table of these pairs in this order.
     *
     * @param own system here to its name in the new table
     * @param others system of the other table to its name in the new table
     * @return null where the tables do not hold the same pairs: labels, groups, folds and identities in order
     */
    public @Nullable ScoreTable beside(Map<String, String> own, ScoreTable other, Map<String, String> others) {
        if (!samePairs(other)) {
            return null;
        }
        List<ScoreColumn> columns = new ArrayList<>();
        systems.stream()
                .filter(s -> own.containsKey(s.system()))
                .forEach(s -> columns.add(s.named(own.getOrDefault(s.system(), ""))));
        other.systems.stream()
                .filter(s -> others.containsKey(s.system()))
                .forEach(s -> columns.add(s.named(others.getOrDefault(s.system(), ""))));
        return new ScoreTable(groups, sexes, identities, folds, cells, genuine, cell, probe, reference, fold, columns);
    }

    private boolean samePairs(ScoreTable other) {
        return genuine.equals(other.genuine)
                && Arrays.equals(cell, other.cell)
                && Arrays.equals(probe, other.probe)
                && Arrays.equals(reference, other.reference)
                && Arrays.equals(fold, other.fold)
                && cells.isSame(other.cells)
                && groups.isSame(other.groups)
                && sexes.isSame(other.sexes)
                && identities.isSame(other.identities)
                && folds.isSame(other.folds);
    }

    /**
     * The same without the rows that are marked.
     *
     * @param dropped rows of this table
     */
    public ScoreTable without(BitSet dropped) {
        if (dropped.length() > size()) {
            throw new IllegalArgumentException("marked rows of another table");
        }
        if (dropped.isEmpty()) {
            return this;
        }
        int[] kept = IntStream.range(0, size()).filter(row -> !dropped.get(row)).toArray();
        BitSet labels = new BitSet(kept.length);
        short[] own = fold == null ? null : new short[kept.length];
        for (int to = 0; to < kept.length; to++) {
            labels.set(to, genuine.get(kept[to]));
            if (fold != null && own != null) {
                own[to] = fold[kept[to]];
            }
        }
        return new ScoreTable(
                groups,
                sexes,
                identities,
                folds,
                cells,
                labels,
                at(cell, kept),
                probe == null ? null : at(probe, kept),
                reference == null ? null : at(reference, kept),
                own,
                systems.stream().map(s -> s.only(kept)).toList());
    }

    private static int[] at(int[] values, int[] rows) {
        return Arrays.stream(rows).map(row -> values[row]).toArray();
    }
}
