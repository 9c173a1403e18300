package org.facegap.models.stylegan2.layout;

import java.util.Set;
import java.util.TreeSet;
import org.facegap.core.UserError;
import org.facegap.models.stylegan2.Architecture;

/**
 * What the blocks of a synthesis network and their layers say about themselves; all must say the same. The arguments that
 * the network was made with count only where no block says anything, since defaults differ between versions of NVIDIA's
 * code.
 *
 * @param architecture how features become an image
 * @param clamp largest magnitude of activations, 0 without a limit
 */
record BlockValues(Architecture architecture, double clamp) {
    private static final String CLAMP = "conv_clamp";

    static BlockValues of(String origin, PersistentModule synthesis, ConfigCheck check) {
        Set<String> architectures = new TreeSet<>();
        Set<Double> clamps = new TreeSet<>();
        for (PersistentModule block : synthesis.children().values()) {
            if (block.state().get("architecture") != null) {
                architectures.add(block.state().text("architecture", ""));
            }
            for (PersistentModule layer : block.children().values()) {
                boolean convolution = layer.path().matches(".*\\.conv[01]");
                if (convolution) {
                    check.activation(layer.path(), layer.state().text("activation", "lrelu"));
                }
                boolean clamped = convolution || layer.path().endsWith(".torgb");
                if (clamped && layer.state().items().containsKey(CLAMP)) {
                    clamps.add(clamp(layer.state()));
                }
            }
        }
        StoredValues made = synthesis.state().inner("_init_kwargs");
        if (architectures.size() > 1 || clamps.size() > 1) {
            throw new UserError(origin + ": the blocks of the network do not have one architecture and one conv_clamp");
        }
        return new BlockValues(
                check.architecture(
                        architectures.isEmpty()
                                ? made.text("architecture", "skip")
                                : architectures.iterator().next()),
                clamps.isEmpty() ? clamp(made) : clamps.iterator().next());
    }

    private static double clamp(StoredValues settings) {
        double clamp = settings.number(CLAMP, 0);
        if (settings.get(CLAMP) != null && !(clamp > 0)) {
            throw new UserError(settings.origin() + ": " + settings.path() + ".conv_clamp is impossible: " + clamp);
        }
        return clamp;
    }
}
