package org.facegap.cli.dataset;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.facegap.core.UserError;
import org.facegap.core.config.Nearest;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.progress.Progress;

/** Progress of work on datasets: on the error stream, so that what is printed can be piped. */
final class DatasetConsole {
    private DatasetConsole() {}

    static Progress progress() {
        return Progress.console(System.err, System.console() != null && System.getenv("CI") == null);
    }

    /** @throws UserError with exit code 2 when the dataset lacks one of the attributes */
    static void known(String option, Collection<String> attributes, FaceDataset dataset) {
        List<String> known = dataset.card().attributes();
        for (String attribute : attributes) {
            if (!known.contains(attribute)) {
                String nearest = Nearest.of(attribute, known);
                throw UserError.usage(option + ": " + dataset.card().name() + " has no attribute '" + attribute + "'; "
                        + (nearest != null
                                ? "did you mean " + nearest + "?"
                                : known.isEmpty() ? "it has none" : "it has " + String.join(", ", known)));
            }
        }
    }

    static String name(Path folder) {
        return String.valueOf(folder.toAbsolutePath().normalize().getFileName());
    }
}
