package org.facegap.core.dataset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.facegap.core.UserError;
import org.facegap.core.files.AtomicFile;
import org.facegap.core.json.Json;

/**
 * A face dataset whose images lie in the shards of other face datasets: card, index and {@code shards.csv}, which says where each shard is,
 * from this folder. No image is copied. It cannot be read without the others.
 */
public final class FaceDatasetLinks {
    private static final String HEADER = "shard,file";

    private FaceDatasetLinks() {}

    /**
     * Images of another dataset.
     *
     * @param dataset where they lie
     * @param records which
     * @param keys put before their keys
     * @param identities put before the names of their identities, so that those of two datasets are told apart
     */
    public record Part(FaceDataset dataset, List<FaceRecord> records, String keys, String identities) {
        public Part {
            records = List.copyOf(records);
        }
    }

    /**
     * Writes a dataset of parts of others; they have latents no longer.
     *
     * @param dir an existing folder without a dataset
     * @param described its card without counts; its attributes are columns of the index
     * @throws UserError when two images have one key, or a key is too long
     */
    public static FaceDataset write(Path dir, DatasetCard described, List<Part> parts) {
        FaceIndex index = new FaceIndex(described.attributes());
        ShareCount count = new ShareCount(described.attributes());
        Map<Path, Integer> shards = new LinkedHashMap<>();
        Set<String> keys = new LinkedHashSet<>();
        StringBuilder lines = new StringBuilder(index.header()).append('\n');
        for (Part part : parts) {
            for (FaceRecord record : part.records()) {
                String key = part.keys() + record.key();
                if (!FaceIndex.KEY.matcher(key).matches() || !keys.add(key)) {
                    throw new UserError(part.dataset().dir() + ": the key '" + record.key()
                            + "' is too long for an index of several datasets, or is there twice");
                }
                Path file = part.dataset().shard(record.shard());
                int shard = shards.computeIfAbsent(file, f -> shards.size());
                String identity = part.identities() + record.identity();
                Map<String, AttributeLabel> labels = new LinkedHashMap<>(record.attributes());
                labels.keySet().retainAll(described.attributes());
                count.add(identity, labels);
                lines.append(index.line(new FaceRecord(
                                key,
                                identity,
                                shard,
                                record.offset(),
                                record.length(),
                                labels,
                                record.variation(),
                                -1,
                                record.sha256())))
                        .append('\n');
            }
        }
        Path from = dir.toAbsolutePath();
        StringBuilder files = new StringBuilder(HEADER).append('\n');
        shards.forEach((file, shard) -> files.append(CsvLine.format(List.of(
                        String.valueOf(shard),
                        from.relativize(file.toAbsolutePath()).toString().replace('\\', '/'))))
                .append('\n'));
        AtomicFile.write(DatasetFiles.links(dir), files.toString().getBytes(StandardCharsets.UTF_8));
        AtomicFile.write(DatasetFiles.index(dir), lines.toString().getBytes(StandardCharsets.UTF_8));
        Json.write(DatasetFiles.card(dir), described.withCounts(keys.size(), count.identities(), count.shares()));
        return FaceDataset.open(dir);
    }

    /** Where the shards of a dataset lie, by number; empty where they lie in its own folder. */
    static Map<Integer, Path> read(Path dir) {
        Path file = DatasetFiles.links(dir);
        if (!Files.exists(file)) {
            return Map.of();
        }
        Map<Integer, Path> shards = new HashMap<>();
        List<String> lines = new ArrayList<>();
        try {
            lines.addAll(Files.readAllLines(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UserError("cannot read " + file + ": " + e.getMessage(), e);
        }
        for (int i = 1; i < lines.size(); i++) {
            try {
                List<String> fields = CsvLine.parse(lines.get(i));
                shards.put(
                        Integer.parseInt(fields.get(0)),
                        dir.resolve(fields.get(1)).normalize());
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                throw new UserError(file + ":" + (i + 1) + ": expected the number of a shard and its file", e);
            }
        }
        return shards;
    }
}
