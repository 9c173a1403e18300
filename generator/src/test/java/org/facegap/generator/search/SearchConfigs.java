package org.facegap.generator.search;

import java.util.Map;
import org.facegap.core.config.ConfigReader;

/** Searches as they are written. */
public final class SearchConfigs {
    private SearchConfigs() {}

    /** Keys that are absent have their defaults. */
    public static SearchConfig of(String yaml) {
        return ConfigReader.parse("search", yaml, SearchConfig.class, Map.of());
    }
}
