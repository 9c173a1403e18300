package org.facegap.cli.dataset;

import java.nio.file.Path;
import org.facegap.core.progress.Progress;

/** Progress of work on datasets: on the error stream, so that what is printed can be piped. */
final class DatasetConsole {
    private DatasetConsole() {}

    static Progress progress() {
        return Progress.console(System.err, System.console() != null && System.getenv("CI") == null);
    }

    static String name(Path folder) {
        return String.valueOf(folder.toAbsolutePath().normalize().getFileName());
    }
}
