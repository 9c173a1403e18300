package org.facegap.generator.search;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.facegap.core.estimate.Estimate;
import org.facegap.generator.audit.Proportion;

/** Counts what became of candidates, per group. Not thread-safe. */
public final class SearchTally {
    /** Stands for candidates of which no wanted group is known. */
    public static final String NO_GROUP = "none";

    private final Map<String, Map<Assessment.Outcome, Long>> counts = new TreeMap<>();
    private long candidates;
    private long renders;

    /**
     * A tally as data.
     *
     * @param candidates judged
     * @param renders images of candidates
     * @param outcomes group to outcome to candidates
     */
    public record Counts(long candidates, long renders, Map<String, Map<Assessment.Outcome, Long>> outcomes) {}

    /** The tally as it stands. */
    public Counts counts() {
        Map<String, Map<Assessment.Outcome, Long>> copy = new TreeMap<>();
        counts.forEach((group, row) -> copy.put(group, new EnumMap<>(row)));
        return new Counts(candidates, renders, copy);
    }

    /** Adds another tally. */
    public void add(Counts other) {
        candidates += other.candidates();
        renders += other.renders();
        other.outcomes().forEach((group, row) -> row.forEach((outcome, n) -> add(group, outcome, n)));
    }

    /** Identities counted as accepted were refused after all. */
    public void refuse(String group, Assessment.Outcome reason, long identities) {
        add(group, Assessment.Outcome.ACCEPTED, -identities);
        add(group, reason, identities);
    }

    void render(int images) {
        renders += images;
    }

    /** Counts a candidate in the group it was read as and, when that is another one, in the group it was bred for. */
    void count(Candidate candidate, Assessment verdict) {
        candidates++;
        String aim = candidate.aim();
        String group = verdict.group();
        if (aim != null && !aim.equals(group)) {
            boolean face = verdict.outcome() != Assessment.Outcome.NO_FACE;
            add(aim, face ? Assessment.Outcome.OTHER_GROUP : Assessment.Outcome.NO_FACE);
        }
        if (group != null) {
            add(group, verdict.outcome());
        } else if (aim == null) {
            add(NO_GROUP, verdict.outcome());
        }
    }

    private void add(String group, Assessment.Outcome outcome) {
        add(group, outcome, 1);
    }

    private void add(String group, Assessment.Outcome outcome, long n) {
        counts.computeIfAbsent(group, g -> new EnumMap<>(Assessment.Outcome.class))
                .merge(outcome, n, Long::sum);
    }

    /** Group to every reason, also one that never occurred, to the rate among the candidates counted for the group. */
    public Map<String, Map<String, Estimate>> rejectionRates() {
        Map<String, Map<String, Estimate>> rates = new TreeMap<>();
        counts.forEach((group, row) -> {
            long all = row.values().stream().mapToLong(Long::longValue).sum();
            Map<String, Estimate> reasons = new TreeMap<>();
            for (Assessment.Outcome outcome : Assessment.Outcome.values()) {
                if (outcome != Assessment.Outcome.ACCEPTED && all > 0) {
                    reasons.put(outcome.label(), Proportion.of(row.getOrDefault(outcome, 0L), all));
                }
            }
            rates.put(group, reasons);
        });
        return rates;
    }

    /** Candidates judged. */
    public long candidates() {
        return candidates;
    }

    /** Candidates' images, the roots' included. */
    public long renders() {
        return renders;
    }
}
