package org.facegap.cli.dataset;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import org.facegap.core.UserError;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.progress.Progress;
import org.facegap.evaluation.matching.PairFile;

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

    /** Tells that a part of a dataset has not the pairs of its protocol. */
    static void withoutPairs(FaceDataset whole, PrintWriter console) {
        if (Files.exists(whole.dir().resolve(PairFile.OWN))) {
            console.println("warning: the protocol of " + whole.dir() + " (" + PairFile.OWN
                    + ") goes by its rows and is not part of what was written; match makes other pairs there");
        }
    }

    static String name(Path folder) {
        return String.valueOf(folder.toAbsolutePath().normalize().getFileName());
    }
}
