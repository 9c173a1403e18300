package org.facegap.core.dataset.layout;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.facegap.core.UserError;
import org.facegap.core.dataset.AttributeLabel;
import org.facegap.core.dataset.CsvLine;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.files.DiskErrors;
import org.facegap.core.image.EncodedImage;
import org.facegap.core.json.Json;
import org.facegap.core.progress.Progress;

/**
 * Writes a face dataset out in another layout. The images' bytes are those of the dataset, checked against its checksums;
 * names are made safe ({@link SafeNames}), so nothing is written outside of the folder. The dataset's card goes along as
 * {@code dataset-card.json}, and its terms as {@code LICENCE.txt}.
 */
public final class DatasetExport {
    private final FaceDataset dataset;
    private final ExportFormat format;
    private final Path out;
    private final SafeNames identities = new SafeNames();
    private final Set<String> told = new HashSet<>();
    private final SkipCount renamed = new SkipCount();
    private final SkipCount skipped = new SkipCount();
    private long written;

    private DatasetExport(FaceDataset dataset, ExportFormat format, Path out) {
        this.dataset = dataset;
        this.format = format;
        this.out = out;
    }

    /**
     * What was written.
     *
     * @param images how many
     * @param skipped those that the layout has no name for
     * @param renamed identities whose folder has another name than they
     */
    public record Report(long images, List<Skipped> skipped, List<Skipped> renamed) {}

    /**
     * Exports.
     *
     * @param out a folder that does not exist yet, or is empty
     * @throws UserError when it is not empty, no image can be exported, an image is damaged, the layout needs attributes that the dataset lacks, or
     *     the disk fails
     */
    public static Report run(FaceDataset dataset, ExportFormat format, Path out, Progress progress) {
        if (format == ExportFormat.UTKFACE) {
            UtkFaceName.check(dataset.card().attributes());
        }
        DatasetExport export = new DatasetExport(dataset, format, out);
        try {
            checkEmpty(out);
            Files.createDirectories(out);
            export.write(progress);
        } catch (IOException e) {
            throw DiskErrors.writing(out, e);
        }
        return new Report(export.written, export.skipped.all(), export.renamed.all());
    }

    private static void checkEmpty(Path out) throws IOException {
        if (Files.exists(out)) {
            if (!Files.isDirectory(out)) {
                throw UserError.usage(out + " is a file, not a folder");
            }
            try (Stream<Path> files = Files.list(out)) {
                if (files.findAny().isPresent()) {
                    throw UserError.usage(out + " is not empty; name a folder that does not exist yet");
                }
            }
        }
    }

    private void write(Progress progress) throws IOException {
        try (Progress.Task task = progress.begin("export", dataset.records().size(), "images");
                BufferedWriter index = format == ExportFormat.CSV
                        ? Files.newBufferedWriter(out.resolve("index.csv"), StandardCharsets.UTF_8)
                        : null) {
            if (index != null) {
                index.write(header() + "\n");
            }
            for (int row = 0; row < dataset.records().size(); row++) {
                FaceRecord record = dataset.records().get(row);
                byte[] bytes = dataset.bytes(record);
                Optional<String> name = name(record, row, EncodedImage.extension(bytes));
                if (name.isEmpty()) {
                    skipped.add("no age, gender and race in UTKFace's values", record.key());
                    continue;
                }
                Path file = out.resolve(name.get());
                Path folder = file.getParent();
                if (folder != null) {
                    Files.createDirectories(folder);
                }
                Files.write(file, bytes);
                if (index != null) {
                    index.write(line(record, name.get()) + "\n");
                }
                written++;
                task.advance(1);
            }
        }
        if (written == 0) {
            throw new UserError("nothing was exported to " + out + ": "
                    + skipped.all().stream().map(Skipped::words).collect(Collectors.joining(", ")));
        }
        Json.write(out.resolve("dataset-card.json"), dataset.card());
        Files.writeString(out.resolve("LICENCE.txt"), dataset.card().licence() + "\n");
    }

    private Optional<String> name(FaceRecord record, int row, String extension) {
        String end = "." + (extension.isEmpty() ? "bin" : extension);
        return switch (format) {
            case FOLDERS -> Optional.of(folder(record.identity()) + "/" + record.key() + end);
            case UTKFACE -> UtkFaceName.of(record.attributes(), row).map(name -> name + end);
            case CSV -> Optional.of(String.format(Locale.ROOT, "images/%06d/", record.shard()) + record.key() + end);
        };
    }

    private String folder(String identity) {
        String name = identities.of(identity);
        if (told.add(identity) && !name.equals(identity)) {
            renamed.add("identities whose folder cannot have their name", identity + " is in " + name);
        }
        return name;
    }

    private String header() {
        List<String> columns = new ArrayList<>(List.of("file", "identity"));
        for (String attribute : dataset.card().attributes()) {
            columns.add(attribute);
            columns.add(attribute + ".confidence");
        }
        columns.add("variation");
        return CsvLine.format(columns);
    }

    private String line(FaceRecord record, String file) {
        List<String> fields = new ArrayList<>(List.of(file, record.identity()));
        for (String attribute : dataset.card().attributes()) {
            AttributeLabel label = record.attributes().get(attribute);
            fields.add(label == null ? "" : label.value());
            fields.add(label == null ? "" : String.valueOf(label.confidence()));
        }
        fields.add(record.variation());
        return CsvLine.format(fields);
    }
}
