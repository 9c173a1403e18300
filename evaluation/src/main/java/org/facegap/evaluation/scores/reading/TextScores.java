package org.facegap.evaluation.scores.reading;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.facegap.core.UserError;
import org.facegap.core.csv.RepeatedHeader;
import org.facegap.core.results.scores.SourceFile;
import org.facegap.core.words.CrossedNames;
import org.facegap.core.words.JoinedNames;
import org.facegap.core.words.Nearest;
import org.facegap.core.words.Printable;
import org.facegap.evaluation.scores.NameTable;
import org.facegap.evaluation.scores.ScoreTableBuilder;
import org.facegap.evaluation.scores.reading.ColumnNames.Sides;
import org.jspecify.annotations.Nullable;

/** Reads the rows of one text file into a table; a row that makes no pair is counted and its line remembered. */
final class TextScores {

    /** Between the values of crossed groups. */
    static final byte BETWEEN = '/';

    /** Words of a column of failures that say that there was none. */
    private static final Set<String> FINE = Set.of("ok", "okay", "success", "succeeded", "passed", "fine");

    private final Layout layout;
    private final ScoreTableBuilder table;
    private final PrecisionGuess[] precision;
    private final RepeatedPairs images;
    private final CrossedNames crossed;
    private final @Nullable Embeddings embeddings;
    private final boolean hasGroups;
    private final boolean oneGroup;
    private final int fileGroup;
    private final @Nullable String identityPrefix;
    private final SkipLog skipped = new SkipLog();
    private final LabelWords labels;
    private final LabelWords failures = new LabelWords(null);
    private final DecimalParser numbers;
    private final double[] scores;
    private final int noSex;
    private byte[] joined = new byte[64];
    private @Nullable String example;
    private List<String> names = List.of();
    private long failedRows;
    private long plusInfinite;
    private long minusInfinite;
    private final UnmatchedNames unmatched = new UnmatchedNames();
    private long contradictions;
    private long genuine;
    private long labelledGenuine;
    private long labelledImpostor;
    private long unknownLabels;
    private String unknownLabel = "";
    private final Thousands[] thousands;

    /**
     * A reader of one file.
     *
     * @param layout where the file has what
     * @param table takes the pairs; its systems are in the order of the layout's score columns
     * @param precision one for each system
     * @param images takes the images of each pair
     * @param crossed names groups of several columns
     * @param group name of the group of all pairs where the layout has none
     * @param ownIdentities whether equal names in other files are other people
     * @param embeddings from which scores are computed; null where the file holds them
     */
    TextScores(
            Layout layout,
            ScoreTableBuilder table,
            PrecisionGuess[] precision,
            RepeatedPairs images,
            CrossedNames crossed,
            String group,
            boolean ownIdentities,
            @Nullable Embeddings embeddings) {
        this.layout = layout;
        this.embeddings = embeddings;
        this.table = table;
        this.precision = precision;
        this.images = images;
        this.crossed = crossed;
        this.hasGroups = !layout.groups().isEmpty();
        this.oneGroup = layout.groups().stream().allMatch(sides -> sides.probe() == sides.reference());
        this.fileGroup = hasGroups ? -1 : table.groups().number(group);
        this.identityPrefix = ownIdentities && !hasGroups ? group : null;
        this.labels = new LabelWords(layout.genuineWord());
        this.numbers = new DecimalParser(FileHead.commaMayBePoint(layout.delimiter()));
        this.scores = new double[layout.scores().size()];
        this.thousands = Stream.generate(Thousands::new).limit(scores.length).toArray(Thousands[]::new);
        this.noSex = table.sexes().number("");
    }

    /**
     * Reads all rows.
     *
     * @param warnings takes what may be false
     */
    SourceFile read(OpenedFile file, String shownName, List<String> warnings) throws IOException {
        int before = table.size();
        long rows = 0;
        boolean header = layout.header();
        try (RowReader in = new RowReader(file.name(), file.stream(), layout.delimiter())) {
            while (in.next()) {
                if (rows == 0 && FileHead.isComment(in)) {
                    continue;
                }
                if (header) {
                    header = false;
                    names = fields(in);
                    continue;
                }
                rows++;
                example = null;
                String reason = row(in);
                if (reason != null
                        && !names.isEmpty()
                        && !in.isBroken()
                        && RepeatedHeader.is(names, fields(in), in.place())) {
                    skipped.skip("that name the columns once more", null, in.line());
                } else if (reason != null) {
                    skipped.skip(reason, example, in.line());
                }
            }
        }
        List<String> notices = new ArrayList<>(layout.notes().notices());
        if (!file.remark().isEmpty()) {
            notices.add(file.remark());
        }
        if (failedRows > 0) {
            notices.add("the column of failures says of " + failedRows + " rows that they have no score");
        }
        if (plusInfinite + minusInfinite > 0) {
            notices.add("infinite scores (" + plusInfinite + " are +inf, " + minusInfinite
                    + " are -inf) count as pairs without a score");
        }
        for (int s = 0; s < scores.length; s++) {
            thousands[s].told(layout.scores().get(s).system()).ifPresent(warnings::add);
        }
        Embeddings known = embeddings;
        if (known != null) {
            unmatched
                    .told(shownName, "images or templates of the pairs", "embeddings", known.names())
                    .ifPresent(notices::add);
        }
        String format = file.isPacked() ? layout.format() + ", gzip" : layout.format();
        return new SourceFile(
                shownName,
                "",
                format,
                rows,
                table.size() - before,
                skipped.rows(),
                layout.notes().remarks(),
                notices);
    }

    private static List<String> fields(RowReader in) {
        return IntStream.range(0, in.fields()).mapToObj(in::text).toList();
    }

    /** Rows that were labelled genuine although their identities differ, and all rows that were labelled genuine. */
    long[] contradictions() {
        return new long[] {contradictions, genuine};
    }

    /**
     * Fails when the labels of one kind are not understood at all, when no label is the word for genuine pairs, or when 0 stands
     * beside -1.
     *
     * @param file for the message
     * @throws UserError naming a word that is not understood
     */
    void checkLabels(String file) {
        String genuineWord = layout.genuineWord();
        List<String> words = labels.words();
        if (genuineWord != null && labelledGenuine == 0 && words.size() > 1) {
            String near = Nearest.of(genuineWord, words);
            throw UserError.usage(file + ": no label is '" + genuineWord + "', the word for genuine pairs"
                    + (near == null ? "." : "; did you mean '" + near + "'?") + " The labels are "
                    + JoinedNames.shown(words) + ".");
        }
        if (labels.hasTwoZeros()) {
            throw new UserError(file + ": the labels are " + JoinedNames.shown(words)
                    + ": beside -1 a 0 may be a pair that nobody knows. Leave such labels empty, or say with --genuine-value"
                    + " 1 that every other means impostor.");
        }
        if (unknownLabels > 0 && (labelledGenuine == 0) != (labelledImpostor == 0)) {
            boolean impostors = labelledGenuine == 0;
            throw new UserError(file + ": " + (labelledGenuine + labelledImpostor) + " labels say "
                    + (impostors ? "impostor" : "genuine") + ", and none says "
                    + (impostors ? "genuine" : "impostor") + ": " + unknownLabels + " are not understood, such as '"
                    + unknownLabel
                    + "'. Name the word for genuine pairs with --genuine-value WORD; every other then means"
                    + " impostor.");
        }
    }

    /** Takes a row; why it was not taken, or null. */
    private @Nullable String row(RowReader in) {
        if (in.isBroken()) {
            return "with a quote that does not close";
        }
        int fields = in.fields();
        if (layout.columns() > 0 && fields != layout.columns()) {
            example = fields + " columns";
            return "with another number of columns than " + layout.columns();
        }
        byte[] bytes = in.bytes();
        String wrong = readScores(in, bytes, fields);
        if (wrong != null) {
            return wrong;
        }
        Boolean kind = layout.kind();
        boolean isGenuine = kind != null && kind;
        boolean labelled = layout.label() >= 0;
        if (labelled) {
            byte meaning = labels.meaning(bytes, in.from(layout.label()), in.to(layout.label()));
            if (meaning == LabelWords.MISSING) {
                return "without a label";
            }
            if (meaning == LabelWords.UNKNOWN) {
                example = in.text(layout.label());
                unknownLabel = unknownLabels++ == 0 ? clipped(in.text(layout.label())) : unknownLabel;
                return "with a label that means neither genuine nor impostor";
            }
            isGenuine = meaning == LabelWords.GENUINE;
            labelledGenuine += isGenuine ? 1 : 0;
            labelledImpostor += isGenuine ? 0 : 1;
        }
        int probe = -1;
        int reference = -1;
        if (layout.identity().known()) {
            probe = identity(in, layout.identity().probe());
            reference = identity(in, layout.identity().reference());
            if (probe < 0 || reference < 0) {
                return "without an identity";
            }
            boolean same = probe == reference;
            if (!labelled) {
                isGenuine = same;
            } else {
                genuine += isGenuine ? 1 : 0;
                if (isGenuine != same) {
                    contradictions += isGenuine ? 1 : 0;
                    return isGenuine
                            ? "labelled genuine although their identities differ"
                            : "labelled impostor although their identities are one";
                }
            }
        }
        int cell = cell(in);
        if (cell < 0) {
            return "without a group";
        }
        int fold = -1;
        if (layout.fold() >= 0) {
            fold = name(table.folds(), in, layout.fold());
            if (fold < 0) {
                return "without a fold";
            }
        }
        if (layout.image().known()) {
            long a = RepeatedPairs.image(
                    bytes, in.from(layout.image().probe()), in.to(layout.image().probe()));
            long b = RepeatedPairs.image(
                    bytes,
                    in.from(layout.image().reference()),
                    in.to(layout.image().reference()));
            if (a == b) {
                return "that compare an image with itself";
            }
            images.add(a, b);
        } else {
            images.add(0, 0);
        }
        table.add(isGenuine, cell, probe, reference, fold, scores);
        return null;
    }

    private @Nullable String readScores(RowReader in, byte[] bytes, int fields) {
        boolean failed = false;
        if (layout.failure() >= 0) {
            byte flag = failures.meaning(bytes, in.from(layout.failure()), in.to(layout.failure()));
            failed = flag == LabelWords.GENUINE || (flag == LabelWords.UNKNOWN && isFailure(in));
            failedRows += failed ? 1 : 0;
        }
        Embeddings known = embeddings;
        if (known != null) {
            scores[0] = failed ? Double.NaN : cosine(known, in);
            return null;
        }
        for (int s = 0; s < scores.length; s++) {
            int column = layout.scores().get(s).column();
            int f = column == Layout.LAST ? fields - 1 : column;
            switch (numbers.parse(bytes, in.from(f), in.to(f))) {
                case NUMBER -> {
                    precision[s].see(numbers);
                    thousands[s].see(numbers);
                    scores[s] = layout.scores().get(s).negated() ? -numbers.value() : numbers.value();
                }
                case MISSING -> scores[s] = Double.NaN;
                case INFINITE -> {
                    if (bytes[in.from(f)] == '-') {
                        minusInfinite++;
                    } else {
                        plusInfinite++;
                    }
                    scores[s] = Double.NaN;
                }
                case NO_NUMBER -> {
                    example = in.text(f);
                    return "whose score"
                            + (scores.length > 1
                                    ? " in '" + layout.scores().get(s).system() + "'"
                                    : "") + " is no number";
                }
            }
            if (failed) {
                scores[s] = Double.NaN;
            }
        }
        return null;
    }

    /**
     * Whether a word other than yes and no says that there is no score, as an error's message does.
     *
     * @throws UserError for a number
     */
    private boolean isFailure(RowReader in) {
        int f = layout.failure();
        String word = in.text(f);
        if (numbers.parse(in.bytes(), in.from(f), in.to(f)) == DecimalParser.Outcome.NUMBER) {
            throw new UserError(in.place() + ": '" + names.get(f)
                    + "' is taken for the column that says which pairs have no score: expected 1 or 0, true or"
                    + " false or a message, found '" + clipped(word) + "'; --failure none leaves it alone.");
        }
        return !FINE.contains(word.toLowerCase(Locale.ROOT));
    }

    private double cosine(Embeddings known, RowReader in) {
        int a = known.find(
                in.bytes(),
                in.from(layout.image().probe()),
                in.to(layout.image().probe()));
        int b = known.find(
                in.bytes(),
                in.from(layout.image().reference()),
                in.to(layout.image().reference()));
        unmatched.see(a >= 0, () -> in.text(layout.image().probe()));
        unmatched.see(b >= 0, () -> in.text(layout.image().reference()));
        if (a < 0 || b < 0) {
            return Double.NaN;
        }
        return known.cosine(a, b);
    }

    private int cell(RowReader in) {
        int probe = fileGroup;
        int reference = fileGroup;
        if (hasGroups) {
            probe = group(in, true);
            reference = oneGroup ? probe : group(in, false);
            if (probe < 0 || reference < 0) {
                return -1;
            }
        }
        int probeSex = noSex;
        int referenceSex = noSex;
        if (layout.sex().probe() >= 0) {
            probeSex = Math.max(noSex, name(table.sexes(), in, layout.sex().probe()));
            referenceSex = layout.sex().reference() == layout.sex().probe()
                    ? probeSex
                    : Math.max(noSex, name(table.sexes(), in, layout.sex().reference()));
        }
        return table.cell(probe, reference, probeSex, referenceSex);
    }

    private int group(RowReader in, boolean ofProbe) {
        List<Sides> columns = layout.groups();
        if (columns.size() == 1) {
            return name(table.groups(), in, columns.get(0).of(ofProbe));
        }
        int length = 0;
        boolean ambiguous = false;
        for (Sides sides : columns) {
            int column = sides.of(ofProbe);
            int from = in.from(column);
            int size = in.to(column) - from;
            if (MissingWords.isMissing(in.bytes(), from, from + size)) {
                return -1;
            }
            while (length + size + 1 > joined.length) {
                joined = Arrays.copyOf(joined, joined.length * 2);
            }
            if (length > 0) {
                joined[length++] = BETWEEN;
            }
            for (int b = from; b < from + size; b++) {
                ambiguous |= in.bytes()[b] == BETWEEN;
            }
            System.arraycopy(in.bytes(), from, joined, length, size);
            length += size;
        }
        if (ambiguous) {
            crossed.of(columns.stream().map(sides -> in.text(sides.of(ofProbe))).toList());
        }
        return table.groups().number(joined, 0, length);
    }

    private int identity(RowReader in, int column) {
        if (identityPrefix == null) {
            return name(table.identities(), in, column);
        }
        String own = in.text(column);
        return FileHead.isMissing(own) ? -1 : table.identities().number(identityPrefix + "/" + own);
    }

    private static int name(NameTable names, RowReader in, int column) {
        int from = in.from(column);
        int to = in.to(column);
        return MissingWords.isMissing(in.bytes(), from, to) ? -1 : names.number(in.bytes(), from, to);
    }

    static String clipped(String text) {
        String plain = Printable.of(text);
        return plain.length() <= 24 ? plain : plain.substring(0, 24) + "...";
    }
}
