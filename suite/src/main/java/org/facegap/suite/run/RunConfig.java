package org.facegap.suite.run;

import java.util.Set;
import org.facegap.suite.stage.StageKind;
import org.jspecify.annotations.Nullable;

/**
 * What to do of a suite.
 *
 * @param last the last stage to make
 * @param only arms to work on; empty for all. Of the others what is done is used
 * @param fresh whether finished artefacts are made again
 * @param jobs trainings and embeddings at once, each in a process of its own; 0: as many as processors and memory allow
 * @param processes makes the processes; null: everything is made in this process, one stage after another
 */
public record RunConfig(
        StageKind last, Set<String> only, boolean fresh, int jobs, StageProcessPool.@Nullable Factory processes) {
    public RunConfig {
        only = Set.copyOf(only);
    }

    /** The same, to work on other arms. */
    RunConfig of(Set<String> arms) {
        return new RunConfig(last, arms, fresh, jobs, processes);
    }

    /** Everything in this process. */
    public RunConfig(StageKind last, Set<String> only, boolean fresh) {
        this(last, only, fresh, 1, null);
    }
}
