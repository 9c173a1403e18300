package org.facegap.core.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A config as it was written, each part with its place. */
sealed interface ConfigNode {
    Place place();

    /** What was found, for messages. */
    String describe();

    /** The same in nodes of its own, so that what is put into one is not in the other. */
    default ConfigNode copy() {
        return this;
    }

    /** Text as it stands in the file; {@code quoted} when it was in quotes or a block. */
    record Scalar(Place place, String text, boolean quoted) implements ConfigNode {
        boolean isNull() {
            return !quoted
                    && (text.isEmpty()
                            || text.equals("~")
                            || text.equals("null")
                            || text.equals("Null")
                            || text.equals("NULL"));
        }

        @Override
        public String describe() {
            if (isNull()) {
                return "nothing";
            }
            String shown = text.length() > 60 ? text.substring(0, 57) + "..." : text;
            return quoted ? "the text '" + shown + "'" : shown;
        }
    }

    /** Items in order; overrides replace items. */
    record Sequence(Place place, List<ConfigNode> items) implements ConfigNode {
        @Override
        public String describe() {
            return "a list";
        }

        @Override
        public Sequence copy() {
            List<ConfigNode> copies = new ArrayList<>();
            items.forEach(item -> copies.add(item.copy()));
            return new Sequence(place, copies);
        }
    }

    /** A key's place and value. */
    record Entry(Place place, ConfigNode value) {}

    /**
     * Keys in order; overrides add and replace entries.
     *
     * @param implied made on the way to an overridden key, so that the absent keys' defaults still hold
     */
    record Mapping(Place place, Map<String, Entry> entries, boolean implied) implements ConfigNode {
        static Mapping empty(Place place, boolean implied) {
            return new Mapping(place, new LinkedHashMap<>(), implied);
        }

        @Nullable
        ConfigNode value(String key) {
            Entry entry = entries.get(key);
            return entry == null ? null : entry.value();
        }

        @Override
        public String describe() {
            return "keys and values";
        }

        @Override
        public Mapping copy() {
            Mapping copy = empty(place, implied);
            entries.forEach((key, entry) ->
                    copy.entries.put(key, new Entry(entry.place(), entry.value().copy())));
            return copy;
        }
    }

    /**
     * Where something was written.
     *
     * @param text {@code file:line}, or {@code --set key} for an override
     * @param file for sorting: line by line of each file
     * @param line for sorting; overrides come last
     * @param override whether it was written on the command line
     */
    record Place(String text, String file, int line, boolean override) {
        static Place file(String file) {
            return new Place(file, file, 0, false);
        }

        static Place line(String file, int line) {
            return new Place(file + ":" + line, file, line, false);
        }

        static Place set(String key) {
            return new Place("--set " + key, "", Integer.MAX_VALUE, true);
        }
    }
}
