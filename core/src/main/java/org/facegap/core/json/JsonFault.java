package org.facegap.core.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.facegap.core.UserError;
import org.facegap.core.words.Nearest;
import org.facegap.core.words.Printable;
import org.jspecify.annotations.Nullable;

/** What is wrong with a JSON file: where, under which key, what was found and what was expected. */
final class JsonFault {
    private static final Pattern MISSING =
            Pattern.compile("Missing required creator property '([^']*)'.*", Pattern.DOTALL);
    private static final Pattern TWICE = Pattern.compile("Duplicate field '([^']*)'.*", Pattern.DOTALL);
    private static final int SHOWN = 60;

    private final Path file;
    private final byte[] content;

    JsonFault(Path file, byte[] content) {
        this.file = file;
        this.content = content;
    }

    UserError of(JacksonException e) {
        Throwable syntax = e;
        while (syntax != null && !(syntax instanceof StreamReadException)) {
            syntax = syntax.getCause();
        }
        String what = syntax instanceof StreamReadException broken ? broken(broken) : wrong((JsonMappingException) e);
        JsonLocation at = (syntax instanceof StreamReadException broken ? broken : e).getLocation();
        return new UserError(file + (at == null || at.getLineNr() < 1 ? "" : ":" + at.getLineNr()) + ": " + what, e);
    }

    private static String broken(StreamReadException e) {
        if (e instanceof JsonEOFException) {
            return "the file ends in the middle of its content; it was cut off, or not written to its end";
        }
        Matcher twice = TWICE.matcher(e.getOriginalMessage());
        if (twice.matches()) {
            return twice.group(1) + ": the key stands here twice";
        }
        JsonLocation at = e.getLocation();
        return "not JSON" + (at == null ? "" : " at column " + at.getColumnNr());
    }

    private String wrong(JsonMappingException e) {
        String key = key(e);
        if (e instanceof UnrecognizedPropertyException unknown) {
            Collection<Object> known = unknown.getKnownPropertyIds();
            return key + ": no such key"
                    + (known == null
                            ? ""
                            : Nearest.among(
                                    unknown.getPropertyName(),
                                    "keys",
                                    known.stream().map(String::valueOf).toList()));
        }
        Matcher missing = MISSING.matcher(e.getOriginalMessage());
        if (missing.matches()) {
            return dotted(key, missing.group(1)) + ": the key is missing";
        }
        JsonNode found = found(e);
        if (found != null && found.isMissingNode()) {
            return key + ": the key is missing";
        }
        if (e instanceof InvalidNullException none && none.getPropertyName() != null) {
            String name = none.getPropertyName().getSimpleName();
            return (key.equals(name) || key.endsWith("." + name) ? key : dotted(key, name))
                    + ": expected a value, found null";
        }
        Throwable cause = e.getCause();
        if (cause instanceof NullPointerException) {
            return colon(key) + "holds null where a value is needed";
        }
        if (cause instanceof NoSuchElementException) {
            return colon(key) + "names a system, group or point of which the file holds no figures";
        }
        if (cause != null && cause.getMessage() != null) {
            return colon(key) + cause.getMessage();
        }
        if (cause != null || !(e instanceof MismatchedInputException mismatch)) {
            return colon(key) + "does not fit the rest of the file";
        }
        if (content.length == 0) {
            return "the file is empty";
        }
        if (e.getOriginalMessage().startsWith("Trailing token")) {
            return "something follows where the file should end";
        }
        return colon(key) + "expected " + expected(mismatch.getTargetType()) + ", found " + words(found);
    }

    private static String colon(String key) {
        return key.isEmpty() ? "" : key + ": ";
    }

    private static String dotted(String key, String name) {
        return key.isEmpty() ? name : key + "." + name;
    }

    /** As in {@code measurements[3].estimate}. */
    private static String key(JsonMappingException e) {
        String key = "";
        for (JsonMappingException.Reference part : e.getPath()) {
            key = part.getFieldName() == null ? key + "[" + part.getIndex() + "]" : dotted(key, part.getFieldName());
        }
        return Printable.of(key);
    }

    private @Nullable JsonNode found(JsonMappingException e) {
        try {
            JsonNode node = Json.mapper().readTree(content);
            for (JsonMappingException.Reference part : e.getPath()) {
                node = part.getFieldName() == null ? node.path(part.getIndex()) : node.path(part.getFieldName());
            }
            return node;
        } catch (IOException unreadable) {
            return null;
        }
    }

    private static String words(@Nullable JsonNode found) {
        if (found == null) {
            return "something else";
        }
        String text = Printable.of(found.asText());
        String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
        return switch (found.getNodeType()) {
            case NULL -> "null";
            case STRING -> "the text \"" + shown + "\"";
            case NUMBER -> "the number " + shown;
            case BOOLEAN -> shown;
            case ARRAY -> "a list";
            default -> "an object";
        };
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "another value";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == double.class || type == float.class || type == Double.class || type == Float.class) {
            return "a number";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a whole number";
        }
        return type == String.class
                ? "text"
                : type.isArray() || Collection.class.isAssignableFrom(type) ? "a list" : "an object";
    }
}
