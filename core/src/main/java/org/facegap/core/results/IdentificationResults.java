package org.facegap.core.results;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.json.NanAsNull;

/**
 * What searching probes in a gallery gave. One threshold for all groups per target.
 *
 * @param schema name of the JSON Schema of this shape
 * @param headline what was found between groups, or why nothing was compared
 * @param gallery references searched, 0 when the score file does not tell
 * @param protocol the settings
 * @param groups all probes first, then every group of probes
 * @param warnings what a reader must know
 */
public record IdentificationResults(
        @JsonProperty(ResultFile.SCHEMA) String schema,
        String headline,
        long gallery,
        Protocol protocol,
        List<Group> groups,
        List<String> warnings) {
    /** Name of the JSON Schema. */
    public static final String SCHEMA = "identification.schema.json";

    public IdentificationResults {
        groups = List.copyOf(groups);
        warnings = List.copyOf(warnings);
    }

    /** How searches without a score count. */
    public String failures() {
        return protocol.failures();
    }

    /** The same with other warnings. */
    public IdentificationResults warning(List<String> all) {
        return new IdentificationResults(schema, headline, gallery, protocol, groups, all);
    }

    /**
     * How searches were measured.
     *
     * @param ranks of the closed set
     * @param fpirs false positive identification rates that thresholds aim at
     * @param thresholds that were given
     * @param failures how searches without a score count
     * @param confidence level of every interval
     */
    public record Protocol(
            List<Integer> ranks, List<Double> fpirs, List<Double> thresholds, String failures, double confidence) {
        public Protocol {
            ranks = List.copyOf(ranks);
            fpirs = List.copyOf(fpirs);
            thresholds = List.copyOf(thresholds);
        }
    }

    /**
     * One group of probes.
     *
     * @param group its name; {@code all} for all
     * @param identities identities among its probes
     * @param mated probes whose identity is in the gallery
     * @param nonMated probes whose identity is not
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
