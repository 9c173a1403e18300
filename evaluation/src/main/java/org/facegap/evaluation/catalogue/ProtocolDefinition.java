package org.facegap.evaluation.catalogue;

/**
 * A protocol as {@code facegap list protocols} shows it.
 *
 * @param name what it is called
 * @param definition which pairs or images, in which folds, and what is reported
 * @param source paper or data set that defines it
 */
public record ProtocolDefinition(String name, String definition, String source) {
    /** @throws IllegalArgumentException when a part is empty */
    public ProtocolDefinition {
        if (name.isBlank() || definition.isBlank() || source.isBlank()) {
            throw new IllegalArgumentException("a protocol needs a name, a definition and a source: " + name);
        }
    }
}
