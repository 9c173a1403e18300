package org.facegap.evaluation.scores.reading;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.facegap.core.UserError;
import org.facegap.core.words.Spelling;
import org.facegap.core.words.StandInWords;
import org.facegap.evaluation.scores.NameTable;
import org.facegap.evaluation.scores.PairCells;
import org.facegap.evaluation.scores.ScoreTable;

/**
 * What is odd about the names of identities where equal names make a pair genuine: names that differ in writing alone make
 * impostor pairs of genuine ones, and a word for "nobody knows" makes genuine pairs of impostor ones.
 */
final class IdentityNames {
    private static final int NO_GROUP = -1;

    private IdentityNames() {}

    /**
     * Counts impostor pairs whose two identities are written differently and are otherwise one.
     *
     * @param table whose genuine pairs are those of equal identities
     * @param warnings takes what is odd
     * @throws UserError when no pair is genuine and some would be if names were written alike
     */
    static void check(ScoreTable table, List<String> warnings) {
        standIns(table, warnings);
        NameTable names = table.identities();
        NameTable plain = new NameTable();
        int[] subject = new int[names.size()];
        for (int i = 0; i < subject.length; i++) {
            subject[i] = plain.number(Spelling.plain(names.name(i)));
        }
        long alike = 0;
        int first = -1;
        for (int row = 0; row < table.size(); row++) {
            if (!table.genuine(row) && subject[table.probe(row)] == subject[table.reference(row)]) {
                first = first < 0 ? row : first;
                alike++;
            }
        }
        if (alike == 0) {
            return;
        }
        String found = alike + " pairs have identities that differ in writing alone ("
                + Spelling.differences(names.name(table.probe(first)), names.name(table.reference(first)))
                + "), such as '" + TextScores.clipped(names.name(table.probe(first))) + "' and '"
                + TextScores.clipped(names.name(table.reference(first))) + "'";
        if (table.genuineCount() == 0) {
            throw new UserError(
                    "No pair is genuine: a pair is genuine where its two identities are equal, and " + found
                            + ". Write each identity in one way, or name a column that tells genuine pairs with --label COLUMN.");
        }
        warnings.add(found + "; they count as impostor pairs, beside " + table.genuineCount()
                + " genuine ones. If they are one identity, every rate here is wrong: write each identity in one way, or"
                + " name a column that tells genuine pairs with --label COLUMN.");
    }

    /** Tells words that may stand for any identity, by the genuine pairs that they make. */
    private static void standIns(ScoreTable table, List<String> warnings) {
        long[] pairs = new long[table.identities().size()];
        for (int row = 0; row < table.size(); row++) {
            if (table.genuine(row)) {
                pairs[table.probe(row)]++;
            }
        }
        for (int i = 0; i < pairs.length; i++) {
            String name = table.identities().name(i);
            if (pairs[i] > 0 && StandInWords.isNobody(name)) {
                warnings.add("The identity '" + name + "' stands on both sides of " + pairs[i] + " of "
                        + table.genuineCount() + " genuine pairs. If it means that nobody knows who it is, these are"
                        + " pairs of anybody: leave the field empty.");
            }
        }
    }

    /** Tells identities that have pairs in more than one group: groups are then no independent samples. */
    static void inSeveralGroups(ScoreTable table, List<String> warnings) {
        int[] group = new int[table.identities().size()];
        Arrays.fill(group, NO_GROUP);
        int[] other = group.clone();
        PairCells cells = table.cells();
        for (int row = 0; row < table.size(); row++) {
            int cell = table.cell(row);
            see(group, other, table.probe(row), cells.probeGroup(cell));
            see(group, other, table.reference(row), cells.referenceGroup(cell));
        }
        int[] several = IntStream.range(0, group.length)
                .filter(i -> other[i] != NO_GROUP)
                .toArray();
        if (several.length > 0) {
            int i = several[0];
            warnings.add(several.length + " of " + group.length + " identities are in more than one group, such as '"
                    + TextScores.clipped(table.identities().name(i)) + "' in '"
                    + TextScores.clipped(table.groups().name(group[i])) + "' and '"
                    + TextScores.clipped(table.groups().name(other[i]))
                    + "'; each of their pairs counts for the group that it names.");
        }
    }

    private static void see(int[] group, int[] other, int identity, int now) {
        if (group[identity] == NO_GROUP) {
            group[identity] = now;
        } else if (group[identity] != now) {
            other[identity] = now;
        }
    }
}
