package org.facegap.core.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.json.NanAsNull;
import org.facegap.core.json.NullAsAbsent;
import org.jspecify.annotations.Nullable;

/**
 * JSON Schemas (draft 2020-12) made from records: of the configs that people write, so that their editors complete keys and
 * tell mistakes, and of the results that programs read.
 */
public final class RecordSchema {
    private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final boolean config;
    private final Map<String, ObjectNode> records = new TreeMap<>();
    private final Map<String, Class<?>> types = new HashMap<>();

    private RecordSchema(boolean config) {
        this.config = config;
    }

    /** Of a config: keys with their documentation, defaults and bounds; those without a default are required. */
    public static ObjectNode ofConfig(Class<?> type, String title) {
        return new RecordSchema(true).root(type, title);
    }

    /** Of results: every key is there. */
    public static ObjectNode ofResults(Class<?> type, String title) {
        return new RecordSchema(false).root(type, title);
    }

    private ObjectNode root(Class<?> type, String title) {
        ObjectNode root = JSON.objectNode();
        root.put("$schema", DRAFT);
        root.put("title", title);
        root.setAll(of(type, null));
        ObjectNode top = records.get(type.getSimpleName());
        if (config && top != null && top.has("properties")) {
            ofFiles(top);
        }
        ObjectNode definitions = root.putObject("$defs");
        records.forEach(definitions::set);
        return root;
    }

    /** What every file of configs may have beside the config's keys; one that includes others need not have all of those. */
    private static void ofFiles(ObjectNode top) {
        ObjectNode properties = (ObjectNode) top.get("properties");
        ObjectNode include = properties.putObject(Includes.KEY);
        include.put("description", "file, or files, whose keys hold where this file does not say otherwise");
        include.putArray("type").add("string").add("array");
        include.putObject("items").put("type", "string");
        ObjectNode matrix = properties.putObject(Matrix.KEY);
        matrix.put(
                "description", "axes, each a list of values of the key it is called by; every combination is a cell");
        matrix.put("type", "object").putObject("additionalProperties").put("type", "array");
        top.putObject("patternProperties").putObject("^" + Includes.PARTS);
        ArrayNode alternatives = top.putArray("anyOf");
        alternatives.addObject().putArray("required").add(Includes.KEY);
        alternatives.addObject().set("required", top.remove("required"));
    }

    private ObjectNode of(Type type, @Nullable RecordComponent component) {
        Class<?> raw = ConfigTypes.raw(type);
        ObjectNode schema = JSON.objectNode();
        if (raw == List.class) {
            schema.put("type", "array").set("items", of(ConfigTypes.argument(type, 0), component));
        } else if (raw == Map.class) {
            schema.put("type", "object").set("additionalProperties", of(ConfigTypes.argument(type, 1), component));
        } else if (raw == Estimate.class) {
            schema.put("$ref", "#/$defs/Estimate");
            records.putIfAbsent("Estimate", estimate());
        } else if (raw.isRecord()) {
            schema.put("$ref", "#/$defs/" + raw.getSimpleName());
            record(raw);
        } else if (Kinds.are(raw)) {
            schema.put("$ref", "#/$defs/" + raw.getSimpleName());
            kinds(raw);
        } else if (raw.isEnum()) {
            ArrayNode values = schema.putArray("enum");
            (config
                            ? ConfigTypes.labels(raw)
                            : Arrays.stream(raw.getEnumConstants())
                                    .map(Object::toString)
                                    .toList())
                    .forEach(values::add);
        } else if (raw == boolean.class || raw == Boolean.class) {
            schema.put("type", "boolean");
        } else if (raw == String.class) {
            text(schema, component);
        } else if (raw != Object.class && !JsonNode.class.isAssignableFrom(raw)) {
            number(schema, raw, component);
        }
        return schema;
    }

    private void text(ObjectNode schema, @Nullable RecordComponent component) {
        OneOf allowed = component == null ? null : component.getAnnotation(OneOf.class);
        if (allowed != null && allowed.value().length == 1) {
            schema.put("const", allowed.value()[0]);
        } else if (allowed != null) {
            ArrayNode values = schema.putArray("enum");
            Arrays.stream(allowed.value()).forEach(values::add);
        } else if (config) {
            // YAML takes a name such as 2024 or true for something else; the reader of configs does not.
            schema.putArray("type").add("string").add("number").add("boolean");
        } else {
            schema.put("type", "string");
        }
    }

    private static void number(ObjectNode schema, Class<?> raw, @Nullable RecordComponent component) {
        boolean whole = raw != double.class && raw != Double.class;
        if (component != null && component.getAccessor().isAnnotationPresent(NanAsNull.class)) {
            schema.putArray("type").add("number").add("null");
        } else {
            schema.put("type", whole ? "integer" : "number");
        }
        Range range = component == null ? null : component.getAnnotation(Range.class);
        if (range != null && Double.isFinite(range.min())) {
            schema.put(range.minExclusive() ? "exclusiveMinimum" : "minimum", range.min());
        }
        if (range != null && Double.isFinite(range.max())) {
            schema.put(range.maxExclusive() ? "exclusiveMaximum" : "maximum", range.max());
        }
    }

    /** A definition of its own for a type, or null when it is there. */
    private @Nullable ObjectNode define(Class<?> type) {
        String name = type.getSimpleName();
        Class<?> other = types.putIfAbsent(name, type);
        if (other == type) {
            return null;
        }
        if (other != null) {
            throw new IllegalArgumentException(other.getName() + " and " + type.getName() + " have one name");
        }
        ObjectNode schema = JSON.objectNode();
        records.put(name, schema);
        return schema;
    }

    /** One of the records of a sealed interface; in configs also the word of one that needs no key. */
    private void kinds(Class<?> type) {
        ObjectNode schema = define(type);
        if (schema == null) {
            return;
        }
        Kinds kinds = Kinds.of(type);
        ArrayNode alternatives = schema.putArray("oneOf");
        ArrayNode words = JSON.arrayNode();
        kinds.records().forEach((word, record) -> {
            if (Arrays.stream(record.getRecordComponents())
                    .noneMatch(c -> !c.getName().equals(kinds.key()) && isRequired(c))) {
                words.add(word);
            }
        });
        if (config && !words.isEmpty()) {
            alternatives.addObject().set("enum", words);
        }
        kinds.types().forEach(record -> alternatives.add(of(record, null)));
    }

    private boolean isRequired(RecordComponent component) {
        return !config || (component.getAnnotation(Default.class) == null && !ConfigTypes.isNullable(component));
    }

    private void record(Class<?> type) {
        ObjectNode schema = define(type);
        if (schema == null) {
            return;
        }
        schema.put("type", "object").put("additionalProperties", false);
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = JSON.arrayNode();
        for (RecordComponent component : type.getRecordComponents()) {
            ObjectNode property = of(component.getGenericType(), component);
            boolean nullable = ConfigTypes.isNullable(component);
            boolean absent = component.getAccessor().isAnnotationPresent(NullAsAbsent.class);
            if (nullable && !config && !absent) {
                ObjectNode either = JSON.objectNode();
                either.putArray("anyOf").add(property).add(JSON.objectNode().put("type", "null"));
                property = either;
            }
            String word = ConfigTypes.word(component);
            if (word != null) {
                ObjectNode either = JSON.objectNode();
                either.putArray("anyOf").add(property).add(JSON.objectNode().put("const", word));
                property = either;
            }
            Doc doc = component.getAnnotation(Doc.class);
            Default literal = component.getAnnotation(Default.class);
            if (config && doc != null) {
                property.put(
                        "description", doc.value() + (literal == null ? "" : " (default: " + literal.value() + ")"));
            }
            JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
            String key = named == null ? component.getName() : named.value();
            properties.set(key, property);
            if (isRequired(component) && !absent) {
                required.add(key);
            }
        }
        schema.set("required", required);
    }

    private static ObjectNode estimate() {
        ObjectNode schema = JSON.objectNode();
        schema.put("type", "object");
        schema.put(
                "description",
                "a number with its interval, or why there is none; value, low and high are there when status is OK");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode statuses = properties.putObject("status").putArray("enum");
        Arrays.stream(Estimate.Status.values()).forEach(s -> statuses.add(s.name()));
        properties.putObject("value").put("type", "number");
        for (String end : List.of("low", "high")) {
            properties.putObject(end).putArray("type").add("number").add("null");
        }
        properties.putObject("reason").put("type", "string");
        properties.putObject("n").put("type", "integer");
        properties.putObject("needed").put("type", "integer");
        properties.putObject("unit").put("type", "string");
        schema.putArray("required").add("status").add("n").add("unit");
        return schema;
    }
}
