package org.facegap.generator.dataset;

import java.util.List;
import java.util.Map;
import org.facegap.generator.search.SearchTally;

/**
 * What one bracket of a search cost and why it refused what it refused; {@code account.json}.
 *
 * @param renders images rendered, those of the strategy itself included
 * @param tally what became of its candidates
 * @param strategy the strategy's own facts
 * @param nearest highest cosine to an earlier identity of the bracket, of every candidate whose label passed
 */
record BracketCounts(long renders, SearchTally.Counts tally, Map<String, Object> strategy, List<Double> nearest) {}
