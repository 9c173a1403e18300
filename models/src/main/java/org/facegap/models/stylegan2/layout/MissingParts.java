package org.facegap.models.stylegan2.layout;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.facegap.models.stylegan2.StyleGan2Config;

/** What some files lack and a network can do without: the average w, noise. Zeros stand in, and remarks say so. */
final class MissingParts {
    private MissingParts() {}

    /** Adds what is missing; gives the notes of the checkpoint. */
    static Map<String, String> fill(NamedTensors tensors, StyleGan2Config config, List<String> remarks) {
        Map<String, String> notes = new LinkedHashMap<>();
        if (!tensors.has("mapping.w_avg")) {
            tensors.put("mapping.w_avg", DerivedTensor.filled(0, config.wDim()));
            notes.put("w_avg", "missing");
            remarks.add("the file has no average w; truncation needs one computed by the mapping network");
        }
        int pictures = 0;
        int strengths = 0;
        for (int r = 4; r <= config.resolution(); r *= 2) {
            for (String layer : r == 4 ? List.of("conv1") : List.of("conv0", "conv1")) {
                String name = "synthesis.b" + r + "." + layer;
                if (!tensors.has(name + ".noise_const")) {
                    tensors.put(name + ".noise_const", DerivedTensor.filled(0, r, r));
                    pictures++;
                }
                if (!tensors.has(name + ".noise_strength") && pictures > 0) {
                    tensors.put(name + ".noise_strength", DerivedTensor.filled(0, 1));
                    strengths++;
                }
            }
        }
        if (pictures > 0) {
            remarks.add(
                    strengths > 0
                            ? strengths + " layers of the network have no noise"
                            : "the file has no constant noise for " + pictures
                                    + " layers; pictures with constant noise have none there");
        }
        return Map.copyOf(notes);
    }
}
