package org.facegap.evaluation.matching;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.facegap.core.UserError;
import org.facegap.core.csv.CsvRows;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.words.NameJoin;
import org.facegap.evaluation.protocol.PairList;
import org.facegap.evaluation.protocol.PairSet;

/** Finds a dataset's pictures by the paths that lists of pairs have: those of the source, the ends of them, or the keys. */
final class SourcePaths {
    private static final int SEVERAL = -1;

    private final FaceDataset set;
    private final Map<String, Integer> rows = new HashMap<>();
    private final Map<Integer, String> sources = new HashMap<>();

    SourcePaths(FaceDataset set) {
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
                        ends(plain(in.get(path)), row);
                    }
                }
            }
        }
        byKey.forEach(rows::putIfAbsent);
    }

    /** A picture as its source calls it, else its key. */
    private String source(int row) {
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

    /** Forward slashes, and no ending of an image file. */
    private static String plain(String path) {
        return path.replace('\\', '/').replaceFirst("(?i)\\.(jpe?g|png|bmp|gif)$", "");
    }

    /**
     * The row of a picture by its path; -1 when the dataset has it not.
     *
     * @throws UserError when the path means several pictures
     */
    int row(String path, Path list) {
        Integer row = rows.get(plain(path));
        if (row != null && row == SEVERAL) {
            throw new UserError(list + ": '" + path + "' may be any of several pictures of " + set.dir() + ".");
        }
        return row == null ? -1 : row;
    }

    /**
     * A list's pairs as rows of the dataset.
     *
     * @throws UserError when pictures are missing, or a path means several
     */
    PairSet rows(Path file, PairList list) {
        List<String> images = new ArrayList<>();
        for (FaceRecord record : set.records()) {
            // No path of a list can be this.
            images.add("\n" + record.key());
        }
        List<String> missing = new ArrayList<>();
        for (String path : list.pictures()) {
            int row = row(path, file);
            if (row < 0) {
                missing.add(path);
                continue;
            }
            if (!images.get(row).startsWith("\n")) {
                throw new UserError(
                        file + ": '" + images.get(row) + "' and '" + path + "' are one picture of " + set.dir() + ".");
            }
            images.set(row, path);
        }
        if (!missing.isEmpty()) {
            List<String> unnamed = new ArrayList<>();
            for (int row = 0; row < images.size(); row++) {
                if (images.get(row).startsWith("\n")) {
                    unnamed.add(source(row));
                }
            }
            throw new UserError(file + ": "
                    + new NameJoin(
                                    "pictures of the list",
                                    list.pictures().size(),
                                    missing,
                                    "pictures of " + set.dir(),
                                    images.size(),
                                    unnamed)
                            .sentence()
                    + ". A list has to name pictures by their path in the source, its end, or their key.");
        }
        return list.rows(images);
    }
}
