package org.facegap.generator.quality;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.facegap.core.UserError;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.image.Image;
import org.facegap.core.npy.NpyMatrix;
import org.facegap.core.progress.Progress;
import org.facegap.core.random.Seeds;
import org.facegap.core.random.Shuffle;
import org.facegap.core.words.JoinedNames;
import org.facegap.generator.audit.GroupKey;
import org.facegap.models.named.Embedding;
import org.facegap.models.named.Oracle;
import org.facegap.models.named.Reading;
import org.jspecify.annotations.Nullable;

/**
 * Images of a set in random order, with their features.
 *
 * @param name of the set
 * @param side of the images in pixels; 0 when there are only features
 * @param identitiesPerValue attribute, or joined attributes, to value to identities of the whole set, by its labels
 * @param images in an order that the seed decides
 * @param notes what a reader must know of the sample
 */
public record QualitySample(
        String name,
        int side,
        Map<String, Map<String, Long>> identitiesPerValue,
        List<Sampled> images,
        List<String> notes) {
    private static final int CHUNK = 256;

    public QualitySample {
        images = List.copyOf(images);
        notes = List.copyOf(notes);
    }

    /**
     * Draws from a face dataset without replacement.
     *
     * @param most the most images
     * @param by what the groups are made of
     * @param reader an oracle that reads the images too; null for none
     * @throws UserError when an image cannot be read
     */
    public static QualitySample of(
            FaceDataset set,
            int most,
            GroupKey by,
            FeatureSpace space,
            Embedding embedding,
            @Nullable Oracle reader,
            long seed,
            Progress progress) {
        List<FaceRecord> records = IntStream.of(order(set.records().size(), most, seed))
                .mapToObj(set.records()::get)
                .toList();
        List<Sampled> sampled = new ArrayList<>(records.size());
        List<String> notes = new ArrayList<>();
        Set<String> unlike = reader == null ? Set.of() : unlike(set, reader, notes);
        try (Progress.Task task = progress.begin("read " + set.card().name(), records.size(), "images")) {
            for (int from = 0; from < records.size(); from += CHUNK) {
                List<FaceRecord> chunk = records.subList(from, Math.min(records.size(), from + CHUNK));
                List<Image> images = chunk.stream().map(set::read).toList();
                float[][] planar = images.stream().map(Image::toPlanar).toArray(float[][]::new);
                float[][] features = embedding.embed(planar);
                List<Reading> readings = reader == null ? List.of() : reader.read(planar);
                for (int i = 0; i < chunk.size(); i++) {
                    FaceRecord record = chunk.get(i);
                    sampled.add(new Sampled(
                            space.place(features[i], set.dir() + ": the embedding of " + record.key()),
                            record.identity(),
                            by.groupOf(record.attributes()),
                            Sharpness.of(images.get(i)),
                            record.attributes(),
                            readings.isEmpty() ? null : readings.get(i).without(unlike)));
                }
                task.advance(chunk.size());
            }
        }
        return new QualitySample(set.card().name(), set.card().size(), counts(set, by, reader), sampled, notes);
    }

    /** Attributes that labels and oracle have no word of in common, which is told; such words cannot be set against each other. */
    private static Set<String> unlike(FaceDataset set, Oracle reader, List<String> notes) {
        Set<String> unlike = new TreeSet<>();
        set.card().shares().forEach((attribute, shares) -> {
            List<String> said = reader.values().getOrDefault(attribute, List.of());
            if (!said.isEmpty() && !shares.isEmpty() && said.stream().noneMatch(shares::containsKey)) {
                unlike.add(attribute);
                notes.add(set.card().name() + ": the labels of " + attribute + " (" + JoinedNames.shown(shares.keySet())
                        + ") and what the oracle says of it (" + JoinedNames.shown(said)
                        + ") have no word in common; they are not compared.");
            }
        });
        return unlike;
    }

    /** Identities by the values of every attribute and of the joined ones, with a zero for values that the oracle alone knows. */
    private static Map<String, Map<String, Long>> counts(FaceDataset set, GroupKey by, @Nullable Oracle reader) {
        Map<String, Map<String, Long>> counts = new LinkedHashMap<>();
        set.card().shares().forEach((attribute, shares) -> {
            Map<String, Long> row = new LinkedHashMap<>();
            if (reader != null) {
                reader.values().getOrDefault(attribute, List.of()).forEach(value -> row.put(value, 0L));
            }
            row.putAll(shares);
            counts.put(attribute, row);
        });
        if (by.attributes().size() > 1) {
            Map<String, Long> row = new LinkedHashMap<>();
            if (reader != null) {
                by.groups(reader.values()).forEach(group -> row.put(group, 0L));
            }
            Set<String> seen = new HashSet<>();
            set.records().stream()
                    .filter(record -> seen.add(record.identity()))
                    .forEach(record -> row.merge(by.groupOf(record.attributes()), 1L, Long::sum));
            counts.put(by.name(), row);
        }
        return counts;
    }

    /**
     * Draws from a matrix of features; every row counts as an image of an identity of its own.
     *
     * @param name of the file, for messages and the report
     * @throws UserError when a row is no feature
     */
    public static QualitySample of(NpyMatrix matrix, String name, int most, FeatureSpace space, long seed) {
        List<Sampled> sampled = new ArrayList<>();
        for (int row : order(matrix.rows(), most, seed)) {
            String identity = "row " + row;
            sampled.add(new Sampled(
                    space.place(matrix.row(row), name + ": " + identity),
                    identity,
                    GroupKey.ALL,
                    Double.NaN,
                    Map.of(),
                    null));
        }
        return new QualitySample(name, 0, Map.of(), sampled, List.of());
    }

    private static int[] order(int count, int most, long seed) {
        return IntStream.of(Shuffle.permutation(count, Seeds.derive(seed, "quality", "sample")))
                .limit(most)
                .toArray();
    }

    /** The same with other images. */
    QualitySample with(List<Sampled> chosen) {
        return new QualitySample(name, side, identitiesPerValue, chosen, notes);
    }

    /** The images of one group. */
    QualitySample group(String group) {
        return with(images.stream().filter(p -> p.group().equals(group)).toList());
    }

    /** The first so many images. */
    QualitySample first(int count) {
        return with(images.subList(0, count));
    }

    /** How many identities the images show. */
    long identities() {
        return images.stream().map(Sampled::identity).distinct().count();
    }

    /** The first image of every identity among them. */
    List<Sampled> firstOfIdentities() {
        Set<String> seen = new HashSet<>();
        return images.stream().filter(p -> seen.add(p.identity())).toList();
    }

    /** All features. */
    float[][] features() {
        return images.stream().map(Sampled::feature).toArray(float[][]::new);
    }
}
