package org.facegap.evaluation.catalogue;

/**
 * A metric as users meet it in tables and reports.
 *
 * @param name what it is called, the field's term
 * @param area what it measures: {@code verification}, {@code identification}, {@code fairness} ...
 * @param unit what the value counts, as the unit of its estimates; {@link #CURVE} and {@link #SET} are no single figure
 * @param better which direction is better
 * @param definition formula or rule, in one or two sentences, with its conventions
 * @param source paper, standard or program that defines it
 */
public record MetricDefinition(String name, String area, String unit, Better better, String definition, String source) {
    /** Unit of what is drawn, and has no single figure. */
    public static final String CURVE = "curve";

    /** Unit of a line that stands for several figures with units of their own. */
    public static final String SET = "several";

    /** Which direction is better. */
    public enum Better {
        /** More is better. */
        HIGHER,
        /** Less is better. */
        LOWER,
        /** Neither: a setting, a threshold, a description. */
        NEITHER
    }

    /** @throws IllegalArgumentException when a part is empty */
    public MetricDefinition {
        if (name.isBlank() || area.isBlank() || unit.isBlank() || definition.isBlank() || source.isBlank()) {
            throw new IllegalArgumentException(
                    "a metric needs a name, an area, a unit, a definition and a source: " + name);
        }
    }
}
