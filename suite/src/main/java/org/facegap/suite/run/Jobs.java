package org.facegap.suite.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.facegap.core.words.Counted;
import org.facegap.suite.config.ComputeConfig;
import org.facegap.suite.stage.Stage;

/** How many stages are made at once. */
final class Jobs {
    private static final Path MEMORY = Path.of("/proc/meminfo");

    /** Free memory that a process should find: a small network with its images takes about half of it. */
    private static final long BYTES = 3L << 29;

    private final int atOnce;
    private final boolean apart;
    private final boolean gpu;

    /**
     * @param processors that may be used
     * @param threads of one training
     */
    Jobs(RunConfig options, ComputeConfig compute, int processors, int threads) {
        apart = options.processes() != null;
        gpu = compute.devices().get(0).startsWith("gpu");
        if (!apart) {
            atOnce = 1;
        } else if (options.jobs() > 0) {
            atOnce = options.jobs();
        } else {
            long fit = gpu ? compute.devices().size() : processors / threads;
            atOnce = (int) Math.max(1, Math.min(fit, freeBytes() / BYTES));
        }
    }

    /** Trainings and embeddings that are made at once. */
    int atOnce() {
        return atOnce;
    }

    /** How much of all that can be done at once a stage takes. */
    int taken(Stage stage) {
        return stage.isParallel() || gpu ? 1 : atOnce;
    }

    /** For the plan. */
    String words() {
        return apart ? ", " + Counted.of(atOnce, "trainings") + " at once" : "";
    }

    /** What the system could give without giving up anything, as Linux tells it; much where it does not. */
    private static long freeBytes() {
        if (!Files.isReadable(MEMORY)) {
            return Long.MAX_VALUE;
        }
        try {
            return Files.readAllLines(MEMORY).stream()
                    .filter(line -> line.startsWith("MemAvailable:"))
                    .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(Long.MAX_VALUE);
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }
}
