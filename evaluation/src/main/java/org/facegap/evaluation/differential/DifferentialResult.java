package org.facegap.evaluation.differential;

import java.util.List;
import org.facegap.core.estimate.Estimate;

/**
 * A differential with what it needs to be read.
 *
 * @param differential which
 * @param value the number; never with an interval, since a percentile interval of such a number cannot contain equality
 * @param chance the same at equal rates, and the permutation p
 * @param groups groups it was computed over
 * @param suppressed cells that were left out
 * @param notes what a reader must know, such as that identities were not known
 */
public record DifferentialResult(
        Differential differential,
        Estimate value,
        Chance chance,
        List<String> groups,
        List<Suppression> suppressed,
        List<String> notes) {}
