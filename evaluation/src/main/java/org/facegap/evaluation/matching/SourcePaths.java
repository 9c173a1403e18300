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
import org.facegap.evaluation.protocol.PairList;
import org.facegap.evaluation.protocol.PairSet;

/** Finds a dataset's pictures by the paths that lists of pairs have: those of the source, the ends of them, or the keys. */
final class SourcePaths {
    private static final int SEVERAL = -1;

    private final FaceDataset set;
    private final Map<String, Integer> rows = new HashMap<>();

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
                        ends(plain(in.get(path)), row);
                    }
                }
            }
        }
        byKey.forEach(rows::putIfAbsent);
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
        for (String path : list.pictures()) {
            Integer row = rows.get(plain(path));
            if (row == null) {
                continue;
            }
            if (row == SEVERAL) {
                throw new UserError(file + ": '" + path + "' may be any of several pictures of " + set.dir() + ".");
            }
            if (!images.get(row).startsWith("\n")) {
                throw new UserError(
                        file + ": '" + images.get(row) + "' and '" + path + "' are one picture of " + set.dir() + ".");
            }
            images.set(row, path);
        }
        return list.rows(images);
    }
}
