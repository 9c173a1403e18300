package org.facegap.models.stylegan2;

import java.util.Locale;

/** What is added to the activations of every layer, times the layer's noise strength. */
public enum Noise {
    NONE,
    /** The checkpoint's own noise images. */
    CONSTANT,
    /** New normal values in every call, from the engine's generator. */
    RANDOM;

    /** Name of the prepared method that adds this noise. */
    String method() {
        return "synthesis_" + name().toLowerCase(Locale.ROOT);
    }
}
