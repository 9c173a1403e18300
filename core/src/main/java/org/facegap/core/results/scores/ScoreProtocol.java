package org.facegap.core.results.scores;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.facegap.core.results.ProtocolFacts;
import org.jspecify.annotations.Nullable;

/**
 * How scores, or counts of errors, were measured. What does not apply to counts is null or empty.
 *
 * @param input what was measured: scores, or numbers of errors
 * @param accept when a pair is accepted
 * @param baseline system that the others are compared with
 * @param thresholdRule how a threshold meets a target
 * @param fmrTargets false match rates that thresholds aim at
 * @param thresholds thresholds given by the user, by system
 * @param calibration files that thresholds were chosen on
 * @param impostors which impostor pairs count
 * @param failures what a pair without a score counts for
 * @param resampling levels, numbers and seed
 * @param contrast between groups that systems are compared by; null where none was declared
 */
public record ScoreProtocol(
        String input,
        @Nullable String accept,
        @Nullable String baseline,
        @Nullable String thresholdRule,
        List<Double> fmrTargets,
        Map<String, Double> thresholds,
        List<SourceFile> calibration,
        @Nullable String impostors,
        @Nullable String failures,
        Resampling resampling,
        @Nullable Contrast contrast) {
    public ScoreProtocol {
        fmrTargets = List.copyOf(fmrTargets);
        thresholds = Map.copyOf(thresholds);
        calibration = List.copyOf(calibration);
    }

    /**
     * What intervals and tests are made with.
     *
     * @param confidence level of every interval
     * @param minimumTrials a rate on fewer trials is too few
     * @param permutations draws at equal rates
     * @param replicates of the bootstrap; null without
     * @param seed of every resampling
     */
    public record Resampling(
            double confidence,
            int minimumTrials,
            int permutations,
            @Nullable Integer replicates,
            long seed) {}

    /** Names and values, for pages. */
    public Map<String, Object> facts() {
        Map<String, Object> facts = new TreeMap<>(ProtocolFacts.of(this));
        facts.remove("resampling");
        if (!calibration.isEmpty()) {
            facts.put("calibration", calibration.stream().map(SourceFile::name).toList());
        }
        if (contrast != null) {
            facts.put("contrast", contrast.toString());
        }
        facts.putAll(ProtocolFacts.of(resampling));
        return facts;
    }
}
