package org.facegap.evaluation.scores.reading;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.facegap.core.UserError;
import org.facegap.core.files.SameFiles;
import org.facegap.core.files.Sha256;
import org.facegap.core.results.scores.SkippedRows;
import org.facegap.core.results.scores.SourceFile;
import org.facegap.core.words.CrossedNames;
import org.facegap.evaluation.scores.ScoreBinary;
import org.facegap.evaluation.scores.ScoreTable;
import org.facegap.evaluation.scores.ScoreTableBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Reads score files, whatever their format, into one table.
 *
 * <p>Formats are found by content, plain or gzip: facegap's binary and CSV forms, bob with 2, 4 or 5 columns, any
 * delimited text whose first line names the columns, and lists of scores of one kind. Several files are read one after
 * the other; where no column holds groups, each file is a group named by the file.
 */
public final class ScoreFiles {
    /** The group of all pairs where neither a column nor the names of several files tell groups. */
    public static final String NO_GROUP = "all";

    private static final double CONTRADICTED = 0.1;

    private final ReadingSpec options;

    /** A reader. */
    public ScoreFiles(ReadingSpec options) {
        this.options = options;
    }

    /**
     * Reads the files.
     *
     * @throws UserError when a file is missing, damaged, of no known format or holds no usable pair, or when the files do
     *     not fit each other
     */
    public ScoreInput read(List<ScoreSource> sources) {
        if (sources.isEmpty()) {
            throw UserError.usage("There is no score file to read.");
        }
        List<String> warnings = new ArrayList<>();
        List<ScoreSource> files = ScoreFolder.expand(sources, this::recognise, warnings);
        ScoreInput binary = binary(files, warnings);
        return binary != null ? binary : texts(files, warnings);
    }

    /** Fails when a file is no score file. */
    private void recognise(ScoreSource source) {
        try (OpenedFile file = OpenedFile.open(source.path())) {
            if (ScoreBinary.isBinary(file.head())) {
                return;
            }
        } catch (IOException e) {
            throw OpenedFile.damaged(source.path().toString(), e);
        }
        layout(source);
    }

    private @Nullable ScoreInput binary(List<ScoreSource> sources, List<String> warnings) {
        for (ScoreSource source : sources) {
            try (OpenedFile file = OpenedFile.open(source.path())) {
                if (!ScoreBinary.isBinary(file.head())) {
                    continue;
                }
                if (sources.size() > 1) {
                    throw UserError.usage(
                            source.path() + ": a binary score file holds all its groups and is read alone.");
                }
                ScoreTable table = ScoreBinary.read(file.name(), file.stream());
                SourceFile card = new SourceFile(
                                shown(source),
                                "facegap scores, binary",
                                table.size(),
                                table.size(),
                                List.of(),
                                List.of())
                        .hashed(Sha256.of(source.path()));
                GroupNames.check(table, warnings);
                TotalGroups.refuse(table);
                GroupScales.check(table, warnings);
                return new ScoreInput(table, List.of(card), 0, warnings);
            } catch (IOException e) {
                throw OpenedFile.damaged(source.path().toString(), e);
            }
        }
        return null;
    }

    private ScoreInput texts(List<ScoreSource> sources, List<String> warnings) {
        List<Layout> layouts = new ArrayList<>();
        for (ScoreSource source : sources) {
            Layout layout = layout(source);
            layouts.add(layout);
            layout.notes().warnings().forEach(warning -> warnings.add(shown(source) + ": " + warning + "."));
        }
        Layout first = layouts.get(0);
        boolean identities = layouts.stream().allMatch(l -> l.identity().known());
        boolean folds = layouts.stream().allMatch(l -> l.fold() >= 0);
        if (!identities && layouts.stream().anyMatch(l -> l.identity().known())) {
            throw new UserError("Some of the files name identities and some do not: "
                    + String.join(", ", sources.stream().map(ScoreFiles::shown).toList())
                    + ". Evaluate them apart, or leave identities out with --identity none.");
        }
        ScoreTableBuilder table = new ScoreTableBuilder(first.systems(), identities, folds);
        PrecisionGuess[] precision = Stream.generate(PrecisionGuess::new)
                .limit(first.systems().size())
                .toArray(PrecisionGuess[]::new);
        RepeatedPairs images = new RepeatedPairs();
        CrossedNames crossed = new CrossedNames(String.valueOf((char) TextScores.BETWEEN));
        List<SourceFile> cards = new ArrayList<>();
        boolean ownIdentities = sources.size() > 1 && identities;
        SameFiles same = new SameFiles();
        for (int i = 0; i < sources.size(); i++) {
            Layout layout = ordered(sources.get(i), layouts.get(i), sources.get(0), first);
            cards.add(file(
                    sources.get(i),
                    layout,
                    table,
                    precision,
                    images,
                    crossed,
                    sources.size() == 1,
                    ownIdentities,
                    warnings));
            same.see(sources.get(i).path(), cards.get(i).sha256()).ifPresent(warnings::add);
        }
        if (sources.size() > 1) {
            oneGroup(sources, layouts, warnings);
        }
        boolean[] single = new boolean[precision.length];
        for (int s = 0; s < single.length; s++) {
            single[s] = precision[s].isSingle();
        }
        boolean[] distance = new boolean[precision.length];
        for (int s = 0; s < distance.length; s++) {
            distance[s] = first.scores().get(s).negated();
        }
        ScoreTable read = table.build(single, distance);
        cards.forEach(card -> skipped(card, warnings));
        GroupNames.check(read, warnings);
        TotalGroups.refuse(read);
        if (identities && layouts.stream().anyMatch(l -> l.label() < 0)) {
            IdentityNames.check(read, warnings);
        }
        if (identities && layouts.stream().noneMatch(l -> l.groups().isEmpty())) {
            IdentityNames.inSeveralGroups(read, warnings);
        }
        StandInScores.check(read, warnings);
        GroupScales.check(read, warnings);
        if (!identities && first.header() && first.label() >= 0) {
            DecisionLabels.check(read, first.labelName(), warnings);
        }
        if (!images.isKnown()) {
            return new ScoreInput(read, cards, 0, warnings);
        }
        RepeatedPairs.Found found = images.in(read);
        long repeats = found.repeats().cardinality();
        if (repeats > 0) {
            warnings.add(repeats
                    + " pairs repeat an earlier pair of the same two images, in either order, with the same"
                    + " scores" + (options.keepRepeats() ? ": they are counted twice, as asked." : ": counted once."));
        }
        if (found.others() > 0) {
            warnings.add(found.others() + " pairs repeat an earlier pair of images with other scores or another label;"
                    + " all are kept.");
        }
        return options.keepRepeats()
                ? new ScoreInput(read, cards, 0, warnings)
                : new ScoreInput(read.without(found.repeats()), cards, repeats, warnings);
    }

    /** Tells files whose names make them one group, such as those of one name in two folders. */
    private static void oneGroup(List<ScoreSource> sources, List<Layout> layouts, List<String> warnings) {
        Map<String, ScoreSource> known = new HashMap<>();
        for (int i = 0; i < sources.size(); i++) {
            Layout layout = layouts.get(i);
            ScoreSource source = sources.get(i);
            String group = group(source, layout);
            ScoreSource before = layout.groups().isEmpty() ? known.putIfAbsent(layout.kind() + group, source) : null;
            if (before != null) {
                warnings.add(before.path() + " and " + source.path() + " are one group, '" + group
                        + "', by their names; rename one if they are two.");
            }
        }
    }

    private static String group(ScoreSource source, Layout layout) {
        return layout.kind() != null ? source.group() : source.stem();
    }

    private Layout layout(ScoreSource source) {
        try (OpenedFile file = OpenedFile.text(source.path())) {
            FileHead head = FileHead.of(file);
            List<String> first = head.rows().get(0);
            boolean named = first.stream().noneMatch(head::isNumber)
                    && first.stream().anyMatch(word -> !FileHead.isMissing(word));
            boolean list =
                    source.kind() != ScoreSource.Kind.PAIRS || (first.size() == 1 && source.genuineList() != null);
            if (named && !list) {
                if (head.rows().size() == 1 && file.isWhole()) {
                    throw new UserError(file.name() + ": holds a line with the names of columns and no pairs.");
                }
                return NamedLayout.of(
                        file.name(), head.spread(file, source.path()), options.columns(), options.embeddings() != null);
            }
            if (options.embeddings() != null) {
                return PlainLayout.pairs(file.name(), head, options.columns());
            }
            return PlainLayout.of(file.name(), head, list ? source.genuineList() : null, options.columns());
        } catch (IOException e) {
            throw OpenedFile.damaged(source.path().toString(), e);
        }
    }

    private SourceFile file(
            ScoreSource source,
            Layout layout,
            ScoreTableBuilder table,
            PrecisionGuess[] precision,
            RepeatedPairs images,
            CrossedNames crossed,
            boolean alone,
            boolean ownIdentities,
            List<String> warnings) {
        String group = alone ? NO_GROUP : group(source, layout);
        SourceFile card;
        try (OpenedFile file = OpenedFile.text(source.path())) {
            Boolean kind = layout.kind();
            if (options.histogram() && kind != null && !kind) {
                boolean negated = layout.scores().get(0).negated();
                return HistogramScores.read(file, shown(source), negated, group, table, images);
            }
            TextScores reader = new TextScores(
                    layout, table, precision, images, crossed, group, ownIdentities, options.embeddings());
            List<String> doubts = new ArrayList<>();
            card = reader.read(file, shown(source), doubts);
            doubts.forEach(doubt -> warnings.add(shown(source) + ": " + doubt + "."));
            reader.checkLabels(source.path().toString());
            long[] differing = reader.contradictions();
            if (differing[0] > CONTRADICTED * differing[1]) {
                throw new UserError(source.path() + ": in " + differing[0] + " of " + differing[1]
                        + " pairs that are labelled genuine the two identities differ, so these columns hold something"
                        + " else. Name the right ones with --identity PROBE,REFERENCE, or --identity none.");
            }
        } catch (IOException e) {
            throw OpenedFile.damaged(source.path().toString(), e);
        }
        if (card.pairs() == 0) {
            throw new UserError(source.path() + ": none of its " + card.rows() + " rows makes a pair: rows "
                    + text(card.skipped()) + ".");
        }
        return card.hashed(hash(source.path()));
    }

    /** The layout with its systems in the order of the first file's. */
    private static Layout ordered(ScoreSource source, Layout layout, ScoreSource firstSource, Layout first) {
        if (layout.systems().equals(first.systems())) {
            return layout;
        }
        Set<String> missing = new HashSet<>(first.systems());
        layout.systems().forEach(missing::remove);
        if (!missing.isEmpty() || layout.systems().size() != first.systems().size()) {
            throw new UserError(shown(source) + " holds the systems " + String.join(", ", layout.systems()) + ", but "
                    + shown(firstSource) + " holds " + String.join(", ", first.systems())
                    + ": name those to evaluate with --score.");
        }
        return layout.reordered(first.systems().stream()
                .map(system -> layout.scores().get(layout.systems().indexOf(system)))
                .toList());
    }

    private static String hash(Path file) {
        try {
            return Sha256.of(file);
        } catch (IOException e) {
            throw OpenedFile.damaged(file.toString(), e);
        }
    }

    private static void skipped(SourceFile card, List<String> warnings) {
        long count = card.skipped().stream().mapToLong(SkippedRows::count).sum();
        if (count > 0) {
            warnings.add(card.name() + ": " + count + " of " + card.rows() + " rows were not used: "
                    + text(card.skipped()) + ".");
        }
    }

    private static String text(List<SkippedRows> rows) {
        List<String> parts = new ArrayList<>();
        for (SkippedRows row : rows) {
            parts.add(row.count() + " " + row.reason() + " (line"
                    + (row.firstLines().size() == 1 ? " " : "s ")
                    + String.join(
                            ", ", row.firstLines().stream().map(String::valueOf).toList())
                    + (row.count() > row.firstLines().size() ? ", ..." : "") + ")");
        }
        return String.join("; ", parts);
    }

    private static String shown(ScoreSource source) {
        return String.valueOf(source.path().getFileName());
    }
}
