package org.facegap.evaluation.scores.reading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.facegap.core.UserError;
import org.facegap.core.files.StrayFiles;

/** A folder stands for the score files in it; what else lies there is counted and named. */
final class ScoreFolder {
    private static final int SHOWN = 5;

    private ScoreFolder() {}

    /**
     * The sources with every folder replaced by the score files in it, by name.
     *
     * @param reader fails with a {@link UserError} for a file that is no score file
     * @param warnings takes what was left out
     * @throws UserError when a folder holds no score file
     */
    static List<ScoreSource> expand(List<ScoreSource> sources, Consumer<ScoreSource> reader, List<String> warnings) {
        List<ScoreSource> files = new ArrayList<>();
        for (ScoreSource source : sources) {
            if (Files.isDirectory(source.path())) {
                files.addAll(files(source, reader, warnings));
            } else {
                files.add(source);
            }
        }
        return files;
    }

    private static List<ScoreSource> files(ScoreSource folder, Consumer<ScoreSource> reader, List<String> warnings) {
        List<ScoreSource> files = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (Path path : listed(folder.path())) {
            String name = String.valueOf(path.getFileName());
            if (Files.isDirectory(path)) {
                others.add(name + " (a folder)");
                continue;
            }
            String stray = StrayFiles.reason(path);
            if (!stray.isEmpty()) {
                others.add(name + " (" + stray + ")");
                continue;
            }
            ScoreSource file = new ScoreSource(path, folder.kind());
            try {
                reader.accept(file);
                files.add(file);
            } catch (UserError e) {
                String why = String.valueOf(e.getMessage());
                others.add(name + " (" + why.replace(path.toString(), "").replaceFirst("^[:\\d\\s]+", "") + ")");
            }
        }
        String left =
                others.size() + " of " + (files.size() + others.size()) + " things in the folder are no score files: "
                        + String.join("; ", others.subList(0, Math.min(SHOWN, others.size())))
                        + (others.size() > SHOWN ? "; ..." : "");
        if (files.isEmpty()) {
            throw UserError.usage(folder.path() + ": holds no score file"
                    + (others.isEmpty() ? "; the folder is empty." : "; " + left + "."));
        }
        if (!others.isEmpty()) {
            warnings.add(folder.path() + ": " + left + ".");
        }
        return files;
    }

    private static List<Path> listed(Path folder) {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.sorted().toList();
        } catch (IOException e) {
            throw new UserError(folder + ": cannot be read: " + e.getMessage(), e);
        }
    }
}
