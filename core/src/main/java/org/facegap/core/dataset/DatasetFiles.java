package org.facegap.core.dataset;

import java.nio.file.Path;
import java.util.Locale;

/** Where the parts of a face dataset lie. */
final class DatasetFiles {
    private DatasetFiles() {}

    static Path card(Path dir) {
        return dir.resolve("dataset.json");
    }

    static Path index(Path dir) {
        return dir.resolve("index.csv");
    }

    static Path latents(Path dir) {
        return dir.resolve("latents.npy");
    }

    /** Where shards lie that are not in the dataset's own folder; most datasets have no such file. */
    static Path links(Path dir) {
        return dir.resolve("shards.csv");
    }

    static Path shards(Path dir) {
        return dir.resolve("shards");
    }

    static Path shard(Path dir, int number) {
        return shards(dir).resolve(String.format(Locale.ROOT, "%06d.tar", number));
    }
}
