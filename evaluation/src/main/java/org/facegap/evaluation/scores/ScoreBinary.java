package org.facegap.evaluation.scores;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.facegap.core.UserError;
import org.facegap.core.csv.TextEncoding;
import org.facegap.core.files.AtomicFile;

/**
 * The compact file form of a {@link ScoreTable}, version 1.
 *
 * <p>After the magic line come, all numbers big-endian: flags (1 identities, 2 folds) as an int; the number of pairs as
 * an int; names of groups, sexes, identities and folds, each list as its size and for each name its length and bytes; the
 * number of cells and four ints for each; the labels, one bit a pair in longs; the cells, then both identities, then the
 * folds (as ints, ints and shorts), where there are any; the number of systems and for each its name, a byte of flags
 * (1 single precision, 2 negated distances), and its scores; last the CRC-32C of all that as a long.
 */
public final class ScoreBinary {
    private static final byte[] MAGIC = "facegap-scores-1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int IDENTITIES = 1;
    private static final int FOLDS = 2;
    private static final int SINGLE = 1;
    private static final int DISTANCE = 2;
    private static final int STEP = 1 << 16;
    private static final int LONGEST_NAME = 1 << 20;
    private static final int MOST_SYSTEMS = 1 << 12;

    private ScoreBinary() {}

    /** Whether a file that begins like this is of this form. */
    public static boolean isBinary(byte[] head) {
        return head.length >= MAGIC.length && Arrays.equals(head, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    /**
     * Writes a table.
     *
     * @throws UserError when the file cannot be written
     */
    public static void write(Path file, ScoreTable table) {
        AtomicFile.write(file, out -> write(out, table));
    }

    private static void write(OutputStream raw, ScoreTable table) throws IOException {
        CRC32C sum = new CRC32C();
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(new CheckedOutputStream(raw, sum), STEP));
        out.write(MAGIC);
        int n = table.size();
        out.writeInt((table.hasIdentities() ? IDENTITIES : 0) | (table.hasFolds() ? FOLDS : 0));
        out.writeInt(n);
        for (NameTable names : List.of(table.groups(), table.sexes(), table.identities(), table.folds())) {
            out.writeInt(names.size());
            for (int i = 0; i < names.size(); i++) {
                byte[] name = names.bytes(i);
                out.writeInt(name.length);
                out.write(name);
            }
        }
        PairCells cells = table.cells();
        out.writeInt(cells.size());
        for (int c = 0; c < cells.size(); c++) {
            out.writeInt(cells.probeGroup(c));
            out.writeInt(cells.referenceGroup(c));
            out.writeInt(cells.probeSex(c));
            out.writeInt(cells.referenceSex(c));
        }
        for (int from = 0; from < n; from += Long.SIZE) {
            long bits = 0;
            for (int i = 0; i < Math.min(Long.SIZE, n - from); i++) {
                bits |= table.genuine(from + i) ? 1L << i : 0;
            }
            out.writeLong(bits);
        }
        for (int row = 0; row < n; row++) {
            out.writeInt(table.cell(row));
        }
        if (table.hasIdentities()) {
            for (int row = 0; row < n; row++) {
                out.writeInt(table.probe(row));
            }
            for (int row = 0; row < n; row++) {
                out.writeInt(table.reference(row));
            }
        }
        if (table.hasFolds()) {
            for (int row = 0; row < n; row++) {
                out.writeShort(table.fold(row));
            }
        }
        out.writeInt(table.systems().size());
        for (ScoreColumn system : table.systems()) {
            byte[] name = system.system().getBytes(StandardCharsets.UTF_8);
            out.writeInt(name.length);
            out.write(name);
            out.writeByte((system.isSingle() ? SINGLE : 0) | (system.isDistance() ? DISTANCE : 0));
            for (int row = 0; row < n; row++) {
                if (system.isSingle()) {
                    out.writeFloat((float) system.at(row));
                } else {
                    out.writeDouble(system.at(row));
                }
            }
        }
        out.flush();
        long value = sum.getValue();
        out.writeLong(value);
        out.flush();
    }

    /**
     * Reads a table; the stream stays open.
     *
     * @param file what to call it in messages
     * @throws UserError when the file is cut off, damaged, contradicts itself or does not fit the heap
     */
    public static ScoreTable read(String file, InputStream raw) throws IOException {
        CRC32C sum = new CRC32C();
        try {
            ScoreTable table = content(file, new BigEndian(file, new CheckedInputStream(raw, sum)));
            if (new BigEndian(file, raw).longNumber() != sum.getValue()) {
                throw damaged(file, "its checksum is wrong");
            }
            return table;
        } catch (EOFException e) {
            throw new UserError(file + ": the binary score file is cut off.", e);
        }
    }

    private static ScoreTable content(String file, BigEndian in) throws IOException {
        if (!Arrays.equals(in.bytes(MAGIC.length), MAGIC)) {
            throw damaged(file, "it is none of version 1");
        }
        int flags = in.number();
        int n = in.number();
        if (flags < 0 || flags > (IDENTITIES | FOLDS) || n < 0) {
            throw damaged(file, "its sizes make no sense");
        }
        boolean known = (flags & IDENTITIES) != 0;
        boolean folded = (flags & FOLDS) != 0;
        NameTable groups = names(file, in);
        NameTable sexes = names(file, in);
        NameTable identities = names(file, in);
        NameTable folds = names(file, in);
        PairCells cells = new PairCells();
        int cellCount = in.number();
        for (int c = 0; c < cellCount; c++) {
            int[] sides = in.numbers(2, groups.size());
            int[] sexSides = in.numbers(2, sexes.size());
            if (cells.number(sides[0], sides[1], sexSides[0], sexSides[1]) != c) {
                throw damaged(file, "two of its cells are the same");
            }
        }
        BitSet genuine = in.rows(n);
        int[] cell = in.numbers(n, cells.size());
        int[] probe = known ? in.numbers(n, identities.size()) : new int[0];
        int[] reference = known ? in.numbers(n, identities.size()) : new int[0];
        for (int row = 0; known && row < n; row++) {
            if (genuine.get(row) != (probe[row] == reference[row])) {
                throw damaged(file, "a label contradicts the identities of its pair");
            }
        }
        short[] fold = folded ? in.shorts(n, folds.size()) : null;
        int count = in.number();
        if (count < 1 || count > MOST_SYSTEMS) {
            throw damaged(file, "it holds " + count + " systems");
        }
        List<ScoreColumn> systems = new ArrayList<>();
        for (int s = 0; s < count; s++) {
            String name = new String(in.bytes(length(file, in)), StandardCharsets.UTF_8);
            int kind = in.bytes(1)[0];
            ScoreColumn column =
                    (kind & SINGLE) != 0 ? ScoreColumn.of(name, in.floats(n)) : ScoreColumn.of(name, in.doubles(n));
            systems.add((kind & DISTANCE) != 0 ? column.ofDistances() : column);
        }
        return new ScoreTable(
                groups,
                sexes,
                identities,
                folds,
                cells,
                genuine,
                cell,
                known ? probe : null,
                known ? reference : null,
                fold,
                systems);
    }

    private static NameTable names(String file, BigEndian in) throws IOException {
        NameTable names = new NameTable();
        int count = in.number();
        for (int i = 0; i < count; i++) {
            byte[] name = in.bytes(length(file, in));
            if (!TextEncoding.of(file, name).charset().equals(StandardCharsets.UTF_8)) {
                throw damaged(file, "it holds a name that is not UTF-8");
            }
            if (names.number(name, 0, name.length) != i) {
                throw damaged(file, "it names the same thing twice");
            }
        }
        return names;
    }

    private static int length(String file, BigEndian in) throws IOException {
        int length = in.number();
        if (length < 0 || length > LONGEST_NAME) {
            throw damaged(file, "it holds a name of " + length + " bytes");
        }
        return length;
    }

    static UserError damaged(String file, String what) {
        return new UserError(file + ": the binary score file is damaged: " + what + ".");
    }
}
