package org.facegap.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.facegap.models.checkpoint.array.LazyTensor;
import org.facegap.models.stylegan2.StyleGan2Config;
import org.facegap.models.stylegan2.export.WeightsHash;
import org.facegap.models.stylegan2.layout.StyleGan2Checkpoint;

/**
 * What a checkpoint holds.
 *
 * @param file as it was named
 * @param format what kind of file it is
 * @param networks networks in the file, the one that is used first
 * @param numWs layers that take a w
 * @param channels channels of the layers by resolution
 * @param parameters number of learned values
 * @param buffers number of other values: noise images, the average w
 * @param sha256 of the file
 * @param weightsSha256 of the weights, the same in every format
 * @param remarks what was ignored, and anything suspicious
 * @param notes facts that the file tells about itself
 */
record CheckpointFacts(
        String file,
        String format,
        List<String> networks,
        int resolution,
        int zDim,
        int wDim,
        int cDim,
        int numWs,
        String architecture,
        List<Width> channels,
        int mappingLayers,
        double convClamp,
        long parameters,
        long buffers,
        String sha256,
        String weightsSha256,
        List<String> remarks,
        Map<String, String> notes) {
    /** Channels of the layers at one resolution. */
    record Width(int resolution, int channels) {}

    static CheckpointFacts of(String file, String sha256, StyleGan2Checkpoint checkpoint) {
        StyleGan2Config config = checkpoint.config();
        List<Width> channels = new ArrayList<>();
        for (int r = 4; r <= config.resolution(); r *= 2) {
            channels.add(new Width(r, config.channels(r)));
        }
        long parameters = 0;
        long buffers = 0;
        for (Map.Entry<String, LazyTensor> tensor : checkpoint.tensors().entrySet()) {
            if (isBuffer(tensor.getKey())) {
                buffers += tensor.getValue().elements();
            } else {
                parameters += tensor.getValue().elements();
            }
        }
        return new CheckpointFacts(
                file,
                checkpoint.format(),
                checkpoint.networks(),
                config.resolution(),
                config.zDim(),
                config.wDim(),
                config.cDim(),
                config.numWs(),
                config.architecture().name().toLowerCase(Locale.ROOT),
                channels,
                config.mappingLayers(),
                config.convClamp(),
                parameters,
                buffers,
                sha256,
                WeightsHash.of(checkpoint.tensors()),
                checkpoint.remarks(),
                checkpoint.notes());
    }

    private static boolean isBuffer(String name) {
        return name.endsWith(".noise_const") || name.endsWith(".w_avg") || name.endsWith(".resample_filter");
    }

    /** For a person. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        line(lines, "file", file);
        line(lines, "format", format);
        line(lines, "networks", String.join(", ", networks) + (networks.size() > 1 ? "; the first is used" : ""));
        line(lines, "image", resolution + " px, architecture " + architecture);
        line(
                lines,
                "dimensions",
                "z " + zDim + ", w " + wDim + ", " + (cDim == 0 ? "no labels" : "labels " + cDim) + ", " + numWs
                        + " layers take a w");
        line(lines, "mapping", mappingLayers + " layers");
        line(
                lines,
                "channels",
                channels.stream().map(w -> w.resolution + " px " + w.channels).collect(Collectors.joining(", ")));
        line(lines, "clamp", convClamp == 0 ? "none" : String.format(Locale.ROOT, "%s", convClamp));
        line(lines, "parameters", parameters + " learned values, " + buffers + " others (noise images, average w)");
        line(lines, "file hash", "SHA-256 " + sha256);
        line(lines, "weights hash", "SHA-256 " + weightsSha256);
        notes.forEach((key, value) -> line(lines, "note", key + ": " + value));
        remarks.forEach(remark -> line(lines, "remark", remark));
        return lines;
    }

    static void line(List<String> lines, String key, String value) {
        // The file may say anything, also what would steer a terminal.
        lines.add(String.format(Locale.ROOT, "%-13s %s", key, value.replaceAll("[\\p{Cc}\\p{Cf}]", "?")));
    }
}
