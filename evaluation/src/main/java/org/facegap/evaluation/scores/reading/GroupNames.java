package org.facegap.evaluation.scores.reading;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.facegap.core.UserError;
import org.facegap.core.words.DateLikeRanges;
import org.facegap.core.words.Spelling;
import org.facegap.core.words.StandInWords;
import org.facegap.core.words.WordOrder;
import org.facegap.evaluation.scores.PairCells;
import org.facegap.evaluation.scores.ScoreTable;

/** What is odd about the words of the groups: two sides that speak differently, words that differ in writing alone, and words for what is not known. */
final class GroupNames {
    private static final int SHOWN = 8;

    private GroupNames() {}

    /**
     * Looks at the groups of a table.
     *
     * @param warnings takes what is odd
     * @throws UserError when genuine pairs have no word of the one side on the other
     */
    static void check(ScoreTable table, List<String> warnings) {
        PairCells cells = table.cells();
        Set<String> probes = new TreeSet<>(new WordOrder());
        Set<String> references = new TreeSet<>(new WordOrder());
        boolean[] seen = new boolean[cells.size()];
        for (int row = 0; row < table.size(); row++) {
            seen[table.cell(row)] = true;
        }
        for (int cell = 0; cell < seen.length; cell++) {
            if (seen[cell]) {
                probes.add(table.groups().name(cells.probeGroup(cell)));
                references.add(table.groups().name(cells.referenceGroup(cell)));
            }
        }
        Set<String> onProbes = new TreeSet<>(new WordOrder());
        onProbes.addAll(probes);
        onProbes.removeAll(references);
        Set<String> onReferences = new TreeSet<>(new WordOrder());
        onReferences.addAll(references);
        onReferences.removeAll(probes);
        if (onProbes.size() == probes.size() && !probes.isEmpty()) {
            String both = "The groups of the two sides of the pairs have no word in common: " + shown(probes)
                    + " on the one side, " + shown(references) + " on the other";
            if (table.genuineCount() > 0) {
                throw new UserError(
                        both + ". A group is one property of both sides: name it with --group PROPERTY, or one"
                                + " column for both.");
            }
            warnings.add(both + "; no pair lies within a group.");
        } else if (!onProbes.isEmpty() && !onReferences.isEmpty()) {
            warnings.add("Some words for groups stand on one side of the pairs alone: " + shown(onProbes)
                    + " on the one, " + shown(onReferences) + " on the other. Their pairs lie across groups.");
        }
        words(
                IntStream.range(0, table.groups().size())
                        .mapToObj(table.groups()::name)
                        .toList(),
                warnings);
    }

    /** Warns of groups whose names differ in writing alone, or say that nobody knows the group. */
    static void words(List<String> names, List<String> warnings) {
        Set<String> unknown = new TreeSet<>(new WordOrder());
        names.stream().filter(StandInWords::isUnknown).forEach(unknown::add);
        if (!unknown.isEmpty()) {
            warnings.add(
                    "Taken as " + (unknown.size() == 1 ? "a group" : "groups") + " of people: " + shown(unknown)
                            + ". If it says that nobody knows their group, leave the field empty: such rows are then left out.");
        }
        Set<String> dates = new TreeSet<>(DateLikeRanges.among(names));
        if (!dates.isEmpty()) {
            warnings.add("The groups " + shown(dates) + " look like ranges that a spreadsheet turned into dates.");
        }
        for (List<String> alike : Spelling.alike(names)) {
            boolean ascii = alike.stream().allMatch(n -> n.chars().allMatch(c -> c >= ' ' && c < 127));
            warnings.add("The groups " + shown(new TreeSet<>(alike))
                    + " differ in letter case, blanks, dashes, underscores, leading zeros"
                    + (ascii
                            ? " or '.0'"
                            : ", characters that cannot be seen or the Unicode form of letters that look the same")
                    + " alone and are counted as different groups.");
        }
    }

    private static String shown(Set<String> names) {
        String text = String.join(
                ", ",
                names.stream()
                        .limit(SHOWN)
                        .map(n -> "'" + TextScores.clipped(n) + "'")
                        .toList());
        return names.size() > SHOWN ? text + " and " + (names.size() - SHOWN) + " more" : text;
    }
}
