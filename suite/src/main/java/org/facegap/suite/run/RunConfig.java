package org.facegap.suite.run;

import java.util.Set;
import org.facegap.suite.stage.StageKind;

/**
 * What to do of a suite.
 *
 * @param last the last stage to make
 * @param only arms to work on; empty for all. Of the others what is done is used
 * @param fresh whether finished artefacts are made again
 */
public record RunConfig(StageKind last, Set<String> only, boolean fresh) {
    public RunConfig {
        only = Set.copyOf(only);
    }
}
