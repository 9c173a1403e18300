package org.facegap.core.results;

import java.util.List;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.json.NanAsNull;

/**
 * What searching probes in a gallery gave. One threshold for all groups per target.
 *
 * @param headline what was found between groups, or why nothing was compared
 * @param gallery references searched, 0 when the score file does not tell
 * @param failures how searches without a score count
 * @param groups all probes first, then every group of probes
 * @param warnings what a reader must know
 */
public record IdentificationResults(
        String headline, long gallery, String failures, List<Group> groups, List<String> warnings) {
    public IdentificationResults {
        groups = List.copyOf(groups);
        warnings = List.copyOf(warnings);
    }

    /**
     * One group of probes.
     *
     * @param group its name; {@code all} for all
     * @param identities people among its probes
     * @param mated probes whose person is in the gallery
     * @param nonMated probes whose person is not
     * @param failed probes that gave no score
     * @param ranks closed set: shares of mated probes found at a rank or better, without a threshold
     * @param points open set: errors at thresholds
     */
    public record Group(
            String group,
            long identities,
            long mated,
            long nonMated,
            long failed,
            List<Rank> ranks,
            List<Point> points) {
        public Group {
            ranks = List.copyOf(ranks);
            points = List.copyOf(points);
        }
    }

    /**
     * A point of the cumulative match characteristic.
     *
     * @param rank from 1
     * @param rate share of mated probes whose mate stands at this rank or better
     */
    public record Rank(int rank, Estimate rate) {}

    /**
     * Open-set errors at one threshold.
     *
     * @param targetFpir false positive identification rate asked of all probes together; NaN for a threshold that was given
     * @param threshold candidates at or above it are returned
     * @param fpir non-mated probes with a candidate
     * @param fnir mated probes whose mate is not first or lies below the threshold
     */
    public record Point(@NanAsNull double targetFpir, double threshold, Estimate fpir, Estimate fnir) {}
}
