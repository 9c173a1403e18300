package org.facegap.core.pairs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.facegap.core.UserError;
import org.facegap.core.csv.CsvRows;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.files.ImagePaths;
import org.facegap.core.words.NameJoin;

/** Finds a dataset's images by the paths that lists have: those of the source, the ends of them, longer ones that end so, or the keys. */
public final class SourcePaths {
    private static final int SEVERAL = -1;

    private final FaceDataset set;
    private final Map<String, Integer> rows = new HashMap<>();
    private final Map<String, Integer> wholes = new HashMap<>();
    private final Map<Integer, String> sources = new HashMap<>();

    /** The images of a dataset, and what its source called them where that is known. */
    public SourcePaths(FaceDataset set) {
        this.set = set;
        Map<String, Integer> byKey = new HashMap<>();
        for (FaceRecord record : set.records()) {
            byKey.put(record.key(), byKey.size());
        }
        Path file = set.dir().resolve("sources.csv");
        if (Files.exists(file)) {
            try (CsvRows in = CsvRows.open(file)) {
                int key = in.column("key");
                int path = in.column("path");
                while (in.next()) {
                    Integer row = byKey.get(in.get(key));
                    if (row != null) {
                        sources.put(row, in.get(path));
                        String whole = plain(in.get(path));
                        wholes.merge(whole, row, (old, now) -> old.equals(now) ? old : SEVERAL);
                        ends(whole, row);
                    }
                }
            }
        }
        byKey.forEach(rows::putIfAbsent);
    }

    /** An image as its source calls it, else its key. */
    public String source(int row) {
        return sources.getOrDefault(row, set.records().get(row).key());
    }

    private void ends(String path, int row) {
        for (int at = 0; at >= 0; at = path.indexOf('/', at) + 1) {
            rows.merge(path.substring(at), row, (old, now) -> old.equals(now) ? old : SEVERAL);
            if (path.indexOf('/', at) < 0) {
                return;
            }
        }
    }

    /** As names of images are compared, and no ending of an image file. */
    private static String plain(String path) {
        return ImagePaths.stem(ImagePaths.name(path));
    }

    /**
     * The row of an image by its path, which may be the end of the source's or end as the source's does; -1 when the dataset has it
     * not.
     *
     * @throws UserError when the path means several images
     */
    public int row(String path, Path list) {
        String plain = plain(path).replaceFirst("^/", "");
        Integer row = rows.get(plain);
        for (int slash = plain.indexOf('/'); row == null && slash >= 0; slash = plain.indexOf('/', slash + 1)) {
            row = wholes.get(plain.substring(slash + 1));
        }
        if (row != null && row == SEVERAL) {
            throw new UserError(list + ": '" + path + "' may be any of several images of " + set.dir() + ".");
        }
        return row == null ? -1 : row;
    }

    /**
     * A list's pairs as rows of the dataset.
     *
     * @throws UserError when images are missing, or a path means several
     */
    PairSet rows(Path file, PairList list) {
        Map<String, Integer> found = new LinkedHashMap<>();
        Map<Integer, String> names = new HashMap<>();
        List<String> missing = new ArrayList<>();
        for (String path : list.images()) {
            int row = row(path, file);
            if (row < 0) {
                missing.add(path);
                continue;
            }
            String before = names.put(row, path);
            if (before != null) {
                throw new UserError(file + ": '" + before + "' and '" + path + "' are one image of " + set.dir() + ".");
            }
            found.put(path, row);
        }
        if (!missing.isEmpty()) {
            Set<String> absent = Set.copyOf(missing);
            list.pairs().stream()
                    .flatMap(pair -> Stream.of(pair.first(), pair.second()))
                    .filter(image -> absent.contains(image.path()))
                    .flatMap(image -> PairLines.countedFromZero(image).stream())
                    .findFirst()
                    .ifPresent(why -> {
                        throw new UserError(file + ": " + why + ".");
                    });
            int all = set.records().size();
            List<String> unnamed = IntStream.range(0, all)
                    .filter(row -> !names.containsKey(row))
                    .mapToObj(this::source)
                    .toList();
            NameJoin join = new NameJoin(
                    "images of the list", list.images().size(), missing, "images of " + set.dir(), all, unnamed);
            throw new UserError(file + ": " + join.sentence()
                    + ". A list has to name images by their path in the source, its end, or their key.");
        }
        return list.rows(path -> found.getOrDefault(path, -1));
    }
}
