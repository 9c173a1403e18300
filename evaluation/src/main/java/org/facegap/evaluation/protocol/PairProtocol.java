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

/** Draws the pairs of a verification protocol from a list of pictures. */
public final class PairProtocol {
    /** More pairs of identities than this are drawn and not listed. */
    static final long ENUMERATE_UP_TO = 1_000_000;

    private PairProtocol() {}

    /**
     * Within-group pairs in folds that share no identity, in the manner of RFW and LFW View 2.
     *
     * <p>The identities of each group are shuffled and dealt to the folds in turn. In every fold genuine pairs are
     * taken one per identity and round, impostor pairs one per pair of identities and round, so that no identity and
     * no pair of identities is used again before all others were. Within a fold genuine pairs come first. No unordered
     * pair of pictures appears twice. The same arguments give the same pairs.
     *
     * <p>Source of the layout: Huang et al. 2007 (LFW), Wang et al. ICCV 2019 (RFW). RFW itself chooses hard pairs;
     * these are random ones.
     *
     * @param groupOfImage group of each picture
     * @param identityOfImage identity of each picture, same length
     * @param genuinePerGroup genuine pairs of each group, over all folds
     * @param impostorPerGroup impostor pairs of each group, over all folds
     * @param folds number of folds
     * @param seed seed of every draw
     * @throws UserError when a group has too few identities or pictures, or an identity lies in two groups
     */
    public static PairSet rfwStyle(
            List<String> groupOfImage,
            List<String> identityOfImage,
            int genuinePerGroup,
            int impostorPerGroup,
            int folds,
            long seed) {
        check(groupOfImage, identityOfImage, genuinePerGroup, impostorPerGroup, folds);
        Map<String, Map<String, List<Integer>>> groups = index(groupOfImage, identityOfImage);
        List<VerificationPair> pairs = new ArrayList<>();
        for (Map.Entry<String, Map<String, List<Integer>>> entry : groups.entrySet()) {
            String group = entry.getKey();
            List<List<Integer>> identities = new ArrayList<>(entry.getValue().values());
            int least = (impostorPerGroup > 0 ? 2 : 1) * folds;
            if (identities.size() < least) {
                throw new UserError("Group '" + group + "' has " + identities.size() + " identities, but " + folds
                        + " folds without a shared identity need at least " + least
                        + ": add identities or lower the number of folds.");
            }
            SplittableRandom random = new SplittableRandom(Seeds.derive(seed, "pairs", group));
            shuffle(identities, random);
            for (int fold = 0; fold < folds; fold++) {
                List<List<Integer>> members = new ArrayList<>();
                for (int i = fold; i < identities.size(); i += folds) {
                    members.add(identities.get(i));
                }
                genuine(pairs, members, share(genuinePerGroup, folds, fold), fold, group, random);
                impostor(pairs, members, share(impostorPerGroup, folds, fold), fold, group, random);
            }
        }
        return new PairSet(pairs, folds, seed, "within group, folds without a shared identity, random pairs");
    }

    /**
     * As {@link #rfwStyle}, but a group that is too small for what is asked gives what it can instead of ending the draw.
     *
     * <p>A fold takes the share of its pairs that its people and pictures allow, the same share of genuine and of impostor
     * pairs, since accuracy weighs them by number. A group of fewer than twice as many people as folds uses only as many
     * folds as leave two people in each. Where everything asked for can be had the pairs are those of {@link #rfwStyle}.
     *
     * @param groupOfImage group of each picture
     * @param identityOfImage identity of each picture, same length
     * @param genuinePerGroup most genuine pairs of each group, over all folds; at least 1
     * @param impostorPerGroup most impostor pairs of each group, over all folds; at least 1
     * @param folds number of folds
     * @param seed seed of every draw
     * @throws UserError when an identity lies in two groups
     */
    public static PairSet rfwStyleUpTo(
            List<String> groupOfImage,
            List<String> identityOfImage,
            int genuinePerGroup,
            int impostorPerGroup,
            int folds,
            long seed) {
        check(groupOfImage, identityOfImage, genuinePerGroup - 1, impostorPerGroup - 1, folds);
        List<VerificationPair> pairs = new ArrayList<>();
        index(groupOfImage, identityOfImage).forEach((group, people) -> {
            List<List<Integer>> identities = new ArrayList<>(people.values());
            SplittableRandom random = new SplittableRandom(Seeds.derive(seed, "pairs", group));
            shuffle(identities, random);
            int used = Math.max(1, Math.min(folds, identities.size() / 2));
            for (int fold = 0; fold < used; fold++) {
                List<List<Integer>> members = new ArrayList<>();
                for (int i = fold; i < identities.size(); i += used) {
                    members.add(identities.get(i));
                }
                int genuine = share(genuinePerGroup, used, fold);
                int impostor = share(impostorPerGroup, used, fold);
                double part = 1;
                part = genuine == 0 ? part : Math.min(part, possibleGenuine(members) / (double) genuine);
                part = impostor == 0 ? part : Math.min(part, possibleImpostor(members) / (double) impostor);
                // 1e-9: a third of three is one
                genuine(pairs, members, (int) (genuine * part + 1e-9), fold, group, random);
                impostor(pairs, members, (int) (impostor * part + 1e-9), fold, group, random);
            }
        });
        return new PairSet(
                pairs,
                folds,
                seed,
                "within group, folds without a shared identity, random pairs, fewer where a group is small");
    }

    private static void check(
            List<String> groupOfImage, List<String> identityOfImage, int genuine, int impostor, int folds) {
        if (groupOfImage.size() != identityOfImage.size()) {
            throw new IllegalArgumentException("groups and identities differ in length");
        }
        if (genuine < 0 || impostor < 0 || folds < 1) {
            throw new IllegalArgumentException("pair counts must be 0 or more and folds 1 or more");
        }
    }

    private static Map<String, Map<String, List<Integer>>> index(List<String> groupOf, List<String> identityOf) {
        Map<String, Map<String, List<Integer>>> groups = new LinkedHashMap<>();
        Map<String, String> home = new LinkedHashMap<>();
        for (int i = 0; i < groupOf.size(); i++) {
            String before = home.putIfAbsent(identityOf.get(i), groupOf.get(i));
            if (before != null && !before.equals(groupOf.get(i))) {
                throw new UserError("Identity '" + identityOf.get(i) + "' has pictures in two groups, '" + before
                        + "' and '" + groupOf.get(i) + "': pairs within groups need one group for each identity.");
            }
            groups.computeIfAbsent(groupOf.get(i), g -> new LinkedHashMap<>())
                    .computeIfAbsent(identityOf.get(i), k -> new ArrayList<>())
                    .add(i);
        }
        return groups;
    }

    private static long possibleGenuine(List<List<Integer>> members) {
        long possible = 0;
        for (List<Integer> images : members) {
            possible += (long) images.size() * (images.size() - 1) / 2;
        }
        return possible;
    }

    private static long possibleImpostor(List<List<Integer>> members) {
        long images = 0;
        long squares = 0;
        for (List<Integer> m : members) {
            images += m.size();
            squares += (long) m.size() * m.size();
        }
        return (images * images - squares) / 2;
    }

    static int share(int total, int folds, int fold) {
        return total / folds + (fold < total % folds ? 1 : 0);
    }

    static void genuine(
            List<VerificationPair> out,
            List<List<Integer>> members,
            int wanted,
            int fold,
            String group,
            SplittableRandom random) {
        long possible = possibleGenuine(members);
        if (possible < wanted) {
            throw new UserError("Group '" + group + "' allows " + possible + " genuine pairs in fold " + fold + ", but "
                    + wanted + " are asked for: lower the genuine pairs per group or add pictures per identity.");
        }
        List<List<int[]>> choices = new ArrayList<>();
        for (List<Integer> images : members) {
            List<int[]> own = new ArrayList<>();
            for (int i = 0; i < images.size(); i++) {
                for (int j = i + 1; j < images.size(); j++) {
                    own.add(new int[] {images.get(i), images.get(j)});
                }
            }
            shuffle(own, random);
            choices.add(own);
        }
        int taken = 0;
        for (int round = 0; taken < wanted; round++) {
            for (int i = 0; i < choices.size() && taken < wanted; i++) {
                if (round < choices.get(i).size()) {
                    int[] pair = choices.get(i).get(round);
                    out.add(new VerificationPair(pair[0], pair[1], true, fold, group));
                    taken++;
                }
            }
        }
    }

    static void impostor(
            List<VerificationPair> out,
            List<List<Integer>> members,
            int wanted,
            int fold,
            String group,
            SplittableRandom random) {
        long possible = possibleImpostor(members);
        if (possible < wanted) {
            throw new UserError("Group '" + group + "' allows " + possible + " impostor pairs in fold " + fold
                    + ", but " + wanted + " are asked for: lower the impostor pairs per group or add identities.");
        }
        long dyads = (long) members.size() * (members.size() - 1) / 2;
        Set<Long> used = new HashSet<>();
        if (dyads > Math.max(ENUMERATE_UP_TO, 2L * wanted)) {
            Set<Long> seen = new HashSet<>();
            while (seen.size() < wanted) {
                int i = random.nextInt(members.size());
                int j = random.nextInt(members.size());
                if (i != j && seen.add(key(Math.min(i, j), Math.max(i, j)))) {
                    add(out, members.get(i), members.get(j), used, fold, group, group, random);
                }
            }
            return;
        }
        List<int[]> order = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            for (int j = i + 1; j < members.size(); j++) {
                order.add(new int[] {i, j});
            }
        }
        shuffle(order, random);
        int taken = 0;
        for (long round = 0; taken < wanted; round++) {
            for (int k = 0; k < order.size() && taken < wanted; k++) {
                List<Integer> first = members.get(order.get(k)[0]);
                List<Integer> second = members.get(order.get(k)[1]);
                if (round < (long) first.size() * second.size()) {
                    add(out, first, second, used, fold, group, group, random);
                    taken++;
                }
            }
        }
    }

    static void add(
            List<VerificationPair> out,
            List<Integer> first,
            List<Integer> second,
            Set<Long> used,
            int fold,
            String group,
            String otherGroup,
            SplittableRandom random) {
        int options = first.size() * second.size();
        int start = random.nextInt(options);
        for (int step = 0; step < options; step++) {
            int option = (start + step) % options;
            int a = first.get(option / second.size());
            int b = second.get(option % second.size());
            if (used.add(key(Math.min(a, b), Math.max(a, b)))) {
                out.add(new VerificationPair(a, b, false, fold, group, otherGroup));
                return;
            }
        }
        throw new IllegalStateException("no unused pair of two identities was left");
    }

    private static long key(int low, int high) {
        return ((long) low << 32) | high;
    }

    static <T> void shuffle(List<T> list, SplittableRandom random) {
        for (int i = list.size() - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            T moved = list.get(i);
            list.set(i, list.get(j));
            list.set(j, moved);
        }
    }
}
