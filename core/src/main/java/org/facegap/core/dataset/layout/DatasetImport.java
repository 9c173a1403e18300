package org.facegap.core.dataset.layout;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.facegap.core.UserError;
import org.facegap.core.dataset.CsvLine;
import org.facegap.core.dataset.DatasetCard;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.dataset.FaceDatasetWriter;
import org.facegap.core.files.DiskErrors;
import org.facegap.core.files.Sha256;
import org.facegap.core.image.EncodedImage;
import org.facegap.core.image.Orientation;
import org.facegap.core.json.Json;
import org.facegap.core.progress.Progress;
import org.facegap.core.words.DateLikeRanges;
import org.facegap.core.words.Printable;
import org.facegap.core.words.Spelling;
import org.facegap.core.words.WordOrder;

/**
 * Makes a face dataset of the images of another layout. Images stream through: a few are in memory at a time. Beside
 * the dataset it writes {@code sources.csv} (key and path of every image), {@code pairs.csv} when the source has a
 * protocol, and {@code import.json}. The same source gives the same bytes.
 */
public final class DatasetImport implements FaceSink, AutoCloseable {
    private static final Set<String> OWN =
            Set.of("shards", "index.csv", "latents.npy", "sources.csv", "pairs.csv", "import.json");
    private static final String KEY_CHARACTERS = "[^A-Za-z0-9_-]";
    private static final int LONGEST_KEY = 80;
    private static final int MOST_VALUES = 1000;

    private final FaceLayout layout;
    private final ImportSpec settings;
    private final Path out;
    private final FaceDatasetWriter writer;
    private final BufferedWriter sources;
    private final PreparedImages images;
    private final Progress.Task task;
    private final SkipCount skipped = new SkipCount();
    private final Map<String, Integer> rows = new HashMap<>();
    private final List<String> identities = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Map<String, Map<String, Long>> values = new TreeMap<>();
    private final SkipCount notes = new SkipCount();
    private long kept;
    private long turned;
    private long toTurn;

    private DatasetImport(FaceLayout layout, ImportSpec settings, Path out, Progress progress) {
        this.layout = layout;
        this.settings = settings;
        this.out = out;
        writer = FaceDatasetWriter.create(out, layout.attributes(), 0);
        try {
            sources = Files.newBufferedWriter(out.resolve("sources.csv"), StandardCharsets.UTF_8);
            sources.write("key,path\n");
        } catch (IOException e) {
            writer.close();
            throw DiskErrors.writing(out.resolve("sources.csv"), e);
        }
        images = new PreparedImages(
                settings.size(),
                this::add,
                (face, why) -> skip(why.kind().words(), face.path() + ": " + why.getMessage()));
        layout.attributes().forEach(attribute -> values.put(attribute, new TreeMap<>(new WordOrder())));
        task = progress.begin("import " + settings.kind(), 0, "images");
    }

    /**
     * Imports a source.
     *
     * @param out folder of the dataset, not there yet or left by an import that was killed
     * @throws UserError when the folder is in use, the source is not laid out so, or holds no usable image
     */
    public static ImportReport run(FaceLayout layout, ImportSpec settings, Path out, Progress progress) {
        checkFree(out);
        try (DatasetImport run = new DatasetImport(layout, settings, out, progress)) {
            layout.faces(run);
            run.images.finish();
            return run.finish();
        }
    }

    private static void checkFree(Path out) {
        if (!Files.exists(out)) {
            return;
        }
        if (!Files.isDirectory(out)) {
            throw UserError.usage(out + " is a file, not a folder");
        }
        try (Stream<Path> files = Files.list(out)) {
            List<String> others = files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> !OWN.contains(name) && !name.endsWith(".tmp"))
                    .sorted()
                    .toList();
            if (!others.isEmpty()) {
                throw UserError.usage(
                        out + " is not empty: it holds " + others.get(0) + "; name a folder that does not exist yet");
            }
        } catch (IOException e) {
            throw new UserError("cannot read " + out + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void face(SourceFace face) {
        images.add(face);
    }

    @Override
    public void skip(String reason, String name) {
        skipped.add(reason, name);
    }

    @Override
    public void note(String what, String name) {
        notes.add(what, name);
    }

    private void add(SourceFace face, EncodedImage image) {
        String key = key(face);
        if (key.isEmpty()) {
            skip("a second image of the same name", face.path());
            return;
        }
        String identity = face.identity().equals(SourceFace.NOT_KNOWN) ? key : Printable.of(face.identity());
        names.add(identity);
        if (layout.hasPairs()) {
            identities.add(identity);
            if (rows.putIfAbsent(face.name(), (int) writer.size()) != null) {
                note("a second image of a name that pairs have; they are read as of the first", face.path());
            }
        }
        writer.add(key, identity, face.labels(), "", image, null);
        if (EncodedImage.frames(face.bytes()) > 1) {
            note("a GIF file of several images, of which the first is taken", face.path());
        }
        boolean same = image.bytes() == face.bytes();
        kept += same ? 1 : 0;
        if (Orientation.of(face.bytes()) != Orientation.UPRIGHT) {
            turned += same ? 0 : 1;
            toTurn += same ? 1 : 0;
        }
        face.labels()
                .forEach((attribute, label) -> values.computeIfAbsent(attribute, a -> new TreeMap<>(new WordOrder()))
                        .merge(label.value(), 1L, Long::sum));
        try {
            sources.write(CsvLine.format(List.of(key, Printable.of(face.path()))) + "\n");
        } catch (IOException e) {
            throw DiskErrors.writing(out.resolve("sources.csv"), e);
        }
        task.advance(1);
    }

    /** The name with every character that keys do not have as an underscore; with a hash when that is taken or too long. */
    private String key(SourceFace face) {
        String plain = face.name().replaceAll(KEY_CHARACTERS, "_");
        boolean fits = !plain.isEmpty() && plain.length() <= LONGEST_KEY;
        if (fits && !writer.has(plain)) {
            return plain;
        }
        String end = plain.length() > LONGEST_KEY ? plain.substring(plain.length() - LONGEST_KEY) : plain;
        String hashed = end + "-" + Sha256.of(face.path()).substring(0, 8);
        return writer.has(hashed) ? "" : hashed;
    }

    private ImportReport finish() {
        if (writer.size() == 0) {
            List<Skipped> why = skipped.all();
            throw new UserError(settings.source() + ": no image could be imported as " + settings.kind()
                    + (why.isEmpty()
                            ? ": there are no .jpg, .jpeg, .png, .bmp or .gif files"
                            : ": " + why.stream().map(Skipped::words).collect(Collectors.joining(", "))));
        }
        PairFile pairs = new PairFile(rows, identities);
        layout.pairs(pair -> pairs.add(pair, skipped), this);
        pairs.finish(this);
        Spelling.alike(names)
                .forEach(alike -> note(
                        "identities whose names differ only in case, blanks, dashes or leading zeros, kept apart",
                        String.join(", ", alike)));
        LikeValues.of(values).forEach(like -> note("values of one attribute that differ only in case or blanks", like));
        values.forEach((attribute, counts) -> DateLikeRanges.among(counts.keySet())
                .forEach(value -> note(
                        "values that look like ranges that a spreadsheet turned into dates",
                        attribute + ": '" + value + "' " + counts.get(value))));
        if (pairs.size() > 0) {
            pairs.write(out.resolve("pairs.csv"), "the protocol of the " + settings.kind() + " source");
        }
        try {
            sources.close();
        } catch (IOException e) {
            throw DiskErrors.writing(out.resolve("sources.csv"), e);
        }
        values.values().removeIf(counts -> counts.size() > MOST_VALUES);
        ImportReport report = new ImportReport(
                settings.kind(),
                settings.source(),
                writer.size(),
                names.size(),
                kept,
                writer.size() - kept,
                turned,
                toTurn,
                values,
                pairs.size(),
                skipped.all(),
                notes.all());
        Json.write(out.resolve("import.json"), report);
        String remark = layout.remark().isEmpty() ? "" : "; " + layout.remark();
        FaceDataset made = writer.finish(DatasetCard.describe(
                settings.name(),
                writer.side(),
                layout.attributes(),
                "imported from " + settings.source() + " (" + settings.kind() + ")" + remark,
                "",
                Map.of(),
                settings.licence(),
                settings.imagesMayBeShown(),
                Map.of()));
        if (made.records().size() != report.images()) {
            throw new IllegalStateException("the dataset lost images while it was written");
        }
        return report;
    }

    @Override
    public void close() {
        task.close();
        images.close();
        writer.close();
        try {
            sources.close();
        } catch (IOException e) {
            throw DiskErrors.writing(out.resolve("sources.csv"), e);
        }
    }
}
