package org.facegap.evaluation.differential;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.facegap.core.random.Gaussian;
import org.facegap.core.random.Seeds;
import org.facegap.evaluation.uncertainty.IdentityCounts;

/**
 * Groups over which some differentials are computed from the same draws at equal rates.
 *
 * @param kinds kinds of errors that are dealt
 * @param members the groups
 */
record Panel(List<RateKind> kinds, List<GroupSample> members) {
    private static final double MOST_WAYS = 20_000;
    private static final List<RateKind> BOTH = List.of(RateKind.FMR, RateKind.FNMR);

    /** A hypergeometric number takes about as long as this many identities that are moved. */
    private static final long STEPS_PER_COUNT = 10;

    /**
     * The panels of some differentials: first by the cells left out, then those that can share draws together.
     *
     * @param groups all groups
     * @param differentials whose kinds were all counted
     * @param suppressed cells left out of each set of kinds
     */
    static Map<Panel, List<Differential>> of(
            List<GroupSample> groups,
            List<Differential> differentials,
            Map<Set<RateKind>, List<Suppression>> suppressed) {
        Map<Set<RateKind>, List<Differential>> byKinds = new LinkedHashMap<>();
        differentials.forEach(
                d -> byKinds.computeIfAbsent(d.kinds(), k -> new ArrayList<>()).add(d));
        Map<Key, List<Differential>> panels = new LinkedHashMap<>();
        byKinds.forEach((kinds, chosen) -> {
            Set<String> out = new HashSet<>();
            suppressed.getOrDefault(kinds, List.of()).forEach(s -> out.add(s.group()));
            BitSet members = new BitSet(groups.size());
            for (int g = 0; g < groups.size(); g++) {
                members.set(g, !out.contains(groups.get(g).group()));
            }
            panels.computeIfAbsent(new Key(dealt(groups, kinds), members), p -> new ArrayList<>())
                    .addAll(chosen);
        });
        Map<Key, List<Differential>> shared = new LinkedHashMap<>();
        panels.forEach((key, chosen) -> {
            Key both = new Key(BOTH, key.members);
            boolean joins = BOTH.containsAll(key.kinds)
                    && panels.containsKey(both)
                    && !key.of(groups).exact();
            shared.computeIfAbsent(joins ? both : key, p -> new ArrayList<>()).addAll(chosen);
        });
        Map<Panel, List<Differential>> made = new IdentityHashMap<>();
        shared.forEach((key, chosen) -> made.put(key.of(groups), chosen));
        return made;
    }

    /** Which groups by place: comparing a million groups by their counts would cost more than measuring them. */
    private record Key(List<RateKind> kinds, BitSet members) {
        Panel of(List<GroupSample> groups) {
            return new Panel(kinds, members.stream().mapToObj(groups::get).toList());
        }
    }

    /** False matches and false non-matches stand in for an error rate that is made of them. */
    private static List<RateKind> dealt(List<GroupSample> groups, Set<RateKind> wanted) {
        boolean made = wanted.contains(RateKind.ERROR)
                && groups.stream().noneMatch(g -> g.counts().containsKey(RateKind.ERROR));
        return made ? BOTH : List.copyOf(EnumSet.copyOf(wanted));
    }

    private boolean known() {
        return members.stream().allMatch(g -> g.identities().keySet().containsAll(kinds));
    }

    private boolean exact() {
        return kinds.size() == 1 && !known() && members.size() > 1 && ExactDraws.ways(counts()[0]) <= MOST_WAYS;
    }

    private GroupCounts[][] counts() {
        return kinds.stream()
                .map(kind -> members.stream()
                        .map(g -> Objects.requireNonNull(g.counts().get(kind)))
                        .toArray(GroupCounts[]::new))
                .toArray(GroupCounts[][]::new);
    }

    /** Trials of all members, of the kinds that are dealt. */
    long trials() {
        long n = 0;
        for (GroupSample group : members) {
            for (RateKind kind : kinds) {
                GroupCounts counts = group.of(kind);
                n += counts == null ? 0 : counts.trials();
            }
        }
        return n;
    }

    /** The observed rates of some kinds. */
    GroupRates observed(List<Differential> chosen) {
        GroupRates rates = GroupRates.none();
        for (RateKind kind : RateKind.values()) {
            if (chosen.stream().anyMatch(d -> d.kinds().contains(kind))) {
                double[] values =
                        members.stream().mapToDouble(m -> m.observed(kind)).toArray();
                rates = rates.with(kind, RateVector.of(values));
            }
        }
        return rates;
    }

    /** Draws at equal rates: of identities where they are known, listed where that is possible, else of pairs. */
    RateDraws draws(DifferentialSpec settings) {
        double variance = members.stream()
                .mapToDouble(GroupSample::thresholdVariance)
                .average()
                .orElse(0);
        RateDraws draws = dealt(settings);
        long seed = Seeds.derive(settings.seed(), "own thresholds");
        return variance > 0 ? new OwnThresholdDraws(draws, Math.sqrt(variance), new Gaussian(seed)) : draws;
    }

    private RateDraws dealt(DifferentialSpec settings) {
        long seed = Seeds.derive(settings.seed(), "differential", kinds.toString());
        if (known()) {
            IdentityCounts[][] identities = kinds.stream()
                    .map(kind -> members.stream()
                            .map(g -> Objects.requireNonNull(g.identities().get(kind)))
                            .toArray(IdentityCounts[]::new))
                    .toArray(IdentityCounts[][]::new);
            long subjects = 0;
            for (IdentityCounts[] row : identities) {
                for (IdentityCounts by : row) {
                    subjects += by.identities();
                }
            }
            return new IdentityDraws(kinds, identities, settings.affordable(subjects), seed);
        }
        GroupCounts[][] counts = counts();
        if (exact()) {
            return new ExactDraws(kinds.get(0), counts[0]);
        }
        long steps = STEPS_PER_COUNT * members.size() * kinds.size();
        return new PairDraws(kinds, counts, settings.affordable(steps), seed);
    }
}
