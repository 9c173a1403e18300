package org.facegap.trainer.loop;

import java.util.List;
import org.facegap.core.config.Default;
import org.facegap.core.config.Doc;
import org.facegap.core.config.Range;
import org.jspecify.annotations.Nullable;

/**
 * How a training is watched on identities of its own training set that are held out from it; test identities are never seen.
 *
 * @param share of the identities of every group; 0: none, and all are trained on
 * @param groupBy attributes whose values together are the groups; empty: all are one group
 * @param every steps between two evaluations; null: a twentieth of all
 * @param stopAfter evaluations without a better one after which training ends; 0: never
 * @param keep which weights are the result
 */
public record ValidateConfig(
        @Doc("share of the identities of every group that is held out; 0: none")
        @Range(min = 0, max = 0.5)
        @Default("0")
        double share,

        @Doc("attributes whose values together are the groups; none: all are one group") @Default("[]")
        List<String> groupBy,

        @Doc("steps between two evaluations; without it a twentieth of all steps")
        @Range(min = 1, max = 1_000_000)
        @Nullable
        Integer every,

        @Doc("evaluations in a row without a better one after which training ends; 0: never")
        @Range(min = 0, max = 1000)
        @Default("0")
        int stopAfter,

        @Doc("whose weights are the result; the others are kept beside them") @Default("best")
        Keep keep) {
    /** Which weights are the result. */
    public enum Keep {
        /** Of the best evaluation: the highest mean over the groups. */
        BEST,
        /** At the end. */
        LAST
    }

    public ValidateConfig {
        groupBy = List.copyOf(groupBy);
    }

    /** No evaluations. */
    public static ValidateConfig none() {
        return new ValidateConfig(0, List.of(), null, 0, Keep.BEST);
    }

    long every(long steps) {
        return every == null ? Math.max(1, steps / 20) : every;
    }
}
