package org.facegap.generator.world;

/** Gender presentation class of a {@link Person}. */
public enum Presentation {
    FEMININE,
    MASCULINE
}
