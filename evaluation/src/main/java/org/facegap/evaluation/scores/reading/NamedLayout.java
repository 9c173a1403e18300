package org.facegap.evaluation.scores.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.facegap.core.UserError;
import org.facegap.evaluation.scores.TrainingColumns;
import org.facegap.evaluation.scores.reading.ColumnNames.Sides;
import org.jspecify.annotations.Nullable;

/**
 * Layouts whose first line names the columns: the tidy schema of bob.bio and score-norm-fairness, the BFW data table,
 * deepface's pivot, RFW score tables, and what follows no tool but uses such names.
 */
final class NamedLayout {
    /** What the score computed from embeddings is called. */
    static final Layout.Score COSINE_SCORE = new Layout.Score("cosine", Layout.NONE, false);

    private static final String NO = "none";
    private static final int MOST_NAMED = 12;
    private static final int MOST_SYSTEMS = 30;

    private static final List<String> LABELS = List.of(
            "label",
            "genuine",
            "is_genuine",
            "same",
            "is_same",
            "issame",
            "same_identity",
            "match",
            "is_match",
            "mated",
            "is_mated",
            "target",
            "decision",
            "truth",
            "ground_truth",
            "y_true",
            "y");
    private static final List<String> IDENTITIES =
            List.of("subject_id", "subject", "identity", "identity_id", "person", "person_id", "id");
    private static final List<String> IMAGES = List.of(
            "key",
            "template_id",
            "p",
            "image",
            "img",
            "picture",
            "file",
            "filename",
            "file_name",
            "path",
            "sample",
            "reference_id");
    static final List<String> GROUPS = List.of(
            "group",
            "a",
            "subgroup",
            "demographic",
            "race_gender",
            "att",
            "race",
            "ethnicity",
            "e",
            "tone",
            "skin_tone",
            "skin",
            "region");
    static final List<String> SEXES = List.of("sex", "gender", "g", "presentation");
    private static final List<String> FAILURES = List.of("fte", "fta", "failure", "failed", "error");
    private static final List<String> FOLDS = List.of("fold", "split_fold", "fold_id");
    private final ColumnNames names;
    private final FileHead head;
    private final ScoreColumns columns;
    private final List<String> remarks = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final Set<Integer> used = new HashSet<>();

    private NamedLayout(ColumnNames names, FileHead head, ScoreColumns columns) {
        this.names = names;
        this.head = head;
        this.columns = columns;
    }

    /**
     * The layout.
     *
     * @param pairsAlone whether the file is a list of pairs whose scores are computed from embeddings
     * @throws UserError when scores or labels cannot be found, or a column that was asked for is not there
     */
    static Layout of(String file, FileHead head, ScoreColumns columns, boolean pairsAlone) {
        ColumnNames names = new ColumnNames(file, head.rows().get(0));
        return new NamedLayout(names, head, columns).layout(file, pairsAlone);
    }

    private Layout layout(String file, boolean pairsAlone) {
        int label = column(columns.label(), LABELS);
        Sides identity = columns.identity() != null ? asked(columns.identity()) : identities();
        if (label < 0 && identity == null) {
            throw new UserError(
                    file + ":1: no column tells genuine pairs from impostor pairs. Name it with --label COLUMN,"
                            + " or the identities of both sides with --identity PROBE,REFERENCE.");
        }
        Sides image = columns.image() != null ? asked(columns.image()) : images(pairsAlone);
        if (pairsAlone && image == null) {
            throw new UserError(file + ":1: no columns name the two images of a pair. Name them with --image"
                    + " PROBE,REFERENCE.");
        }
        use(image);
        List<Sides> group = groups();
        String askedSex = columns.sex();
        Sides sex = askedSex != null ? asked(List.of(askedSex)) : either(SEXES);
        if (group.isEmpty() && sex != null && columns.group() == null) {
            group = List.of(sex);
        }
        int fold = column(columns.fold(), FOLDS);
        int failure = column(columns.failure(), FAILURES);
        use(label);
        use(fold);
        use(failure);
        use(identity);
        use(sex);
        group.forEach(this::use);
        boolean pivot = names.first(List.of("decision")) >= 0
                && names.properties().stream().noneMatch(IDENTITIES::contains);
        List<Layout.Score> scores = pairsAlone ? List.of() : scores(file, pivot);
        say("label", label);
        say("identities", identity);
        for (Sides sides : group) {
            say("group", sides);
        }
        say("fold", fold);
        say("failure", failure);
        unused();
        LayoutHints hints = new LayoutHints(names, head, used);
        String systems = pairsAlone ? "" : hints.systemOfEachRow();
        if (!systems.isEmpty() && columns.scores() == null && columns.distances() == null) {
            throw new UserError(
                    file + ":1: " + systems + ". Give each system a column or a file of its own; or, if it is"
                            + " no system, name the column of scores with --score COLUMN.");
        }
        if (!systems.isEmpty()) {
            warnings.add(systems + "; all rows are taken for one system");
        }
        groupHints(group.isEmpty());
        if (columns.group() == null) {
            notices.addAll(hints.sexes(group, sex));
        }
        if (columns.label() == null) {
            warnings.addAll(hints.labels(label, LABELS));
        }
        return new Layout(
                format(pivot, pairsAlone),
                head.delimiter(),
                true,
                names.size(),
                label,
                null,
                columns.genuine(),
                Sides.orNone(identity),
                group,
                Sides.orNone(sex),
                Sides.orNone(image),
                fold,
                failure,
                pairsAlone ? List.of(COSINE_SCORE) : scores,
                new LayoutNotes(remarks, notices, warnings));
    }

    private int column(@Nullable String asked, List<String> usual) {
        return asked == null ? names.first(usual) : asked.equals(NO) ? Layout.NONE : names.named(asked);
    }

    private @Nullable Sides asked(List<String> words) {
        return words.equals(List.of(NO)) ? null : names.property(words);
    }

    private @Nullable Sides identities() {
        int claimed = names.first(List.of("claimed_id"));
        int real = names.first(List.of("real_id"));
        return claimed >= 0 && real >= 0 ? new Sides(real, claimed) : names.firstSides(IDENTITIES);
    }

    private @Nullable Sides images(boolean pairsAlone) {
        int key = names.probeOnly("key");
        int reference = names.referenceOnly("reference_id");
        if (key >= 0 && reference >= 0 && names.sides("key") == null) {
            return new Sides(key, reference);
        }
        int probe = names.first(List.of("probe"));
        int other = names.first(List.of("reference", "gallery"));
        if (probe >= 0 && other >= 0) {
            return new Sides(probe, other);
        }
        Sides named = names.firstSides(IMAGES);
        int a = names.first(List.of("a"));
        int b = names.first(List.of("b"));
        return named == null && pairsAlone && a >= 0 && b >= 0 ? new Sides(a, b) : named;
    }

    private List<Sides> groups() {
        List<String> asked = columns.group();
        if (asked != null) {
            return asked.equals(List.of(NO))
                    ? List.of()
                    : asked.stream().map(names::property).toList();
        }
        Sides found = either(GROUPS);
        return found == null ? List.of() : List.of(found);
    }

    /** The first of these that both sides have, else the first that is one column for both; decimals are no groups. */
    private @Nullable Sides either(List<String> words) {
        NumberColumns numbers = new NumberColumns(names, head);
        for (String word : words) {
            Sides sides = names.sides(word);
            if (sides != null && !numbers.areDecimals(sides.probe()) && !numbers.areDecimals(sides.reference())) {
                return sides;
            }
        }
        for (String word : words) {
            int one = names.first(List.of(word));
            if (one >= 0 && !used.contains(one) && !numbers.areDecimals(one)) {
                return new Sides(one, one);
            }
        }
        return null;
    }

    private List<Layout.Score> scores(String file, boolean pivot) {
        List<Layout.Score> scores = new ArrayList<>();
        List<String> alike = columns.scores();
        List<String> apart = columns.distances();
        if (alike != null || apart != null) {
            for (String name : alike == null ? List.<String>of() : alike) {
                scores.add(score(names.named(name), false));
            }
            for (String name : apart == null ? List.<String>of() : apart) {
                scores.add(score(names.named(name), true));
            }
        } else {
            NumberColumns.Found found = new NumberColumns(names, head).find(used);
            found.scores().forEach(c -> scores.add(score(c, isDistance(names.name(c), pivot))));
            leftOut(found);
            if (scores.size() > MOST_SYSTEMS) {
                warnings.add(
                        scores.size() + " columns of numbers are taken for systems; if they are something else, such as"
                                + " the values of embeddings, name the systems with --score COLUMN");
            }
        }
        String all = scores.stream().map(Layout.Score::system).collect(Collectors.joining(", "));
        if (scores.stream().map(Layout.Score::column).distinct().count() < scores.size()) {
            throw UserError.usage(file + ": a column is named twice as a system: " + all + ".");
        }
        if (scores.isEmpty()) {
            throw new UserError(file + ":1: no column holds scores." + (notices.isEmpty() ? "" : " " + capital(notices))
                    + " Name it with --score COLUMN or --distance COLUMN.");
        }
        scores.forEach(score -> use(score.column()));
        remarks.add((scores.size() == 1 ? "system: " : "systems: ") + all);
        String distances = scores.stream()
                .filter(Layout.Score::negated)
                .map(Layout.Score::system)
                .collect(Collectors.joining(", "));
        if (!distances.isEmpty()) {
            remarks.add("distances, negated: " + distances);
        }
        return scores;
    }

    private Layout.Score score(int column, boolean negated) {
        return new Layout.Score(names.name(column), column, negated);
    }

    /** Tells which columns of numbers, or of what should be numbers, are no systems. */
    private void leftOut(NumberColumns.Found found) {
        if (!found.others().isEmpty()) {
            notices.add("columns of numbers that are taken for no scores: " + listed(found.others())
                    + "; --score COLUMN takes one");
        }
        if (!found.unreadable().isEmpty()) {
            notices.add("columns that may be scores and cannot be read: " + listed(found.unreadable()));
        }
    }

    private String listed(Map<Integer, String> columns) {
        String text = columns.entrySet().stream()
                .limit(MOST_NAMED)
                .map(e -> "'" + names.name(e.getKey()) + "' (" + e.getValue() + ")")
                .collect(Collectors.joining(", "));
        return columns.size() > MOST_NAMED ? text + " and " + (columns.size() - MOST_NAMED) + " more" : text;
    }

    private static String capital(List<String> sentences) {
        return sentences.stream()
                .map(s -> s.substring(0, 1).toUpperCase(Locale.ROOT) + s.substring(1) + ".")
                .collect(Collectors.joining(" "));
    }

    private static boolean isDistance(String name, boolean pivot) {
        String plain = ColumnNames.plain(name);
        return plain.matches("(.*_)?(distance|distances|dist|euclidean|l2|l1|euclidean_l2)(_.*)?")
                || (pivot && plain.matches(".*_(cosine|euclidean|euclidean_l2|angular)"));
    }

    private String format(boolean pivot, boolean pairsAlone) {
        if (pairsAlone) {
            return "pair list";
        }
        if (pivot) {
            return "deepface pivot";
        }
        if (names.sides("att") != null && names.sides("p") != null) {
            return "BFW data table";
        }
        if (IntStream.range(0, names.size()).anyMatch(c -> TrainingColumns.isTraining(names.name(c)))) {
            return "facegap scores, CSV";
        }
        if (names.sides("subject_id") != null) {
            return names.sides("race") == null ? "bob CSV" : "score-norm-fairness CSV";
        }
        return "table with named columns";
    }

    private void unused() {
        Set<String> left = new TreeSet<>();
        for (int c = 0; c < names.size(); c++) {
            if (!used.contains(c)) {
                left.add(names.name(c).isEmpty() ? "(no name)" : names.name(c));
            }
        }
        if (!left.isEmpty()) {
            remarks.add("columns not used: "
                    + String.join(", ", left.stream().limit(40).toList()) + (left.size() > 40 ? ", ..." : ""));
        }
    }

    private void groupHints(boolean warn) {
        GroupColumns columnsLeft = new GroupColumns(names, head);
        for (String split : columnsLeft.splits(used)) {
            warnings.add("pairs of all values of " + split
                    + " are measured together; if it says how the pairs were divided, keep those that were not trained on, or"
                    + " take it for folds with --fold");
        }
        List<String> groups = columnsLeft.unused(used);
        if (!groups.isEmpty()) {
            (warn ? warnings : notices)
                    .add((warn ? "no column makes groups; " : "") + "columns that could make groups and are not used: "
                            + String.join(", ", groups.subList(0, Math.min(MOST_NAMED, groups.size())))
                            + "; take one with --group COLUMN");
        }
    }

    private void use(int column) {
        if (column >= 0) {
            used.add(column);
        }
    }

    private void use(@Nullable Sides sides) {
        if (sides != null) {
            use(sides.probe());
            use(sides.reference());
        }
    }

    private void say(String what, int column) {
        if (column >= 0) {
            remarks.add(what + ": " + names.name(column));
        }
    }

    private void say(String what, @Nullable Sides sides) {
        if (sides != null) {
            remarks.add(what + ": " + names.name(sides.probe())
                    + (sides.probe() == sides.reference() ? "" : " and " + names.name(sides.reference())));
        }
    }
}
