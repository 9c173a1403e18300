package org.facegap.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.facegap.models.checkpoint.array.LazyTensor;
import org.facegap.models.recognition.EmbedderFile;
import org.facegap.models.stylegan2.export.WeightsHash;

/**
 * What a file with a recognition network holds.
 *
 * @param file as it was named
 * @param format what kind of file it is
 * @param size side of the images in pixels
 * @param dimension length of the embedding
 * @param tensors number of named arrays, counters of batches left out
 * @param values number of values in them
 * @param sha256 of the file
 * @param weightsSha256 of the weights, the same in every format
 * @param remarks what was ignored
 * @param notes facts that the file tells about itself
 */
record EmbedderFacts(
        String file,
        String format,
        String architecture,
        int size,
        int dimension,
        int tensors,
        long values,
        String sha256,
        String weightsSha256,
        List<String> remarks,
        Map<String, String> notes) {
    static EmbedderFacts of(String file, String sha256, EmbedderFile embedder) {
        Map<String, LazyTensor> tensors = embedder.weights().named();
        return new EmbedderFacts(
                file,
                embedder.format(),
                embedder.config().architecture(),
                embedder.config().size(),
                embedder.config().dimension(),
                tensors.size(),
                tensors.values().stream().mapToLong(LazyTensor::elements).sum(),
                sha256,
                WeightsHash.of(tensors),
                embedder.weights().remarks(),
                embedder.notes());
    }

    /** For a person. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        CheckpointFacts.line(lines, "file", file);
        CheckpointFacts.line(lines, "format", format);
        CheckpointFacts.line(lines, "network", "recognition, " + architecture);
        CheckpointFacts.line(lines, "image", size + " px");
        CheckpointFacts.line(lines, "embedding", dimension + " numbers");
        CheckpointFacts.line(lines, "parameters", values + " values in " + tensors + " arrays");
        CheckpointFacts.line(lines, "file hash", "SHA-256 " + sha256);
        CheckpointFacts.line(lines, "weights hash", "SHA-256 " + weightsSha256);
        notes.forEach((key, value) -> CheckpointFacts.line(lines, "note", key + ": " + value));
        remarks.forEach(remark -> CheckpointFacts.line(lines, "remark", remark));
        return lines;
    }
}
