package org.facegap.models.stylegan2.layout;

import org.facegap.core.UserError;
import org.facegap.models.checkpoint.pickle.PrintableName;
import org.facegap.models.stylegan2.Architecture;

/**
 * What the blocks of a synthesis network say about themselves; all must say the same.
 *
 * @param architecture how features become a picture
 * @param clamp largest magnitude of activations, 0 without a limit
 */
record BlockSettings(Architecture architecture, double clamp) {
    static BlockSettings of(String origin, PersistentModule synthesis, ConfigCheck check) {
        Settings made = synthesis.state().inner("_init_kwargs");
        String architecture = made.text("architecture", "skip");
        double clamp = clamp(made);
        for (PersistentModule block : synthesis.children().values()) {
            if (!block.state().text("architecture", architecture).equals(architecture)) {
                throw new UserError(origin + ": " + block.path() + " has another architecture than '"
                        + PrintableName.of(architecture) + "', the network's");
            }
            for (PersistentModule layer : block.children().values()) {
                boolean convolution = layer.path().matches(".*\\.conv[01]");
                if (convolution) {
                    check.activation(layer.path(), layer.state().text("activation", "lrelu"));
                }
                boolean clamped = convolution || layer.path().endsWith(".torgb");
                if (clamped && layer.state().items().containsKey("conv_clamp") && clamp(layer.state()) != clamp) {
                    throw new UserError(
                            origin + ": " + layer.path() + " has another conv_clamp than the network, " + clamp);
                }
            }
        }
        return new BlockSettings(check.architecture(architecture), clamp);
    }

    private static double clamp(Settings settings) {
        double clamp = settings.number("conv_clamp", 0);
        if (settings.get("conv_clamp") != null && !(clamp > 0)) {
            throw new UserError(settings.origin() + ": " + settings.path() + ".conv_clamp is impossible: " + clamp);
        }
        return clamp;
    }
}
