package org.facegap.core.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One of the configs that a {@code matrix} makes.
 *
 * @param <T> what it is bound to
 * @param name {@code axis=value,...}, fit for a folder's name; empty where there is no matrix
 * @param values for each axis, in their order, the name of its value
 * @param config the config with the cell's values
 */
public record ConfigCell<T>(String name, Map<String, String> values, T config) {
    public ConfigCell {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
