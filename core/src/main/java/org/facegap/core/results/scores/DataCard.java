package org.facegap.core.results.scores;

import java.util.List;

/**
 * What was measured on.
 *
 * @param files where the scores came from
 * @param pairs pairs read, repeats taken out
 * @param identities identities among them; 0 when nobody knows
 * @param identitiesKnown whether the files name the identities of both sides
 * @param repeats pairs that repeated an earlier one and were counted once
 * @param impostorRule which impostor pairs a group's false match rate is made of
 * @param folds number of folds; 0 without
 * @param foldRule where the folds come from; empty without
 * @param groups the groups that are reported
 * @param excluded pairs that take no part in any group's rates, by reason
 */
public record DataCard(
        List<SourceFile> files,
        long pairs,
        long identities,
        boolean identitiesKnown,
        long repeats,
        String impostorRule,
        int folds,
        String foldRule,
        List<GroupCard> groups,
        List<ExcludedPairs> excluded) {
    public DataCard {
        files = List.copyOf(files);
        groups = List.copyOf(groups);
        excluded = List.copyOf(excluded);
    }
}
