package org.facegap.evaluation.scores;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.facegap.core.UserError;

/**
 * Collects pairs into a {@link ScoreTable}.
 *
 * <p>A table that would not fit the heap is refused while it grows, with a sentence: a file of strangers, packed or not,
 * cannot exhaust the memory.
 */
public final class ScoreTableBuilder {
    private static final int MOST = Integer.MAX_VALUE - 64;
    private static final double SHARE_OF_HEAP = 0.7;

    private final List<String> systems;
    private final boolean withIdentities;
    private final boolean withFolds;
    private final NameTable groups = new NameTable();
    private final NameTable sexes = new NameTable();
    private final NameTable identities = new NameTable();
    private final NameTable folds = new NameTable();
    private final PairCells cells = new PairCells();
    private int[] cell = new int[0];
    private int[] probe = new int[0];
    private int[] reference = new int[0];
    private short[] fold = new short[0];
    private final BitSet genuine = new BitSet();
    private final double[][] scores;
    private int size;
    private int capacity;

    /**
     * An empty table.
     *
     * @param systems names of the systems, all different
     * @param withIdentities whether every pair comes with the identities of both sides
     * @param withFolds whether every pair comes with a fold
     */
    public ScoreTableBuilder(List<String> systems, boolean withIdentities, boolean withFolds) {
        this.systems = List.copyOf(systems);
        this.withIdentities = withIdentities;
        this.withFolds = withFolds;
        this.scores = new double[systems.size()][0];
    }

    /** Names of groups, numbered as they come. */
    public NameTable groups() {
        return groups;
    }

    /** Names of sexes. */
    public NameTable sexes() {
        return sexes;
    }

    /** Names of identities. */
    public NameTable identities() {
        return identities;
    }

    /** Names of folds. */
    public NameTable folds() {
        return folds;
    }

    /** Number of a combination of groups and sexes. */
    public int cell(int probeGroup, int referenceGroup, int probeSex, int referenceSex) {
        return cells.number(probeGroup, referenceGroup, probeSex, referenceSex);
    }

    /** Pairs so far. */
    public int size() {
        return size;
    }

    /**
     * Adds a pair.
     *
     * @param isGenuine whether both sides are one identity
     * @param pairCell from {@link #cell}
     * @param probeIdentity number of the probe's identity; not looked at without identities
     * @param referenceIdentity number of the reference's identity; likewise
     * @param pairFold number of the fold; not looked at without folds
     * @param pairScores one score for each system, NaN for a failure
     * @throws UserError when the table no longer fits the heap
     */
    public void add(
            boolean isGenuine,
            int pairCell,
            int probeIdentity,
            int referenceIdentity,
            int pairFold,
            double[] pairScores) {
        if (size == capacity) {
            grow();
        }
        cell[size] = pairCell;
        if (withIdentities) {
            probe[size] = probeIdentity;
            reference[size] = referenceIdentity;
        }
        if (withFolds) {
            if (pairFold > Short.MAX_VALUE) {
                throw new UserError("The pairs lie in more than " + Short.MAX_VALUE + " folds; a fold is a part of the"
                        + " pairs, not a number of each.");
            }
            fold[size] = (short) pairFold;
        }
        if (isGenuine) {
            genuine.set(size);
        }
        for (int s = 0; s < scores.length; s++) {
            scores[s][size] = pairScores[s];
        }
        size++;
    }

    /**
     * The table.
     *
     * @param single for each system whether its scores are single precision: they are then rounded to float and widened
     *     again when read
     * @param distance for each system whether its scores are negated distances
     */
    public ScoreTable build(boolean[] single, boolean[] distance) {
        List<ScoreColumn> columns = new ArrayList<>();
        for (int s = 0; s < scores.length; s++) {
            ScoreColumn column =
                    single[s] ? singles(s) : ScoreColumn.of(systems.get(s), Arrays.copyOf(scores[s], size));
            columns.add(distance[s] ? column.ofDistances() : column);
            scores[s] = new double[0];
        }
        cell = Arrays.copyOf(cell, size);
        probe = Arrays.copyOf(probe, withIdentities ? size : 0);
        reference = Arrays.copyOf(reference, withIdentities ? size : 0);
        return new ScoreTable(
                groups,
                sexes,
                identities,
                folds,
                cells,
                genuine,
                cell,
                withIdentities ? probe : null,
                withIdentities ? reference : null,
                withFolds ? Arrays.copyOf(fold, size) : null,
                columns);
    }

    private ScoreColumn singles(int system) {
        float[] rounded = new float[size];
        for (int row = 0; row < size; row++) {
            rounded[row] = (float) scores[system][row];
        }
        return ScoreColumn.of(systems.get(system), rounded);
    }

    private void grow() {
        long next = Math.min(MOST, Math.max(1 << 10, capacity + (capacity >> 1)));
        if (next <= capacity) {
            throw new UserError("More than " + MOST + " pairs do not fit one table.");
        }
        long perPair = 5L + 8L * scores.length + (withIdentities ? 8 : 0) + (withFolds ? 2 : 0);
        long names = identities.memory() + groups.memory();
        long most = Runtime.getRuntime().maxMemory();
        if (capacity > 1 << 16 && (next + capacity / 2) * perPair + names > most * SHARE_OF_HEAP) {
            throw new UserError("After " + size + " pairs the table would take more than the Java heap of "
                    + (most >> 20) + " MiB allows; give it more: FACEGAP_HEAP=6g ./facegap ...");
        }
        capacity = (int) next;
        cell = Arrays.copyOf(cell, capacity);
        if (withIdentities) {
            probe = Arrays.copyOf(probe, capacity);
            reference = Arrays.copyOf(reference, capacity);
        }
        if (withFolds) {
            fold = Arrays.copyOf(fold, capacity);
        }
        for (int s = 0; s < scores.length; s++) {
            scores[s] = Arrays.copyOf(scores[s], capacity);
        }
    }
}
