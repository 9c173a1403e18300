package org.facegap.generator.uniqueness;

import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.facegap.core.UserError;
import org.facegap.core.dataset.CsvLine;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.files.AtomicFile;
import org.facegap.core.npy.NpyMatrix;
import org.facegap.core.npy.NpyRows;
import org.facegap.core.progress.Progress;
import org.facegap.generator.audit.GroupKey;
import org.facegap.models.named.Embedding;

/**
 * One embedding per identity, on disk, group after group.
 *
 * @param rows of the embeddings
 * @param groups which rows belong to which group
 * @param identities names in the order of the rows; empty when the rows are all there is
 */
public record IdentityEmbeddings(EmbeddingRows rows, GroupedRows groups, List<String> identities) {
    private static final int CHUNK = 256;

    public IdentityEmbeddings {
        identities = List.copyOf(identities);
    }

    /** The rows of a file as one group. */
    public static IdentityEmbeddings of(Path npy) {
        NpyMatrix matrix = NpyMatrix.open(npy);
        return new IdentityEmbeddings(
                EmbeddingRows.of(matrix, npy.toString()), GroupedRows.one(matrix.rows()), List.of());
    }

    /**
     * Embeds the first image of every identity.
     *
     * @param by what the groups are made of; they come in the order of their names
     * @param npy file that the embeddings are written to, anew
     * @throws UserError when an image cannot be read or the file cannot be written
     */
    public static IdentityEmbeddings embed(
            FaceDataset set, Embedding embedding, GroupKey by, Path npy, Progress progress) {
        List<FaceRecord> ordered = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        Map<String, List<FaceRecord>> groups = firstImages(set, by);
        groups.values().forEach(group -> {
            ordered.addAll(group);
            sizes.add(group.size());
        });
        write(set, ordered, embedding, npy, progress);
        return new IdentityEmbeddings(
                EmbeddingRows.of(NpyMatrix.open(npy), set.card().name()),
                new GroupedRows(List.copyOf(groups.keySet()), sizes),
                ordered.stream().map(FaceRecord::identity).toList());
    }

    private static Map<String, List<FaceRecord>> firstImages(FaceDataset set, GroupKey by) {
        Map<String, FaceRecord> first = new LinkedHashMap<>();
        set.records().forEach(record -> first.putIfAbsent(record.identity(), record));
        if (first.isEmpty()) {
            throw new UserError(set.dir() + " holds no image");
        }
        Map<String, List<FaceRecord>> groups = new TreeMap<>();
        for (FaceRecord record : first.values()) {
            groups.computeIfAbsent(by.groupOf(record.attributes()), g -> new ArrayList<>())
                    .add(record);
        }
        return groups;
    }

    private static void write(
            FaceDataset set, List<FaceRecord> records, Embedding embedding, Path npy, Progress progress) {
        NpyRows out = null;
        try (Progress.Task task = progress.begin("embed " + set.card().name(), records.size(), "identities")) {
            for (int from = 0; from < records.size(); from += CHUNK) {
                List<FaceRecord> chunk = records.subList(from, Math.min(records.size(), from + CHUNK));
                float[][] embedded = embedding.embed(
                        chunk.stream().map(r -> set.read(r).toPlanar()).toArray(float[][]::new));
                if (out == null) {
                    out = NpyRows.create(npy, embedded[0].length);
                }
                for (float[] row : embedded) {
                    out.add(row);
                }
                task.advance(chunk.size());
            }
        } finally {
            if (out != null) {
                out.close();
            }
        }
    }

    /** Writes every identity with its most similar other one: {@code row,identity,group,similarity,nearestRow,nearest,nearestGroup}. */
    public void writeNearest(Path csv, PairCounts counts) {
        AtomicFile.write(csv, stream -> {
            Writer out = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
            out.write("row,identity,group,similarity,nearestRow,nearest,nearestGroup\n");
            for (int i = 0; i < rows.count(); i++) {
                int partner = counts.partner()[i];
                out.write(CsvLine.format(List.of(
                                Integer.toString(i),
                                identity(i),
                                groups.names().get(groups.groupOf(i)),
                                Double.toString(counts.nearest()[i]),
                                Integer.toString(partner),
                                identity(partner),
                                groups.names().get(groups.groupOf(partner))))
                        + "\n");
            }
            out.flush();
        });
    }

    private String identity(int row) {
        return identities.isEmpty() ? Integer.toString(row) : identities.get(row);
    }
}
