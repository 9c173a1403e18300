package org.facegap.core.dataset.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.facegap.core.UserError;
import org.facegap.core.dataset.AttributeLabel;
import org.facegap.core.words.JoinedNames;

/** Joins one reading of a source with a table of labels, and tells what of both sides is left over. */
final class LabelJoin {
    private static final int KEPT = 20_000;

    private final LabelTable table;
    private final Map<String, String> found = new HashMap<>();
    private final List<String> left = new ArrayList<>();
    private long leftCount;

    LabelJoin(LabelTable table) {
        this.table = table;
    }

    /** The path that the table has for a picture; nothing when it has none, which is remembered. */
    Optional<String> find(String picture) {
        Optional<String> path = table.find(picture);
        if (path.isPresent()) {
            found.putIfAbsent(path.get(), picture);
        } else {
            leftCount++;
            if (left.size() < KEPT) {
                left.add(picture);
            }
        }
        return path;
    }

    /**
     * Labels of a picture, none when the table has none.
     *
     * @throws UserError when a line of the table fits this and another picture
     */
    Map<String, AttributeLabel> labels(String picture) {
        Optional<String> path = table.isNone() ? Optional.empty() : find(picture);
        String first = path.map(line -> found.getOrDefault(line, picture)).orElse(picture);
        if (!first.equals(picture)) {
            throw UserError.usage(table.file() + ": its line '" + path.orElse("") + "' fits the pictures '" + first
                    + "' and '" + picture + "'; give the paths of both");
        }
        return path.map(table::of).orElse(Map.of());
    }

    /**
     * Tells the sink what is left over, when all pictures were seen.
     *
     * @throws UserError when no line of the table is that of a picture
     */
    void finish(FaceSink sink) {
        if (table.isNone()) {
            return;
        }
        check();
        for (int i = 0; i < leftCount; i++) {
            sink.note("a picture without a line in the label file", i < left.size() ? left.get(i) : "...");
        }
        table.paths().stream()
                .filter(path -> !found.containsKey(path))
                .forEach(path -> sink.note("a line of the label file without a picture", path));
        remarks(sink);
    }

    /** Tells the sink what a user must know of the table. */
    void remarks(FaceSink sink) {
        table.remarks().forEach(remark -> sink.note("the label file " + remark, String.valueOf(table.file())));
    }

    /** @throws UserError when there are pictures and no line of the table is that of one */
    void check() {
        if (found.isEmpty() && leftCount > 0) {
            throw UserError.usage(
                    table.file() + ": none of its " + table.paths().size() + " lines is one of the "
                            + leftCount + " pictures: "
                            + JoinedNames.sides("the labels have", table.paths(), "the pictures are", left)
                            + "; paths are taken from the column '" + table.pathColumn() + "'");
        }
    }
}
