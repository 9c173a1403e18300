package org.facegap.core.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.facegap.core.config.ConfigNode.Entry;
import org.facegap.core.config.ConfigNode.Mapping;
import org.jspecify.annotations.Nullable;

/**
 * Reads a YAML config into a record, strictly, and tells every problem at once.
 *
 * <p>A key is a record component of the same name. Components may be {@code int}, {@code long}, {@code double},
 * {@code boolean} (or their boxes), {@code String}, enums (written lower-case with dashes), records, sealed
 * interfaces of records ({@link ByKey}), and {@code List} and {@code Map<String, ...>} of those. They carry {@link Doc}, {@link Default}, {@link Range},
 * {@link OneOf} and {@code @Nullable}; a component with neither default nor {@code @Nullable} must be there. Rules
 * across keys are the compact constructor's: {@code throw new IllegalArgumentException("key: what is wrong")}.
 *
 * <p>A text is taken as it is written, so {@code no} or {@code 1e3} stay texts where a text is expected; a number or
 * truth value in quotes is an error where a number is expected.
 *
 * <p>A file may include others ({@link Includes}), and have keys that begin with {@code x-}, which hold parts for YAML anchors.
 */
public final class ConfigReader {
    /** The largest config file. */
    static final int MAX_BYTES = 1 << 20;

    private ConfigReader() {}

    /**
     * Reads a file.
     *
     * @param overrides dotted key to YAML literal, applied as if they stood in the file, in order; a number steps into
     *     a list: {@code arms.0.name}
     * @throws ConfigError with all problems, each {@code file:line: key: what is wrong}
     */
    public static <T> T read(Path yaml, Class<T> type, Map<String, String> overrides) {
        Problems problems = new Problems();
        Mapping root = root(yaml, type, problems);
        Entry matrix = root.entries().get(Matrix.KEY);
        if (matrix != null) {
            problems.add(matrix.place(), Matrix.KEY, "makes several configs, where one is expected");
        }
        problems.throwIfAny();
        return bound(root, type, overrides, problems);
    }

    /**
     * Reads a file whose {@code matrix} makes several configs, each a cell, or one without.
     *
     * @param overrides as of {@link #read}, for all cells
     * @throws ConfigError with all problems, those of single cells with a cell's name
     */
    public static <T> List<ConfigCell<T>> readCells(Path yaml, Class<T> type, Map<String, String> overrides) {
        Problems problems = new Problems();
        Mapping root = root(yaml, type, problems);
        Entry section = root.entries().remove(Matrix.KEY);
        if (section == null) {
            return List.of(new ConfigCell<>("", Map.of(), bound(root, type, overrides, problems)));
        }
        Matrix matrix = Matrix.of(section, overrides.keySet(), problems);
        problems.throwIfAny();
        List<ConfigCell<T>> cells = new ArrayList<>();
        Map<String, Problems> wrong = new LinkedHashMap<>();
        for (Matrix.Cell cell : matrix.cells()) {
            Problems own = new Problems();
            wrong.put(cell.name(), own);
            Mapping tree = root.copy();
            Overrides apply = new Overrides(own);
            overrides.forEach((key, value) -> apply.apply(tree, key, value));
            cell.settings().forEach(set -> apply.apply(tree, set.place(), set.key(), set.value()));
            @Nullable T config = new RecordBinder(own).bind(tree, type);
            if (config != null) {
                cells.add(new ConfigCell<>(cell.name(), cell.values(), config));
            }
        }
        problems.addCells(wrong);
        problems.throwIfAny();
        return cells;
    }

    /** Reads a file of a stranger, which may include no other. */
    public static <T> T readAlone(Path yaml, Class<T> type) {
        return parse(yaml.toString(), text(yaml), type, Map.of());
    }

    /** The keys of a file with those that it includes. */
    private static Mapping root(Path yaml, Class<?> type, Problems problems) {
        Mapping root = Includes.read(yaml, type, problems);
        problems.throwIfAny();
        return Objects.requireNonNull(root, "no config and no problem told");
    }

    /** Reads a file without overrides. */
    public static <T> T read(Path yaml, Class<T> type) {
        return read(yaml, type, Map.of());
    }

    /**
     * Reads a text.
     *
     * @param name what to call it in messages
     * @throws ConfigError with all problems
     */
    public static <T> T parse(String name, String text, Class<T> type, Map<String, String> overrides) {
        Problems problems = new Problems();
        ConfigNode root = ConfigParser.file(name, text, problems);
        if (root == null) {
            problems.throwIfAny();
            throw new ConfigError(name + ": is empty");
        }
        if (!(root instanceof Mapping mapping)) {
            throw new ConfigError(root.place().text() + ": expected keys and values, found " + root.describe());
        }
        return bound(mapping, type, overrides, problems);
    }

    private static <T> T bound(Mapping root, Class<T> type, Map<String, String> overrides, Problems problems) {
        Overrides apply = new Overrides(problems);
        overrides.forEach((key, value) -> apply.apply(root, key, value));
        @Nullable T value = new RecordBinder(problems).bind(root, type);
        problems.throwIfAny();
        if (value == null) {
            throw new IllegalStateException("no " + type.getSimpleName() + " and no problem told");
        }
        return value;
    }

    /**
     * What was said, and for components that are null, what a file says.
     *
     * @param yaml null for none
     * @throws ConfigError with all problems of the file
     */
    public static <T extends Record> T over(T said, Class<T> type, @Nullable Path yaml) {
        return yaml == null ? said : RecordBinder.over(said, read(yaml, type), type);
    }

    /**
     * A Markdown table of all keys: name, type, default, what it is.
     *
     * @throws IllegalArgumentException when a component has no {@link Doc} or a type that no config key can have
     */
    public static String reference(Class<?> type) {
        return ConfigReference.markdown(type);
    }

    /** @throws ConfigError when there is no such file, or it is no text of a config's size */
    static String text(Path file) {
        try {
            if (!Files.exists(file)) {
                throw new ConfigError(file + ": no such file");
            }
            if (!Files.isRegularFile(file)) {
                throw new ConfigError(file + ": is not a file");
            }
            if (Files.size(file) > MAX_BYTES) {
                throw new ConfigError(
                        file + ": " + Files.size(file) + " bytes are too many for a config, at most " + MAX_BYTES);
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new ConfigError(file + ": is not UTF-8 text");
        } catch (IOException e) {
            throw new ConfigError(file + ": cannot be read: " + e.getMessage());
        }
    }
}
