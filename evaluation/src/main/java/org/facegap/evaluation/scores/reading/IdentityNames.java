package org.facegap.evaluation.scores.reading;

import java.util.List;
import org.facegap.core.UserError;
import org.facegap.core.words.Spelling;
import org.facegap.evaluation.scores.NameTable;
import org.facegap.evaluation.scores.ScoreTable;

/** Identities that differ in writing alone: where equal names make a pair genuine, such a pair becomes an impostor pair. */
final class IdentityNames {
    private IdentityNames() {}

    /**
     * Counts impostor pairs whose two identities are written differently and are otherwise one.
     *
     * @param table whose genuine pairs are those of equal identities
     * @param warnings takes what is odd
     * @throws UserError when no pair is genuine and some would be if names were written alike
     */
    static void check(ScoreTable table, List<String> warnings) {
        NameTable names = table.identities();
        NameTable plain = new NameTable();
        int[] person = new int[names.size()];
        for (int i = 0; i < person.length; i++) {
            person[i] = plain.number(Spelling.plain(names.name(i)));
        }
        long alike = 0;
        int first = -1;
        for (int row = 0; row < table.size(); row++) {
            if (!table.genuine(row) && person[table.probe(row)] == person[table.reference(row)]) {
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
                + " genuine ones. If they are one person, every rate here is wrong: write each identity in one way, or"
                + " name a column that tells genuine pairs with --label COLUMN.");
    }
}
