package org.facegap.core.config;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.facegap.core.config.ConfigNode.Entry;
import org.facegap.core.config.ConfigNode.Mapping;
import org.facegap.core.config.ConfigNode.Place;
import org.facegap.core.config.ConfigNode.Scalar;
import org.facegap.core.config.ConfigNode.Sequence;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** YAML text to {@link ConfigNode}s, with bounds on size, nesting and repetition; builds no objects. */
final class ConfigParser {
    private static final int MAX_NODES = 100_000;
    private static final int MAX_DEPTH = 40;
    private static final int MAX_ALIASES = 50;

    private final Problems problems;
    private final @Nullable String file;
    private final Place outside;
    private final Set<Node> open = new HashSet<>();
    private int nodes;

    private ConfigParser(Problems problems, @Nullable String file, Place outside) {
        this.problems = problems;
        this.file = file;
        this.outside = outside;
    }

    /** A file's text; null when it holds nothing or is no YAML, which is then among the problems. */
    static @Nullable ConfigNode file(String file, String text, Problems problems) {
        return new ConfigParser(problems, file, Place.file(file)).parse(text);
    }

    /** A literal whose every part stands at one place. */
    static @Nullable ConfigNode literal(Place place, String text, Problems problems) {
        int before = problems.size();
        ConfigNode node = new ConfigParser(problems, null, place).parse(text);
        return node == null && problems.size() == before ? new Scalar(place, "", false) : node;
    }

    private @Nullable ConfigNode parse(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(4 * ConfigReader.MAX_BYTES);
        options.setNestingDepthLimit(MAX_DEPTH);
        options.setMaxAliasesForCollections(MAX_ALIASES);
        try {
            Node root = new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
            return root == null ? null : convert(root, 0, "");
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            String context = e.getContext() == null ? "" : e.getContext() + ": ";
            problems.add(place(line), "", "not valid YAML: " + context + e.getProblem());
        } catch (YAMLException e) {
            problems.add(outside, "", "not valid YAML: " + e.getMessage());
        }
        return null;
    }

    private Place place(int line) {
        return file == null ? outside : Place.line(file, line);
    }

    private Place place(Node node) {
        return place(node.getStartMark() == null ? 1 : node.getStartMark().getLine() + 1);
    }

    private ConfigNode convert(Node node, int depth, String path) {
        Place place = place(node);
        if (++nodes > MAX_NODES || depth > MAX_DEPTH || !open.add(node)) {
            throw new YAMLException("too large or repeating itself at line " + place.line());
        }
        try {
            if (node instanceof MappingNode mapping) {
                return new Mapping(place, entries(mapping, depth, path), false);
            }
            if (node instanceof SequenceNode sequence) {
                List<ConfigNode> items = new ArrayList<>();
                for (Node item : sequence.getValue()) {
                    items.add(convert(item, depth + 1, path + "[" + items.size() + "]"));
                }
                return new Sequence(place, items);
            }
            ScalarNode scalar = (ScalarNode) node;
            boolean quoted = scalar.getScalarStyle() != DumperOptions.ScalarStyle.PLAIN;
            return new Scalar(place, scalar.getValue(), quoted);
        } finally {
            open.remove(node);
        }
    }

    private Map<String, Entry> entries(MappingNode mapping, int depth, String path) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        Map<String, Entry> merged = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Place place = place(tuple.getKeyNode());
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problems.add(place, path, "a key must be a plain word");
                continue;
            }
            String name = key.getValue();
            String inner = path.isEmpty() ? name : path + "." + name;
            ConfigNode value = convert(tuple.getValueNode(), depth + 1, inner);
            if (key.getTag().equals(Tag.MERGE)) {
                merge(place, path, value, merged);
                continue;
            }
            Entry before = entries.putIfAbsent(name, new Entry(place, value));
            if (before != null) {
                problems.add(
                        place,
                        inner,
                        "duplicate key; first at line " + before.place().line());
            }
        }
        merged.forEach(entries::putIfAbsent);
        return entries;
    }

    private void merge(Place place, String path, ConfigNode value, Map<String, Entry> into) {
        if (value instanceof Mapping mapping) {
            mapping.entries().forEach(into::putIfAbsent);
        } else if (value instanceof Sequence sequence) {
            sequence.items().forEach(item -> merge(place, path, item, into));
        } else {
            problems.add(place, path, "<<: expected keys and values to merge, found " + value.describe());
        }
    }
}
