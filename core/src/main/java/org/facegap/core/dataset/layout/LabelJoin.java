package org.facegap.core.dataset.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.facegap.core.UserError;
import org.facegap.core.dataset.AttributeLabel;
import org.facegap.core.words.JoinedNames;

/**
 * Joins the images of a source with a table of labels, and tells what of both sides is left over.
 *
 * <p>A line of the table is the whole path of an image, or the end of it from a slash on; the longest such line counts, and
 * a line that is one image's whole path is no other image's. Only where no line of the table is so, the images' paths
 * may be ends of the lines, and else their names alone count, each that the table has once.
 */
final class LabelJoin {
    private static final int KEPT = 20_000;

    private final LabelTable table;
    private final Map<String, String> lines = new HashMap<>();
    private final Map<String, List<String>> images = new LinkedHashMap<>();
    private final List<String> left = new ArrayList<>();
    private long leftCount;

    /**
     * Looks at the paths of all images of a source, unless the table is none.
     *
     * @throws UserError when there are images and no line of the table is that of one
     */
    LabelJoin(LabelTable table, SourceFiles files) {
        this.table = table;
        List<String> paths = table.isNone() ? List.of() : files.images();
        if (paths.isEmpty()) {
            return;
        }
        paths.forEach(this::byPath);
        if (lines.isEmpty()) {
            byEnd(paths, UnaryOperator.identity());
        }
        if (lines.isEmpty()) {
            byEnd(paths, path -> path.substring(path.lastIndexOf('/') + 1));
        }
        if (lines.isEmpty()) {
            throw UserError.usage(
                    table.file() + ": none of its " + table.paths().size() + " lines is one of the " + paths.size()
                            + " images: "
                            + JoinedNames.sides("the labels have", table.paths(), "the images are", paths)
                            + "; paths are taken from the column '" + table.pathColumn() + "'");
        }
        Set<String> whole = new HashSet<>(paths);
        whole.retainAll(table.paths());
        lines.entrySet()
                .removeIf(line ->
                        whole.contains(line.getValue()) && !line.getKey().equals(line.getValue()));
        for (String path : paths) {
            String line = lines.get(path);
            if (line != null) {
                images.computeIfAbsent(line, l -> new ArrayList<>()).add(path);
            }
        }
    }

    private void byPath(String image) {
        for (int from = 0; ; ) {
            String end = image.substring(from);
            if (table.paths().contains(end)) {
                lines.put(image, end);
                return;
            }
            int slash = image.indexOf('/', from);
            if (slash < 0) {
                return;
            }
            from = slash + 1;
        }
    }

    /** Finds the images whose path, or what is made of it, is the end of one line alone. */
    private void byEnd(List<String> paths, UnaryOperator<String> form) {
        Set<String> wanted = new HashSet<>();
        paths.forEach(path -> wanted.add(form.apply(path)));
        Map<String, Optional<String>> ends = new HashMap<>();
        for (String line : table.paths()) {
            for (int from = 0, slash; ; from = slash + 1) {
                String end = line.substring(from);
                if (wanted.contains(end)) {
                    ends.merge(end, Optional.of(line), (a, b) -> Optional.empty());
                }
                slash = line.indexOf('/', from);
                if (slash < 0) {
                    break;
                }
            }
        }
        for (String path : paths) {
            ends.getOrDefault(form.apply(path), Optional.empty()).ifPresent(line -> lines.put(path, line));
        }
    }

    /**
     * The path that the table has for an image; nothing when it has none, which is remembered.
     *
     * @throws UserError when a line of the table fits this and another image
     */
    Optional<String> find(String image) {
        String line = lines.get(image);
        if (line == null) {
            leftCount++;
            if (left.size() < KEPT) {
                left.add(image);
            }
            return Optional.empty();
        }
        List<String> fits = images.getOrDefault(line, List.of());
        if (fits.size() > 1) {
            throw UserError.usage(table.file() + ": its line '" + line + "' fits the images '" + fits.get(0) + "' and '"
                    + fits.get(1) + "'; give the paths of both");
        }
        return Optional.of(line);
    }

    /**
     * Labels of an image, none when the table has none.
     *
     * @throws UserError when a line of the table fits this and another image
     */
    Map<String, AttributeLabel> labels(String image) {
        return table.isNone() ? Map.of() : find(image).map(table::of).orElse(Map.of());
    }

    /** Lines of the table that are no image's, in the table's order. */
    List<String> unused() {
        return table.paths().stream().filter(path -> !images.containsKey(path)).toList();
    }

    /** Tells the sink what is left over, when all images were seen. */
    void finish(FaceSink sink) {
        if (table.isNone()) {
            return;
        }
        for (int i = 0; i < leftCount; i++) {
            sink.note("an image without a line in the label file", i < left.size() ? left.get(i) : "...");
        }
        images.forEach((line, named) -> table.attributes().stream()
                .filter(attribute -> !table.of(line).containsKey(attribute))
                .forEach(attribute -> named.forEach(
                        image -> sink.note("an image without a value of " + attribute + " in the label file", image))));
        unused().forEach(path -> sink.note("a line of the label file without an image", path));
        remarks(sink);
    }

    /** Tells the sink what a user must know of the table. */
    void remarks(FaceSink sink) {
        for (Skipped kind : table.notes()) {
            for (int i = 0; i < kind.count(); i++) {
                List<String> named = kind.first();
                sink.note("the label file " + kind.reason(), i < named.size() ? named.get(i) : "...");
            }
        }
    }
}
