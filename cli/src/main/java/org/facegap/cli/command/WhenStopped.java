package org.facegap.cli.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.facegap.core.progress.Progress;

/**
 * Says how to go on when a person stops the process (Ctrl-C, SIGTERM) between opening and closing. The process ends as the
 * signal has it, with 130 or 143.
 */
final class WhenStopped implements AutoCloseable {
    private final AtomicBoolean open = new AtomicBoolean(true);
    private final Thread hook;
    private final StoppableProgress progress;

    WhenStopped(PrintWriter err, Supplier<List<String>> words, Progress shown) {
        progress = new StoppableProgress(shown);
        hook = new Thread(
                () -> {
                    if (open.get()) {
                        // A live line may be standing there.
                        err.println();
                        words.get().forEach(line -> err.println("facegap: " + line));
                        err.flush();
                        progress.stop();
                    }
                },
                "when stopped");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** What the work is to tell its progress to. */
    Progress progress() {
        return progress;
    }

    /** It was not stopped: nothing will be said. */
    @Override
    public void close() {
        open.set(false);
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending; the hook has been told to keep quiet.
        }
    }
}
