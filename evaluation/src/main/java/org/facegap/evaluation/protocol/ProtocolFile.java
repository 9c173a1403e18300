package org.facegap.evaluation.protocol;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.facegap.core.UserError;
import org.facegap.core.dataset.CsvLine;
import org.facegap.core.files.AtomicFile;
import org.facegap.core.json.Json;

/**
 * A pair list as a file of this project, version 1, so that a protocol can be published and used again.
 *
 * <p>JSON: an object with {@code format} {@code facegap-protocol}, {@code version} 1, {@code name}, {@code rule}, {@code
 * folds} and {@code pairs}, each {@code {first: {path, identity, group}, second: {...}, genuine, fold}}. CSV: line 1
 * {@code # facegap-protocol,1,folds,name,rule}, line 2 the columns {@code
 * first,second,genuine,fold,identity1,identity2,group1,group2}, then one pair a line with {@code genuine} 1 or 0. The
 * ending of the file name decides.
 */
public final class ProtocolFile {
    private static final String FORMAT = "facegap-protocol";
    private static final String COLUMNS = "first,second,genuine,fold,identity1,identity2,group1,group2";
    private static final int VERSION = 1;
    private static final long LARGEST = 1L << 30;

    private record Document(String format, int version, String name, String rule, int folds, List<NamedPair> pairs) {}

    private ProtocolFile() {}

    /** @throws UserError when the name ends neither in .json nor in .csv, or the file cannot be written */
    public static void write(Path file, PairList list) {
        if (isJson(file)) {
            Json.write(file, new Document(FORMAT, VERSION, list.name(), list.rule(), list.folds(), list.pairs()));
            return;
        }
        StringBuilder text = new StringBuilder();
        text.append(CsvLine.format(List.of(
                        "# " + FORMAT,
                        Integer.toString(VERSION),
                        Integer.toString(list.folds()),
                        list.name(),
                        list.rule())))
                .append('\n')
                .append(COLUMNS)
                .append('\n');
        for (NamedPair p : list.pairs()) {
            text.append(CsvLine.format(List.of(
                            p.first().path(),
                            p.second().path(),
                            p.genuine() ? "1" : "0",
                            Integer.toString(p.fold()),
                            p.first().identity(),
                            p.second().identity(),
                            p.first().group(),
                            p.second().group())))
                    .append('\n');
        }
        AtomicFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** @throws UserError when the file is no protocol file of version 1; names the line */
    public static PairList read(Path file) {
        boolean json = isJson(file);
        try {
            if (Files.size(file) > LARGEST) {
                throw new UserError(file + ": more than 1 GiB; this is no protocol file.");
            }
        } catch (IOException e) {
            throw new UserError("cannot read the protocol file " + file + ": " + e.getMessage(), e);
        }
        return json ? json(file) : csv(file);
    }

    private static PairList json(Path file) {
        Document document = Json.read(file, Document.class);
        if (!FORMAT.equals(document.format) || document.version != VERSION) {
            throw new UserError(file + ": expected format " + FORMAT + " and version " + VERSION + ", not '"
                    + document.format + "' and " + document.version + ".");
        }
        try {
            return new PairList(document.name, document.rule, document.folds, document.pairs);
        } catch (IllegalArgumentException e) {
            throw new UserError(file + ": " + e.getMessage() + ".", e);
        }
    }

    private static PairList csv(Path file) {
        try (PairLines lines = PairLines.open(file)) {
            String first = lines.next();
            List<String> head = first == null ? List.of() : fields(lines, first);
            if (head.size() != 5
                    || !head.get(0).equals("# " + FORMAT)
                    || !head.get(1).equals("" + VERSION)) {
                throw new UserError(file + ":1: expected '# " + FORMAT + "," + VERSION + ",folds,name,rule'.");
            }
            int folds = lines.number(head.get(2), "the number of folds");
            if (!COLUMNS.equals(lines.next())) {
                throw new UserError(file + ":2: expected the columns " + COLUMNS + ".");
            }
            List<NamedPair> pairs = new ArrayList<>();
            for (String line = lines.next(); line != null; line = lines.next()) {
                pairs.add(pair(lines, fields(lines, line)));
            }
            return new PairList(head.get(3), head.get(4), folds, pairs);
        } catch (IllegalArgumentException e) {
            throw new UserError(file + ": " + e.getMessage() + ".", e);
        }
    }

    private static List<String> fields(PairLines lines, String line) {
        try {
            return CsvLine.parse(line);
        } catch (IllegalArgumentException e) {
            throw new UserError(lines.error(e.getMessage() + ".").getMessage(), e);
        }
    }

    private static NamedPair pair(PairLines lines, List<String> f) {
        if (f.size() != 8 || !(f.get(2).equals("0") || f.get(2).equals("1"))) {
            throw lines.error("expected " + COLUMNS + " with genuine 1 or 0.");
        }
        try {
            return new NamedPair(
                    new NamedPicture(f.get(0), f.get(4), f.get(6)),
                    new NamedPicture(f.get(1), f.get(5), f.get(7)),
                    f.get(2).equals("1"),
                    lines.number(f.get(3), "the fold"));
        } catch (IllegalArgumentException e) {
            throw new UserError(lines.error(e.getMessage() + ".").getMessage(), e);
        }
    }

    private static boolean isJson(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".json") && !name.endsWith(".csv")) {
            throw UserError.usage(file + ": a protocol file ends in .json or .csv.");
        }
        return name.endsWith(".json");
    }
}
