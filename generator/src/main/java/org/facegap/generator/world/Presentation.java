package org.facegap.generator.world;

/** Gender presentation class of a {@link Identity}. */
public enum Presentation {
    FEMININE,
    MASCULINE
}
