package org.facegap.evaluation.scores.reading;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.facegap.core.UserError;
import org.facegap.core.csv.CsvRows;
import org.facegap.core.files.ImagePaths;
import org.facegap.core.words.JoinedNames;
import org.facegap.core.words.Nearest;
import org.facegap.evaluation.identification.ProbeSearch;
import org.facegap.evaluation.identification.Search;
import org.jspecify.annotations.Nullable;

/** Searches of probes in a gallery, from score files or from embeddings and two lists. */
public final class SearchFiles {
    private static final List<String> NAMES =
            List.of("template", "template_id", "key", "name", "file", "image", "picture", "probe", "reference");
    private static final List<String> IDENTITIES =
            List.of("identity", "subject_id", "subject", "person", "id", "label");

    private SearchFiles() {}

    /**
     * What was read.
     *
     * @param searches in the order of the probes
     * @param gallery references, 0 when a score file does not tell
     * @param without listed images or templates that have no embedding; their searches have failed
     * @param warnings what a reader of the results must know
     */
    public record Searches(List<Search> searches, long gallery, long without, List<String> warnings) {
        public Searches {
            searches = List.copyOf(searches);
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * bob's score files for searches: {@code claimed_id real_id probe score} or {@code claimed_id model real_id probe
     * score}, between blanks, no header. All lines of one probe are one search; where real and claimed identity agree
     * the reference is a mate.
     *
     * @throws UserError when a line is no such line
     */
    public static Searches ofScores(Path file) {
        SearchScores scores = new SearchScores();
        try (OpenedFile opened = OpenedFile.text(file)) {
            FileHead head = FileHead.of(opened);
            DecimalParser number = new DecimalParser(head.commaMayBePoint());
            try (RowReader in = new RowReader(opened.name(), opened.stream(), head.delimiter())) {
                while (in.next()) {
                    int n = in.fields();
                    if (in.isBroken() || (n != 4 && n != 5)) {
                        throw new UserError(
                                opened.name() + ":" + in.line() + ": expected claimed_id real_id probe score,"
                                        + " or claimed_id model real_id probe score, found " + n + " fields.");
                    }
                    DecimalParser.Outcome outcome = number.parse(in.bytes(), in.from(n - 1), in.to(n - 1));
                    double score = outcome == DecimalParser.Outcome.NO_NUMBER ? Double.NaN : number.value();
                    if (Double.isNaN(score) && !FileHead.isMissing(in.text(n - 1))) {
                        throw new UserError(opened.name() + ":" + in.line() + ": expected a score, found "
                                + (outcome == DecimalParser.Outcome.INFINITE ? "the infinite " : "")
                                + "'" + TextScores.clipped(in.text(n - 1)) + "'.");
                    }
                    String real = in.text(n - 3);
                    String probe = in.text(n - 2);
                    String before = scores.add(in.text(0), n == 5 ? in.text(1) : "", real, probe, score);
                    if (!before.equals(real)) {
                        throw new UserError(opened.name() + ":" + in.line() + ": the probe '" + probe + "' is of '"
                                + real + "' here and of '" + before + "' before.");
                    }
                }
            }
        } catch (IOException e) {
            throw OpenedFile.damaged(file.toString(), e);
        }
        return scores.searches(file.toString());
    }

    /** A line of a list. */
    private record Entry(String name, int row, String identity, String group) {
        /** The image: its embedding, however it is written; its name where there is none. */
        String image() {
            return row < 0 ? name : "\0" + row;
        }
    }

    /**
     * Every probe against every reference of a gallery by cosine.
     *
     * @param gallery table with a header: a column with the name of the embedding (template, key, name ...) and one with
     *     the identity (identity, subject_id ...); lines that repeat a name are one reference, as in IJB's lists
     * @param probes likewise
     * @param group column of the probes' list that makes the groups; null for none
     * <p>A probe that is an image of the gallery finds itself and is left out.
     *
     * @throws UserError when a column is missing, one name has two identities, or every probe is an image of the gallery
     */
    public static Searches ofEmbeddings(Embeddings embeddings, Path gallery, Path probes, @Nullable String group) {
        List<String> warnings = new ArrayList<>();
        List<Entry> references = entries(embeddings, gallery, null, warnings);
        List<Entry> listed = others(references, entries(embeddings, probes, group, warnings), probes, warnings);
        if (group == null) {
            groupHints(probes, warnings);
        }
        new SearchedIdentities(references.stream().map(Entry::identity).toList())
                .check(listed.stream().map(Entry::identity).toList(), warnings);
        GroupNames.words(listed.stream().map(Entry::group).distinct().toList(), warnings);
        undirected(embeddings, references, "references", "they cannot be found")
                .ifPresent(told -> warnings.add(gallery + ": " + told + "."));
        undirected(embeddings, listed, "probes", "their searches have no score")
                .ifPresent(told -> warnings.add(probes + ": " + told + "."));
        List<Search> searches = new ArrayList<>();
        long without = references.stream().filter(e -> e.row() < 0).count();
        for (Entry probe : listed) {
            without += probe.row() < 0 ? 1 : 0;
            double[] mates = new double[references.size()];
            double[] others = new double[references.size()];
            int mate = 0;
            int other = 0;
            for (Entry reference : references) {
                double score = probe.row() < 0 || reference.row() < 0
                        ? Double.NaN
                        : embeddings.cosine(probe.row(), reference.row());
                if (reference.identity().equals(probe.identity())) {
                    mates[mate++] = score;
                } else {
                    others[other++] = score;
                }
            }
            ProbeSearch search = new ProbeSearch(Arrays.copyOf(others, other), Arrays.copyOf(mates, mate));
            searches.add(new Search(probe.identity(), probe.group(), search.essential()));
        }
        return new Searches(searches, references.size(), without, warnings);
    }

    private static Optional<String> undirected(Embeddings embeddings, List<Entry> entries, String what, String effect) {
        UndirectedNames odd = new UndirectedNames();
        entries.forEach(entry -> odd.see(entry.row() < 0 || embeddings.hasDirection(entry.row()), entry::name));
        return odd.told(what, effect);
    }

    /** The probes that are no images of the gallery. */
    private static List<Entry> others(List<Entry> references, List<Entry> probes, Path file, List<String> warnings) {
        Map<String, Entry> gallery = new HashMap<>();
        references.forEach(reference -> gallery.put(reference.image(), reference));
        List<Entry> others = new ArrayList<>();
        List<String> own = new ArrayList<>();
        for (Entry probe : probes) {
            Entry reference = gallery.get(probe.image());
            if (reference == null) {
                others.add(probe);
            } else if (reference.identity().equals(probe.identity())) {
                own.add(probe.name());
            } else {
                throw new UserError(file + ": '" + probe.name() + "' is of '" + probe.identity() + "' here and of '"
                        + reference.identity() + "' in the gallery.");
            }
        }
        if (others.isEmpty()) {
            throw new UserError(file + ": every probe is an image of the gallery (" + JoinedNames.shown(own)
                    + "); a search that finds its own image says nothing.");
        }
        if (!own.isEmpty()) {
            warnings.add(file + ": " + own.size() + " of " + probes.size() + " probes are images of the gallery ("
                    + JoinedNames.shown(own) + "); they would find themselves and are left out.");
        }
        return others;
    }

    private static List<Entry> entries(
            Embeddings embeddings, Path file, @Nullable String group, List<String> warnings) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        UnmatchedNames unmatched = new UnmatchedNames();
        long ungrouped = 0;
        long repeated = 0;
        long regrouped = 0;
        try (CsvRows rows = CsvRows.open(file)) {
            int name = column(rows, NAMES, "the name of the image or template");
            int subject = column(rows, IDENTITIES, "the identity");
            int groups = group == null ? -1 : rows.column(group);
            if (!rows.remark().isEmpty()) {
                warnings.add(file + ": the list " + rows.remark() + ".");
            }
            while (rows.next()) {
                String key = ImagePaths.name(rows.get(name));
                String identity = rows.get(subject);
                if (key.isEmpty() || identity.isEmpty()) {
                    throw new UserError(file + ":" + rows.line() + ": expected a name and an identity.");
                }
                String own = groups < 0 || CsvRows.missing(rows.get(groups)) ? "" : rows.get(groups);
                Entry entry = new Entry(key, embeddings.row(key), identity, own);
                Entry before = entries.putIfAbsent(entry.image(), entry);
                if (before == null) {
                    unmatched.see(entry.row() >= 0, () -> key);
                    ungrouped += groups >= 0 && own.isEmpty() ? 1 : 0;
                } else if (!before.identity().equals(identity)) {
                    throw new UserError(file + ":" + rows.line() + ": '" + key + "' is of '" + identity
                            + "' here and of '" + before.identity() + "' before.");
                } else {
                    repeated++;
                    regrouped += before.group().equals(own) ? 0 : 1;
                }
            }
        }
        if (repeated > 0) {
            warnings.add(file + ": " + repeated
                    + " lines name an image or template that is listed before; each of the "
                    + entries.size() + " counts once"
                    + (regrouped > 0 ? ", with the group of its first line (" + regrouped + " lines have another)" : "")
                    + ".");
        }
        if (entries.isEmpty()) {
            throw new UserError(file + ": holds a line with the names of columns and nothing else.");
        }
        unmatched
                .told(file.toString(), "images or templates", "embeddings", embeddings.names())
                .ifPresent(told -> warnings.add(file + ": " + told + "."));
        if (ungrouped > 0) {
            warnings.add(file + ": " + ungrouped + " of " + entries.size()
                    + " probes have no group; they count for all probes alone.");
        }
        return List.copyOf(entries.values());
    }

    private static void groupHints(Path probes, List<String> warnings) {
        try (OpenedFile opened = OpenedFile.text(probes)) {
            FileHead head = FileHead.of(opened).spread(opened, probes);
            ColumnNames names = new ColumnNames(opened.name(), head.rows().get(0));
            Set<Integer> used = new LinkedHashSet<>();
            used.add(names.first(NAMES));
            used.add(names.first(IDENTITIES));
            List<String> groups = new GroupColumns(names, head).unused(used);
            if (!groups.isEmpty()) {
                warnings.add(probes + ": columns that could make groups and are not used: " + String.join(", ", groups)
                        + "; take one with --group COLUMN.");
            }
        } catch (IOException e) {
            throw OpenedFile.damaged(probes.toString(), e);
        }
    }

    private static int column(CsvRows rows, List<String> known, String what) {
        List<String> header =
                rows.header().stream().map(h -> h.toLowerCase(Locale.ROOT)).toList();
        for (String name : known) {
            int at = header.indexOf(name);
            if (at >= 0) {
                return at;
            }
        }
        throw UserError.usage(rows.file() + ":1: expected a column with " + what + ", one of "
                + String.join(", ", known) + "; the columns are " + String.join(", ", rows.header())
                + (header.isEmpty() ? "" : Nearest.question(known.get(0), header)));
    }
}
