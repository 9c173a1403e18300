package org.facegap.core.dataset.layout;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.facegap.core.UserError;
import org.facegap.core.csv.CsvRows;
import org.facegap.core.dataset.AttributeLabel;

/**
 * Labels from a table with a header: the first column is a picture's path (slashes or backslashes), every other column an
 * attribute. A picture is found by its whole path, or by the end of it that tells it from all others.
 */
public final class LabelTable {
    private static final Set<String> TAKEN =
            Set.of("key", "identity", "shard", "offset", "length", "variation", "latent", "sha256");

    private final List<String> attributes;
    private final Map<String, Map<String, AttributeLabel>> labels = new LinkedHashMap<>();
    private final Map<String, Optional<String>> byName = new HashMap<>();

    private LabelTable(List<String> attributes) {
        this.attributes = List.copyOf(attributes);
    }

    /** A table without labels. */
    public static LabelTable none() {
        return new LabelTable(List.of());
    }

    /**
     * Reads a table.
     *
     * @throws UserError when it is no such table or names a picture twice
     */
    public static LabelTable read(Path file) {
        try (CsvRows rows = CsvRows.open(file)) {
            List<String> attributes = new ArrayList<>();
            for (String column : rows.header().subList(1, rows.header().size())) {
                attributes.add(attribute(column, file));
            }
            LabelTable table = new LabelTable(attributes);
            while (rows.next()) {
                String path = SourceFiles.clean(rows.get(0));
                if (path.isEmpty()) {
                    throw UserError.usage(file + ":" + rows.line() + ": expected a path inside the source, found '"
                            + rows.get(0) + "'");
                }
                Map<String, AttributeLabel> own = new LinkedHashMap<>();
                for (int c = 0; c < attributes.size(); c++) {
                    String value = rows.get(c + 1);
                    if (!CsvRows.missing(value)) {
                        own.put(attributes.get(c), AttributeLabel.truth(SkipCount.printable(value)));
                    }
                }
                if (table.labels.putIfAbsent(path, own) != null) {
                    throw UserError.usage(file + ":" + rows.line() + ": the picture '" + path + "' is there twice");
                }
                table.byName.merge(
                        path.substring(path.lastIndexOf('/') + 1), Optional.of(path), (a, b) -> Optional.empty());
            }
            return table;
        }
    }

    private static String attribute(String column, Path file) {
        String name = column.replaceAll("[^A-Za-z0-9_-]", "_");
        if (name.isEmpty()) {
            throw UserError.usage(file + ":1: a column has no name");
        }
        return TAKEN.contains(name) || !Character.isLetter(name.charAt(0)) ? "a_" + name : name;
    }

    /** Names of the attributes. */
    public List<String> attributes() {
        return attributes;
    }

    /** Paths of all labelled pictures. */
    public Set<String> paths() {
        return labels.keySet();
    }

    /** The path that a picture has in the table, if it has one. */
    public Optional<String> find(String path) {
        String rest = path;
        while (true) {
            if (labels.containsKey(rest)) {
                return Optional.of(rest);
            }
            int slash = rest.indexOf('/');
            if (slash < 0) {
                return byName.getOrDefault(rest, Optional.empty());
            }
            rest = rest.substring(slash + 1);
        }
    }

    /** The labels of a path of the table, or of a picture's path; empty when there are none. */
    public Map<String, AttributeLabel> of(String path) {
        return find(path).map(found -> labels.getOrDefault(found, Map.of())).orElse(Map.of());
    }
}
