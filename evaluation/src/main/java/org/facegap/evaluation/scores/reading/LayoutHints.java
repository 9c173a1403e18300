package org.facegap.evaluation.scores.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.facegap.core.words.SystemWords;
import org.facegap.evaluation.scores.reading.ColumnNames.Sides;
import org.jspecify.annotations.Nullable;

/** Which other columns could have been meant where the names of columns alone decided. */
final class LayoutHints {
    /** Names of columns that may hold what a system decided. */
    private static final Set<String> DECISIONS =
            Set.of("decision", "match", "is_match", "same", "is_same", "y", "target");

    /** Names of truths that are no label where another column is. */
    private static final Set<String> TRUTHS =
            Set.of("actual", "actual_label", "true_label", "truth_label", "gt", "gt_label", "real", "expected");

    private final ColumnNames names;
    private final FileHead head;
    private final Set<Integer> used;

    /** @param used columns that something was made of */
    LayoutHints(ColumnNames names, FileHead head, Set<Integer> used) {
        this.names = names;
        this.head = head;
        this.used = used;
    }

    /**
     * Tells where the labels may be decisions of a system and another column the truth.
     *
     * @param label column, or {@link Layout#NONE}
     * @param usual names of columns of labels
     */
    List<String> labels(int label, List<String> usual) {
        if (label < 0) {
            return List.of();
        }
        List<Integer> flags = flags();
        boolean decision = DECISIONS.contains(ColumnNames.plain(names.name(label)));
        List<String> others = new ArrayList<>();
        for (int c = 0; c < names.size(); c++) {
            String plain = ColumnNames.plain(names.name(c));
            boolean truth = usual.contains(plain) || TRUTHS.contains(plain);
            if (!used.contains(c) && !flags.contains(c) && (truth || decision) && isLabel(c)) {
                others.add("'" + names.name(c) + "'");
            }
        }
        return others.isEmpty()
                ? List.of()
                : List.of(
                        "'" + names.name(label) + "' is taken for what pairs truly are, and "
                                + String.join(", ", others)
                                + " could be it too; a decision of a system is no truth, name the right column with --label COLUMN");
    }

    /** Whether a column holds the two words of a label and nothing else. */
    /** Tells columns of which exactly one is 1 in every row: a group each, as statistics packages write them. */
    List<String> groupFlags() {
        List<Integer> flags = flags();
        return flags.isEmpty()
                ? List.of()
                : List.of("in every row exactly one of the columns "
                        + flags.stream().map(c -> "'" + names.name(c) + "'").collect(Collectors.joining(", "))
                        + " is 1, as if each were a group; write one column with the name of the group for --group");
    }

    /** Columns of 0 and 1 of which exactly one is 1 in every row; none where there are fewer than two such. */
    private List<Integer> flags() {
        List<Integer> flags = new ArrayList<>();
        for (int c = 0; c < names.size(); c++) {
            int column = c;
            if (!used.contains(c) && rows().allMatch(row -> isFlag(row.get(column)))) {
                flags.add(c);
            }
        }
        boolean one = rows().allMatch(
                        row -> flags.stream().filter(c -> isOne(row.get(c))).count() == 1);
        return flags.size() > 1 && one && rows().findAny().isPresent() ? flags : List.of();
    }

    private Stream<List<String>> rows() {
        return head.sample().stream().filter(row -> row.size() == names.size());
    }

    private static boolean isFlag(String field) {
        return isOne(field) || field.matches("0(\\.0)?|(?i:false)");
    }

    private static boolean isOne(String field) {
        return field.matches("1(\\.0)?|(?i:true)");
    }

    private boolean isLabel(int column) {
        Set<String> words = new HashSet<>();
        for (List<String> row : head.sample()) {
            if (row.size() == names.size() && !FileHead.isMissing(row.get(column))) {
                words.add(row.get(column));
            }
        }
        return words.size() == 2 && words.stream().allMatch(LabelWords::isUsual);
    }

    /** Tells that a column names the system of each row, where it names two or more; empty where none does. */
    String systemOfEachRow() {
        GroupColumns words = new GroupColumns(names, head);
        for (int c = 0; c < names.size(); c++) {
            if (!used.contains(c) && SystemWords.isSystem(names.name(c))) {
                String found = words.one(new Sides(c, c));
                if (!found.isEmpty()) {
                    return "the column " + found + " seems to say which system made the score of each row";
                }
            }
        }
        return "";
    }

    /** Tells that a column of sexes makes no groups beside the one that does. */
    List<String> sexes(List<Sides> group, @Nullable Sides sex) {
        if (sex == null || group.isEmpty() || group.contains(sex)) {
            return List.of();
        }
        String text = new GroupColumns(names, head).one(sex);
        String both = Stream.concat(group.stream(), Stream.of(sex))
                .map(this::property)
                .collect(Collectors.joining(","));
        return text.isEmpty()
                ? List.of()
                : List.of("column that could make groups and makes none: " + text + "; take both with --group " + both);
    }

    /** What {@code --group} calls the columns of a property. */
    private String property(Sides sides) {
        return sides.probe() == sides.reference()
                ? names.name(sides.probe())
                : names.properties().stream()
                        .filter(p -> sides.equals(names.sides(p)))
                        .findFirst()
                        .orElseGet(() -> names.name(sides.probe()));
    }
}
