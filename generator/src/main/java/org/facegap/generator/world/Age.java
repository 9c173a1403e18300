package org.facegap.generator.world;

/** Age class of a {@link Person}. */
public enum Age {
    YOUNG,
    OLD
}
