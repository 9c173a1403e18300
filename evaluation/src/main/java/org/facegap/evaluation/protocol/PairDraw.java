package org.facegap.evaluation.protocol;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.facegap.core.UserError;
import org.facegap.core.pairs.PairSet;
import org.facegap.core.pairs.VerificationPair;
import org.facegap.core.random.Seeds;

/**
 * Draws pairs under an impostor rule. Identities are dealt to folds; within a fold no identity and no pair of identities
 * is used again before all others were, no unordered pair of images appears twice, and the same arguments give the
 * same pairs.
 *
 * <ul>
 *   <li>{@link ImpostorRule#SAME_GROUP}: {@link PairProtocol#rfwStyle}.
 *   <li>{@link ImpostorRule#SAME_GROUP_AND_SEX}: impostors share group and sex; the sexes of a group get equal numbers of
 *       impostor pairs, so that groups are compared at one mix of sexes.
 *   <li>{@link ImpostorRule#ALL}: every unordered pair of groups gets as many impostor pairs as a group with itself.
 * </ul>
 */
public final class PairDraw {
    private final PairPlan plan;
    private final List<VerificationPair> pairs = new ArrayList<>();

    private PairDraw(PairPlan plan) {
        this.plan = plan;
    }

    /**
     * Draws.
     *
     * @throws UserError when a group has too few identities or images, or sexes are needed and not known
     */
    public static PairSet of(ImageLabels images, PairPlan plan) {
        if (plan.impostors() == ImpostorRule.SAME_GROUP) {
            return PairProtocol.rfwStyle(
                    images.group(),
                    images.identity(),
                    plan.genuinePerGroup(),
                    plan.impostorPerGroup(),
                    plan.folds(),
                    plan.seed());
        }
        boolean bySex = plan.impostors() == ImpostorRule.SAME_GROUP_AND_SEX;
        if (bySex && images.sex().isEmpty()) {
            throw new UserError("The impostor rule same-group-and-sex needs the sex of every image.");
        }
        PairDraw draw = new PairDraw(plan);
        if (bySex) {
            draw.bySex(images.strata(true));
        } else {
            draw.everybody(images.strata(false));
        }
        String rule = bySex ? "impostors within group and sex" : "impostors within and across groups";
        return new PairSet(
                draw.pairs,
                plan.folds(),
                plan.seed(),
                plan.impostors() + ": " + rule + ", folds without a shared identity, random pairs");
    }

    private List<List<List<Integer>>> deal(List<List<Integer>> identities, String what, SplittableRandom random) {
        int least = (plan.impostorPerGroup() > 0 ? 2 : 1) * plan.folds();
        return PairProtocol.deal(identities, plan.folds(), least, what, random);
    }

    private int share(int total, int fold) {
        return PairProtocol.share(total, plan.folds(), fold);
    }

    private void bySex(Map<String, Map<String, List<List<Integer>>>> strata) {
        strata.forEach((group, sexes) -> {
            SplittableRandom random = new SplittableRandom(Seeds.derive(plan.seed(), "pairs", group));
            List<List<List<List<Integer>>>> dealt = new ArrayList<>();
            sexes.forEach(
                    (sex, subjects) -> dealt.add(deal(subjects, "Group '" + group + "', sex '" + sex + "',", random)));
            for (int fold = 0; fold < plan.folds(); fold++) {
                List<List<Integer>> members = new ArrayList<>();
                for (List<List<List<Integer>>> sex : dealt) {
                    members.addAll(sex.get(fold));
                }
                PairProtocol.genuine(pairs, members, share(plan.genuinePerGroup(), fold), fold, group, random);
                for (int s = 0; s < dealt.size(); s++) {
                    int own = PairProtocol.share(plan.impostorPerGroup(), dealt.size(), s);
                    PairProtocol.impostor(pairs, dealt.get(s).get(fold), share(own, fold), fold, group, random);
                }
            }
        });
    }

    private void everybody(Map<String, Map<String, List<List<Integer>>>> strata) {
        Map<String, List<List<List<Integer>>>> dealt = new LinkedHashMap<>();
        strata.forEach((group, all) -> {
            SplittableRandom random = new SplittableRandom(Seeds.derive(plan.seed(), "pairs", group));
            List<List<List<Integer>>> folds = deal(all.getOrDefault("", List.of()), "Group '" + group + "'", random);
            dealt.put(group, folds);
            for (int fold = 0; fold < plan.folds(); fold++) {
                PairProtocol.genuine(pairs, folds.get(fold), share(plan.genuinePerGroup(), fold), fold, group, random);
                PairProtocol.impostor(
                        pairs, folds.get(fold), share(plan.impostorPerGroup(), fold), fold, group, random);
            }
        });
        List<String> groups = List.copyOf(dealt.keySet());
        for (int a = 0; a < groups.size(); a++) {
            for (int b = a + 1; b < groups.size(); b++) {
                across(groups.get(a), groups.get(b), dealt);
            }
        }
    }

    private void across(String groupA, String groupB, Map<String, List<List<List<Integer>>>> dealt) {
        SplittableRandom random = new SplittableRandom(Seeds.derive(plan.seed(), "pairs", groupA, groupB));
        for (int fold = 0; fold < plan.folds(); fold++) {
            List<List<Integer>> first = folds(dealt, groupA).get(fold);
            List<List<Integer>> second = folds(dealt, groupB).get(fold);
            int wanted = share(plan.impostorPerGroup(), fold);
            long possible = images(first) * images(second);
            if (possible < wanted) {
                throw new UserError("Groups '" + groupA + "' and '" + groupB + "' allow " + possible
                        + " impostor pairs in fold " + fold + ", but " + wanted
                        + " are asked for: lower the impostor pairs per group or add identities.");
            }
            List<int[]> dyads = dyads(first.size(), second.size(), wanted, random);
            PairProtocol.rounds(pairs, first, second, dyads, wanted, new HashSet<>(), fold, groupA, groupB, random);
        }
    }

    private static List<List<List<Integer>>> folds(Map<String, List<List<List<Integer>>>> dealt, String group) {
        return dealt.getOrDefault(group, List.of());
    }

    private static long images(List<List<Integer>> members) {
        return members.stream().mapToLong(List::size).sum();
    }

    /** Pairs of identities in random order: all of them, or as many as are wanted when there are very many. */
    private static List<int[]> dyads(int first, int second, int wanted, SplittableRandom random) {
        List<int[]> dyads = new ArrayList<>();
        long all = (long) first * second;
        if (all > Math.max(PairProtocol.ENUMERATE_UP_TO, 2L * wanted)) {
            Set<Long> seen = new HashSet<>();
            while (seen.size() < wanted) {
                int i = random.nextInt(first);
                int j = random.nextInt(second);
                if (seen.add((long) i * second + j)) {
                    dyads.add(new int[] {i, j});
                }
            }
            return dyads;
        }
        for (int i = 0; i < first; i++) {
            for (int j = 0; j < second; j++) {
                dyads.add(new int[] {i, j});
            }
        }
        PairProtocol.shuffle(dyads, random);
        return dyads;
    }
}
