package org.facegap.core.results;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.facegap.core.json.Json;

/** A protocol as names and values, for pages that list what there is. */
public final class ProtocolFacts {
    private ProtocolFacts() {}

    /** The components of a protocol by name; what does not apply is left out. */
    public static Map<String, Object> of(Record protocol) {
        Map<String, Object> facts =
                Json.mapper().convertValue(protocol, new TypeReference<TreeMap<String, Object>>() {});
        facts.values()
                .removeIf(v -> v == null
                        || (v instanceof Collection<?> list && list.isEmpty())
                        || (v instanceof Map<?, ?> map && map.isEmpty()));
        return facts;
    }
}
