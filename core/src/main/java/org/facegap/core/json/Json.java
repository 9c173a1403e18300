package org.facegap.core.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.TreeMap;
import org.facegap.core.UserError;
import org.facegap.core.files.AtomicFile;

/**
 * JSON as this project writes it: two-space indents, {@code \n} line ends, records in component order, maps in key
 * order, numbers finite (NaN and infinities are refused unless a component is {@link NanAsNull}). The same value gives
 * the same bytes.
 */
public final class Json {
    private static final ObjectMapper MAPPER = create();

    private Json() {}

    /** The shared mapper: strict on unknown, missing and null primitive properties. Do not reconfigure it. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /**
     * One line, every object's keys sorted at every depth: the form that hashes are taken of.
     *
     * @throws IllegalArgumentException when the value holds NaN or an infinity, or cannot be written as JSON
     */
    public static String canonical(Object value) {
        try {
            JsonNode tree = MAPPER.valueToTree(value);
            return MAPPER.writer().without(SerializationFeature.INDENT_OUTPUT).writeValueAsString(sorted(tree));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "cannot write " + value.getClass().getSimpleName() + " as JSON: " + e.getMessage(), e);
        }
    }

    /**
     * Writes the file whole or not at all, with a final line end.
     *
     * @throws IllegalArgumentException when the value holds NaN or an infinity, or cannot be written as JSON
     * @throws UserError when the file cannot be written
     */
    public static void write(Path file, Object value) {
        byte[] bytes;
        try {
            bytes = (MAPPER.writeValueAsString(value) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot write " + file + ": " + e.getMessage(), e);
        }
        AtomicFile.write(file, bytes);
    }

    /**
     * Reads a document. What no component may be without is refused when it is null.
     *
     * @throws UserError when the file is missing, unreadable or not such a document, naming line and key
     */
    public static <T> T read(Path file, Class<T> type) {
        byte[] content;
        try {
            content = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new UserError(file + " does not exist", e);
        } catch (IOException e) {
            throw new UserError("cannot read " + file + ": " + e.getMessage(), e);
        }
        try {
            T value = MAPPER.readValue(content, type);
            if (value == null) {
                throw new UserError(file + " holds nothing");
            }
            return value;
        } catch (JacksonException e) {
            throw new JsonFault(file, content).of(e);
        } catch (IOException e) {
            throw new UserError("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static JsonNode sorted(JsonNode node) {
        if (node.isObject()) {
            TreeMap<String, JsonNode> fields = new TreeMap<>();
            node.properties().forEach(field -> fields.put(field.getKey(), sorted(field.getValue())));
            ObjectNode result = JsonNodeFactory.instance.objectNode();
            fields.forEach(result::set);
            return result;
        }
        if (node.isArray()) {
            ArrayNode result = JsonNodeFactory.instance.arrayNode(node.size());
            node.forEach(item -> result.add(sorted(item)));
            return result;
        }
        return node;
    }

    private static ObjectMapper create() {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(indenter);
        return JsonMapper.builder()
                .addModule(FiniteNumbers.module())
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .enable(SerializationFeature.INDENT_OUTPUT)
                .defaultPrettyPrinter(printer)
                .annotationIntrospector(new AbsentSections())
                .injectableValues(new AbsentSections.Nothing())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                // A question that a record answers is none of its components, and could not be read back.
                .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .build();
    }
}
