package org.facegap.suite.run;

import java.nio.file.Path;
import java.util.List;
import org.facegap.core.UserError;
import org.facegap.core.progress.Progress;

/** Processes that make stages of suites. */
public interface StageProcessPool extends AutoCloseable {
    /**
     * Has a stage made by a process that is free, or by a new one; any thread may ask.
     *
     * @param suite folder of its suite, with the resolved config
     * @param stage its id
     * @param fresh whether nothing of it is to be kept
     * @throws UserError when the stage fails or its process ends
     */
    void make(Path suite, String stage, boolean fresh, Progress progress);

    @Override
    void close();

    /** Makes the pool of a run. */
    @FunctionalInterface
    interface Factory {
        /**
         * A pool, with no process yet.
         *
         * @param folder of the artefacts, in which the processes leave their logs
         * @param devices of the processes, in turn
         */
        StageProcessPool open(Path folder, List<String> devices);
    }
}
