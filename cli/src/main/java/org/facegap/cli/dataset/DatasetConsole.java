package org.facegap.cli.dataset;

import java.nio.file.Path;
import java.util.Collection;
import org.facegap.core.UserError;
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
        for (String attribute : attributes) {
            if (!dataset.card().attributes().contains(attribute)) {
                throw UserError.usage(option + ": " + dataset.card().noAttribute(attribute));
            }
        }
    }

    static String name(Path folder) {
        return String.valueOf(folder.toAbsolutePath().normalize().getFileName());
    }
}
