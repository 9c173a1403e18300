package org.facegap.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.facegap.core.UserError;
import org.facegap.core.files.StrayFiles;
import org.facegap.core.words.WordOrder;
import org.facegap.evaluation.attribute.input.PredictionReader;

/**
 * What a path that somebody typed stands for: a file for itself, a folder for the files of predictions in it.
 *
 * @param files of predictions, in order of their names
 * @param remark a line about everything else in the folder; none when there is nothing else
 */
record PredictionFolder(List<Path> files, List<String> remark) {
    private static final int NAMED = 5;

    PredictionFolder {
        files = List.copyOf(files);
        remark = List.copyOf(remark);
    }

    /** @throws UserError when a folder cannot be listed or holds no file of predictions */
    static PredictionFolder of(Path path, PredictionReader reader) {
        if (!Files.isDirectory(path)) {
            return new PredictionFolder(List.of(path), List.of());
        }
        List<Path> found = new ArrayList<>();
        List<String> others = new ArrayList<>();
        try (Stream<Path> entries = Files.list(path)) {
            entries.sorted((a, b) -> new WordOrder().compare(name(a), name(b))).forEach(entry -> {
                String stray = StrayFiles.reason(entry);
                if (stray.isEmpty() && Files.isRegularFile(entry) && reader.fits(entry)) {
                    found.add(entry);
                } else {
                    others.add(
                            name(entry) + (Files.isDirectory(entry) ? "/" : stray.isEmpty() ? "" : " (" + stray + ")"));
                }
            });
        } catch (IOException e) {
            throw new UserError("cannot list " + path + ": " + e.getMessage(), e);
        }
        String list = String.join(", ", others.subList(0, Math.min(NAMED, others.size())))
                + (others.size() > NAMED ? " and " + (others.size() - NAMED) + " more" : "");
        if (found.isEmpty()) {
            throw UserError.usage(path + ": no file of predictions in this folder"
                    + (others.isEmpty() ? "; it is empty" : "; it holds " + list));
        }
        return new PredictionFolder(
                found,
                others.isEmpty()
                        ? List.of()
                        : List.of(path + ": " + found.size() + " files of predictions; not read, no table of them: "
                                + others.size() + " (" + list + ")"));
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
