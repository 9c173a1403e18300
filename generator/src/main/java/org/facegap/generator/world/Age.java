package org.facegap.generator.world;

/** Age class of a {@link Identity}. */
public enum Age {
    YOUNG,
    OLD
}
