package org.facegap.models.stylegan2.layout;

import java.util.ArrayList;
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
            remarks.add("the file has no average w; truncation takes the mean w of random latents");
        }
        List<String> layers = new ArrayList<>();
        for (int r = 4; r <= config.resolution(); r *= 2) {
            for (String layer : r == 4 ? List.of("conv1") : List.of("conv0", "conv1")) {
                layers.add("synthesis.b" + r + "." + layer);
            }
        }
        if (layers.stream().noneMatch(l -> tensors.has(l + ".noise_strength"))) {
            layers.forEach(l -> tensors.put(l + ".noise_strength", DerivedTensor.filled(0, 1)));
            remarks.add("the network has no noise");
        }
        if (layers.stream().noneMatch(l -> tensors.has(l + ".noise_const"))) {
            for (String layer : layers) {
                int r = Integer.parseInt(layer.substring("synthesis.b".length(), layer.lastIndexOf('.')));
                tensors.put(layer + ".noise_const", DerivedTensor.filled(0, r, r));
            }
            remarks.add("the file has no constant noise; images with constant noise have none");
        }
        List<String> types = tensors.types();
        types.remove("float32");
        if (!types.isEmpty()) {
            remarks.add("some tensors are stored as " + String.join(", ", types) + " and were turned into float32");
        }
        return Map.copyOf(notes);
    }
}
