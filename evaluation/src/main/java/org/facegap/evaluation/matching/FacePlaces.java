package org.facegap.evaluation.matching;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.facegap.core.UserError;
import org.facegap.core.csv.TextRows;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.pairs.SourcePaths;
import org.facegap.core.words.NameJoin;
import org.jspecify.annotations.Nullable;

/**
 * Where about the meant face is in each image of a dataset, from a list of landmarks, boxes or points by the image's name.
 *
 * <p>A line is an image and numbers in pixels: {@link PlaceNumbers}. Separators are found out by {@link TextRows}.
 *
 * @param places x and y by the image's key in the dataset
 * @param missing what the list does not name and what it names besides, in a sentence; empty when every image is there
 */
public record FacePlaces(Map<String, double[]> places, String missing) {
    /**
     * Reads a list.
     *
     * @param images those that take part
     * @throws UserError when a line is none of these, or no image is there
     */
    public static FacePlaces read(Path file, FaceDataset set, BitSet images) {
        Map<String, double[]> named = new HashMap<>();
        List<String> names = new ArrayList<>();
        PlaceNumbers meaning = new PlaceNumbers(List.of());
        for (TextRows.Row row : rows(file).rows()) {
            List<String> fields =
                    row.fields().stream().filter(f -> !f.isEmpty()).toList();
            double[] numbers = numbers(fields);
            if (names.isEmpty() && numbers.length == 0) {
                meaning = new PlaceNumbers(row.fields());
                continue;
            }
            String name = String.join(" ", fields.subList(0, fields.size() - numbers.length));
            if (named.put(name, meaning.middle(numbers, file + ":" + row.line())) != null) {
                throw new UserError(file + ":" + row.line() + ": the image '" + name + "' is there twice");
            }
            names.add(name);
        }
        if (names.isEmpty()) {
            throw new UserError(file + ": names no image");
        }
        meaning.check(file.toString());
        return joined(file, set, images, named, names);
    }

    private static TextRows rows(Path file) {
        if (!Files.isRegularFile(file)) {
            throw UserError.usage("--landmarks: there is no file " + file);
        }
        return TextRows.of(file);
    }

    private static FacePlaces joined(
            Path file, FaceDataset set, BitSet rows, Map<String, double[]> named, List<String> names) {
        SourcePaths paths = new SourcePaths(set);
        Map<String, double[]> places = new HashMap<>();
        Map<Integer, String> lines = new HashMap<>();
        List<String> foreign = new ArrayList<>();
        for (String name : names) {
            int row = paths.row(name, file);
            if (row < 0) {
                foreign.add(name);
            } else {
                String before = lines.put(row, name);
                if (before != null) {
                    throw new UserError(file + ": '" + before + "' and '" + name + "' are one image of " + set.dir());
                }
                places.put(set.records().get(row).key(), Objects.requireNonNull(named.get(name)));
            }
        }
        List<String> without = rows.stream()
                .filter(row -> !lines.containsKey(row))
                .mapToObj(paths::source)
                .toList();
        NameJoin join = new NameJoin(
                "images of " + set.dir(), rows.cardinality(), without, "lines of " + file, names.size(), foreign);
        join.requireSome();
        return new FacePlaces(places, join.sentence());
    }

    /** Where an image's face is; null when the list says nothing. */
    public double @Nullable [] of(String key) {
        return places.get(key);
    }

    /** The numbers at the end of a line, after at least one field. */
    private static double[] numbers(List<String> fields) {
        int from = fields.size();
        while (from > 1 && fields.get(from - 1).matches("[-+]?[0-9]*\\.?[0-9]+(?:[eE][-+]?[0-9]+)?\\.?")) {
            from--;
        }
        return fields.subList(from, fields.size()).stream()
                .mapToDouble(Double::parseDouble)
                .toArray();
    }
}
