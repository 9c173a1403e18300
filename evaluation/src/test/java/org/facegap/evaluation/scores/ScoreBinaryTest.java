package org.facegap.evaluation.scores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.facegap.core.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreBinaryTest {
    @TempDir
    private Path folder;

    private static ScoreTable table(boolean identities, boolean folds, int pairs) {
        ScoreTableBuilder builder = new ScoreTableBuilder(List.of("one", "zwei\u00fc"), identities, folds);
        SplittableRandom random = new SplittableRandom(3);
        double[] scores = new double[2];
        int[] sexes = {builder.sexes().number("f"), builder.sexes().number("m")};
        for (int i = 0; i < pairs; i++) {
            int group = builder.groups().number("g" + random.nextInt(3));
            int other = builder.groups().number("g" + random.nextInt(3));
            int cell = builder.cell(group, other, sexes[random.nextInt(2)], sexes[random.nextInt(2)]);
            int a = identities ? builder.identities().number("id" + random.nextInt(9)) : -1;
            int b = identities ? builder.identities().number("id" + random.nextInt(9)) : -1;
            int fold = folds ? builder.folds().number("f" + random.nextInt(4)) : -1;
            scores[0] = i % 7 == 0 ? Double.NaN : (float) random.nextDouble();
            scores[1] = random.nextDouble();
            builder.add(identities ? a == b : random.nextBoolean(), cell, a, b, fold, scores);
        }
        return builder.build(new boolean[] {true, false}, new boolean[] {false, true});
    }

    private static void same(ScoreTable a, ScoreTable b) {
        assertThat(b.size()).isEqualTo(a.size());
        assertThat(b.genuineCount()).isEqualTo(a.genuineCount());
        assertThat(b.hasIdentities()).isEqualTo(a.hasIdentities());
        assertThat(b.hasFolds()).isEqualTo(a.hasFolds());
        for (int row = 0; row < a.size(); row++) {
            assertThat(b.genuine(row)).isEqualTo(a.genuine(row));
            assertThat(b.groups().name(b.cells().probeGroup(b.cell(row))))
                    .isEqualTo(a.groups().name(a.cells().probeGroup(a.cell(row))));
            assertThat(b.groups().name(b.cells().referenceGroup(b.cell(row))))
                    .isEqualTo(a.groups().name(a.cells().referenceGroup(a.cell(row))));
            assertThat(b.cells().sameSex(b.cell(row))).isEqualTo(a.cells().sameSex(a.cell(row)));
            assertThat(b.fold(row)).isEqualTo(a.fold(row));
            assertThat(b.probe(row)).isEqualTo(a.probe(row));
            assertThat(b.reference(row)).isEqualTo(a.reference(row));
            for (int s = 0; s < a.systems().size(); s++) {
                assertThat(Double.compare(
                                b.systems().get(s).at(row), a.systems().get(s).at(row)))
                        .isZero();
            }
        }
        assertThat(b.systems().stream().map(ScoreColumn::system)).containsExactly("one", "zwei\u00fc");
        assertThat(b.systems().stream().map(ScoreColumn::isDistance)).containsExactly(false, true);
    }

    private static ScoreTable read(byte[] bytes) throws IOException {
        return ScoreBinary.read("t", new ByteArrayInputStream(bytes));
    }

    @Test
    void whatIsWrittenIsRead() throws IOException {
        for (boolean identities : new boolean[] {true, false}) {
            for (boolean folds : new boolean[] {true, false}) {
                ScoreTable table = table(identities, folds, 300);
                Path file = folder.resolve("t.scores");
                ScoreBinary.write(file, table);
                byte[] bytes = Files.readAllBytes(file);
                assertThat(ScoreBinary.isBinary(bytes)).isTrue();
                same(table, read(bytes));
            }
        }
    }

    @Test
    void arraysOverSeveralBuffersSurvive() throws IOException {
        ScoreTable table = table(true, true, 40_000);
        Path file = folder.resolve("t.scores");
        ScoreBinary.write(file, table);
        same(table, read(Files.readAllBytes(file)));
    }

    @Test
    void anyDamageIsNoticed() throws IOException {
        Path file = folder.resolve("t.scores");
        ScoreBinary.write(file, table(true, true, 60));
        byte[] bytes = Files.readAllBytes(file);
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> read(cut)).isInstanceOf(UserError.class);
        }
        for (int at = 0; at < bytes.length; at++) {
            byte[] wrong = bytes.clone();
            wrong[at] ^= 0x55;
            assertThatThrownBy(() -> read(wrong)).as("byte " + at).isInstanceOf(UserError.class);
        }
    }

    @Test
    void aSizeThatTheHeapCannotHoldIsRefused() throws IOException {
        Path file = folder.resolve("t.scores");
        ScoreBinary.write(file, table(false, false, 1));
        byte[] bytes = Files.readAllBytes(file);
        int at = "facegap-scores-1\n".length() + Integer.BYTES;
        bytes[at] = 0x7F;
        bytes[at + 1] = (byte) 0xFF;
        assertThatThrownBy(() -> read(bytes)).isInstanceOf(UserError.class);
    }

    @Test
    void rowsAreTakenOutOfEveryColumn() {
        ScoreTable table = table(true, true, 50);
        BitSet dropped = new BitSet();
        dropped.set(0);
        dropped.set(7);
        dropped.set(49);
        ScoreTable less = table.without(dropped);
        assertThat(less.size()).isEqualTo(47);
        int to = 0;
        for (int row = 0; row < 50; row++) {
            if (!dropped.get(row)) {
                assertThat(less.probe(to)).isEqualTo(table.probe(row));
                assertThat(less.genuine(to)).isEqualTo(table.genuine(row));
                assertThat(less.cell(to)).isEqualTo(table.cell(row));
                assertThat(less.systems().get(1).at(to))
                        .isEqualTo(table.systems().get(1).at(row));
                to++;
            }
        }
        assertThat(table.without(new BitSet())).isSameAs(table);
    }

    @Test
    void namesAreNumberedOnce() {
        NameTable names = new NameTable();
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 5000; i++) {
                assertThat(names.number("identity " + i)).isEqualTo(i);
            }
        }
        assertThat(names.size()).isEqualTo(5000);
        assertThat(names.name(4321)).isEqualTo("identity 4321");
        assertThat(names.find("identity 17")).isEqualTo(17);
        assertThat(names.find("nobody")).isEqualTo(-1);
    }
}
