package org.facegap.generator.world;

/** Skin tone class of a {@link Identity}; each tone owns its own eight identity cues ({@link Cue}). */
public enum Tone {
    LIGHT,
    MEDIUM,
    DARK
}
