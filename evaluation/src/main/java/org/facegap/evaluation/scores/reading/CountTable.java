package org.facegap.evaluation.scores.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.facegap.core.UserError;
import org.facegap.core.csv.CsvRows;
import org.facegap.core.results.scores.SourceFile;
import org.facegap.core.words.CrossedNames;
import org.facegap.core.words.TotalWords;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of errors and pairs per group, counted elsewhere: a table with a line for each group (and system).
 *
 * @param rows in the order of the file
 * @param file where they came from
 * @param warnings what a reader of the results must know
 */
public record CountTable(List<Row> rows, SourceFile file, List<String> warnings) {
    private static final String ONLY = "system";
    private static final List<String> GENUINE =
            List.of("genuine", "genuine_pairs", "genuine_trials", "n_genuine", "mated", "mated_pairs", "mated_trials");
    private static final List<String> NON_MATCHES = List.of(
            "false_non_matches",
            "false_nonmatches",
            "false_non_match",
            "fnm",
            "n_fnm",
            "false_rejects",
            "false_negatives");
    private static final List<String> IMPOSTOR = List.of(
            "impostor",
            "impostors",
            "impostor_pairs",
            "impostor_trials",
            "n_impostor",
            "imposter",
            "nonmated",
            "non_mated",
            "nonmated_pairs",
            "non_mated_pairs");
    private static final List<String> MATCHES =
            List.of("false_matches", "false_match", "fm", "n_fm", "false_accepts", "false_positives");
    private static final List<String> RATES =
            List.of("fnmr", "fmr", "frr", "far", "false_non_match_rate", "false_nonmatch_rate", "false_match_rate");
    private static final List<String> SYSTEMS = List.of("system", "model", "algorithm", "recogniser");

    public CountTable {
        rows = List.copyOf(rows);
        warnings = List.copyOf(warnings);
    }

    /**
     * The counts of one group.
     *
     * @param system name
     * @param group name
     * @param genuine genuine pairs that were decided
     * @param falseNonMatches those of them that were rejected
     * @param impostor impostor pairs that were decided
     * @param falseMatches those of them that were accepted
     */
    public record Row(
            String system, String group, long genuine, long falseNonMatches, long impostor, long falseMatches) {}

    /** Names of the systems, in the order they come. */
    public List<String> systems() {
        return rows.stream().map(Row::system).distinct().toList();
    }

    /** The groups of a system, in the order of the file. */
    public List<Row> of(String system) {
        return rows.stream().filter(row -> row.system().equals(system)).toList();
    }

    /**
     * Reads a table of counts.
     *
     * @param asked the columns that make the groups; null for the usual names
     * @return null when the first line does not name columns of counts
     * @throws UserError when a count is no count, a group is missing or there twice, or nothing is counted
     */
    public static @Nullable CountTable readIfCounts(ScoreSource source, @Nullable List<String> asked) {
        FileHead head = FileHead.ofOrNull(source.path());
        if (head == null) {
            return null;
        }
        List<String> plain = head.rows().get(0).stream().map(ColumnNames::plain).toList();
        if (find(plain, NON_MATCHES) < 0 && find(plain, MATCHES) < 0) {
            int rate = find(plain, RATES);
            if (rate >= 0 && (find(plain, GENUINE) >= 0 || find(plain, IMPOSTOR) >= 0) && areCounts(head, plain)) {
                throw new UserError(source.path() + ":1: '" + head.rows().get(0).get(rate)
                        + "' holds rates, and counts of errors are needed: rate times pairs, as false_non_matches beside"
                        + " genuine and false_matches beside impostor.");
            }
            return null;
        }
        try (CsvRows in = CsvRows.open(source.path())) {
            return new Reader(source, in, asked).table();
        }
    }

    /** Whether a column of pairs holds more than the 0 and 1 of a label. */
    private static boolean areCounts(FileHead head, List<String> plain) {
        int column = Math.max(find(plain, GENUINE), find(plain, IMPOSTOR));
        return head.sample().stream()
                .filter(row -> row.size() == plain.size())
                .anyMatch(row -> head.number(row.get(column)) > 1);
    }

    private static int find(List<String> plain, List<String> names) {
        return names.stream()
                .mapToInt(plain::indexOf)
                .filter(at -> at >= 0)
                .findFirst()
                .orElse(-1);
    }

    /** One file in reading. */
    private static final class Reader {
        private final CsvRows in;
        private final String name;
        private final int[] counts;
        private final int system;
        private final int[] groups;

        Reader(ScoreSource source, CsvRows in, @Nullable List<String> asked) {
            this.in = in;
            name = String.valueOf(source.path().getFileName());
            List<String> plain = in.header().stream().map(ColumnNames::plain).toList();
            counts = new int[] {
                find(plain, GENUINE), find(plain, NON_MATCHES), find(plain, IMPOSTOR), find(plain, MATCHES)
            };
            if (counts[0] < 0 != counts[1] < 0 || counts[2] < 0 != counts[3] < 0) {
                throw new UserError(source.path() + ":1: errors need the number of pairs beside them: genuine with"
                        + " false_non_matches, impostor with false_matches. The columns are "
                        + String.join(", ", in.header()) + ".");
            }
            system = find(plain, SYSTEMS);
            if (asked != null) {
                ColumnNames names = new ColumnNames(source.path().toString(), in.header());
                groups = asked.stream().mapToInt(names::named).toArray();
            } else {
                int usual = find(plain, NamedLayout.GROUPS);
                int one = usual >= 0 ? usual : find(plain, NamedLayout.SEXES);
                if (one < 0) {
                    throw new UserError(
                            source.path() + ":1: no column names the groups of the counts; name it with --group"
                                    + " COLUMN. The columns are " + String.join(", ", in.header()) + ".");
                }
                groups = new int[] {one};
            }
        }

        CountTable table() {
            List<Row> rows = new ArrayList<>();
            Map<List<String>, Long> known = new HashMap<>();
            CrossedNames crossed = new CrossedNames(String.valueOf((char) TextScores.BETWEEN));
            long ungrouped = 0;
            List<String> left = new ArrayList<>();
            while (in.next()) {
                List<String> parts = new ArrayList<>();
                for (int column : groups) {
                    parts.add(in.get(column));
                }
                if (parts.stream().anyMatch(CsvRows::missing)) {
                    ungrouped++;
                    continue;
                }
                Row row = row(system < 0 ? ONLY : in.get(system), crossed.of(parts));
                if (parts.size() > 1 && parts.stream().anyMatch(TotalWords::isTotal)) {
                    left.add("'" + row.group() + "', by its name");
                    continue;
                }
                Long before = known.put(List.of(row.system(), row.group()), in.line());
                if (before != null) {
                    throw new UserError(in.file() + ":" + in.line() + ": the group '" + row.group() + "'"
                            + (system < 0 ? "" : " of '" + row.system() + "'") + " is there twice, first on line "
                            + before
                            + ".");
                }
                rows.add(row);
            }
            long found = rows.size() + left.size() + ungrouped;
            if (rows.isEmpty()) {
                throw new UserError(in.file() + ": holds no counts of a group.");
            }
            List<String> warnings = new ArrayList<>();
            if (ungrouped > 0) {
                warnings.add(name + ": " + ungrouped + " of " + found + " rows have no group and were not used.");
            }
            leaveTotalsOut(rows, left, warnings);
            GroupNames.words(rows.stream().map(Row::group).distinct().toList(), warnings);
            long pairs =
                    rows.stream().mapToLong(r -> r.genuine() + r.impostor()).sum();
            SourceFile card =
                    new SourceFile(name, "counts per group", found, pairs, List.of(), List.of("one line a group"));
            return new CountTable(rows, card, warnings);
        }

        /** Rows that are called a total, or are the sum of the others of their system, are no groups. */
        private void leaveTotalsOut(List<Row> rows, List<String> left, List<String> warnings) {
            for (String of : rows.stream().map(Row::system).distinct().toList()) {
                List<Row> own = new ArrayList<>(
                        rows.stream().filter(r -> r.system().equals(of)).toList());
                for (Row row : List.copyOf(own)) {
                    List<Row> others = own.stream().filter(r -> !r.equals(row)).toList();
                    boolean sum = others.size() > 1 && isSum(row, others);
                    boolean called = !others.isEmpty() && TotalWords.isTotal(row.group());
                    if (sum || called) {
                        own.remove(row);
                        rows.remove(row);
                        left.add("'" + row.group() + "'" + (system < 0 ? "" : " of '" + of + "'")
                                + (sum ? ", the sum of the other rows" : ", not the sum of the other rows"));
                    }
                }
            }
            if (!left.isEmpty()) {
                warnings.add(name + ": left out as totals, not groups: " + String.join("; ", left) + ".");
            }
        }

        private static boolean isSum(Row row, List<Row> others) {
            return row.genuine() + row.impostor() > 0
                    && row.genuine() == others.stream().mapToLong(Row::genuine).sum()
                    && row.falseNonMatches()
                            == others.stream().mapToLong(Row::falseNonMatches).sum()
                    && row.impostor()
                            == others.stream().mapToLong(Row::impostor).sum()
                    && row.falseMatches()
                            == others.stream().mapToLong(Row::falseMatches).sum();
        }

        private Row row(String systemName, String group) {
            long genuine = count(0);
            long nonMatches = count(1);
            long impostor = count(2);
            long matches = count(3);
            if (nonMatches > genuine || matches > impostor) {
                throw new UserError(in.file() + ":" + in.line() + ": more errors than pairs.");
            }
            return new Row(systemName, group, genuine, nonMatches, impostor, matches);
        }

        private long count(int which) {
            if (counts[which] < 0) {
                return 0;
            }
            String text = in.get(counts[which]);
            String digits = text.replaceAll("(?<=\\d),(?=\\d{3}(,|$))", "").replaceAll("\\.0+$", "");
            if (!digits.matches("\\d{1,15}")) {
                throw new UserError(in.file() + ":" + in.line() + ": expected a whole number from 0 in '"
                        + in.header().get(counts[which]) + "', found '" + TextScores.clipped(text) + "'."
                        + (digits.matches("[01]?[.,]\\d+([eE]-?\\d+)?|\\d+([.,]\\d+)?\\s*%")
                                ? " It looks like a rate; write the number of errors, rate times pairs."
                                : ""));
            }
            return Long.parseLong(digits);
        }
    }
}
