package org.facegap.generator.search;

import java.util.List;
import java.util.Map;

/** Proposes candidates and learns what became of them. Everything it draws depends on its seed and what it was told. */
public interface SearchStrategy {
    /**
     * The next candidates.
     *
     * @param count how many, at least 1
     * @param open groups that still need identities, in a fixed order
     */
    List<Candidate> propose(int count, List<String> open);

    /** Tells what became of a candidate, in the order of proposal. */
    void judged(Candidate candidate, Assessment verdict);

    /** Images it rendered itself to propose candidates; they count as the search's. */
    default long ownRenders() {
        return 0;
    }

    /** Counts for the report, by name. */
    Map<String, Object> facts();
}
