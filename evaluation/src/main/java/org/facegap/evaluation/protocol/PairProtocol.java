package org.facegap.evaluation.protocol;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.facegap.core.UserError;
import org.facegap.core.pairs.PairSet;
import org.facegap.core.pairs.VerificationPair;
import org.facegap.core.random.Seeds;

/** Draws the pairs of a verification protocol from a list of images. */
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
     * pair of images appears twice. The same arguments give the same pairs.
     *
     * <p>Source of the layout: Huang et al. 2007 (LFW), Wang et al. ICCV 2019 (RFW). RFW itself chooses hard pairs;
     * these are random ones.
     *
     * @param groupOfImage group of each image
     * @param identityOfImage identity of each image, same length
     * @param genuinePerGroup genuine pairs of each group, over all folds
     * @param impostorPerGroup impostor pairs of each group, over all folds
     * @param folds number of folds
     * @param seed seed of every draw
     * @throws UserError when a group has too few identities or images, or an identity lies in two groups
     */
    public static PairSet rfwStyle(
            List<String> groupOfImage,
            List<String> identityOfImage,
            int genuinePerGroup,
            int impostorPerGroup,
            int folds,
            long seed) {
        check(genuinePerGroup, impostorPerGroup, folds);
        List<VerificationPair> pairs = new ArrayList<>();
        index(groupOfImage, identityOfImage).forEach((group, identities) -> {
            SplittableRandom random = new SplittableRandom(Seeds.derive(seed, "pairs", group));
            int least = (impostorPerGroup > 0 ? 2 : 1) * folds;
            List<List<List<Integer>>> dealt = deal(identities, folds, least, "Group '" + group + "'", random);
            for (int fold = 0; fold < folds; fold++) {
                genuine(pairs, dealt.get(fold), share(genuinePerGroup, folds, fold), fold, group, random);
                impostor(pairs, dealt.get(fold), share(impostorPerGroup, folds, fold), fold, group, random);
            }
        });
        return new PairSet(pairs, folds, seed, "within group, folds without a shared identity, random pairs");
    }

    /**
     * As {@link #rfwStyle}, but a group that is too small for what is asked gives what it can instead of ending the draw.
     *
     * <p>A fold takes the share of its pairs that its identities and images allow, the same share of genuine and of impostor
     * pairs, since accuracy weighs them by number. A group of fewer than twice as many people as folds uses only as many
     * folds as leave two identities in each. Where everything asked for can be had the pairs are those of {@link #rfwStyle}.
     *
     * @param groupOfImage group of each image
     * @param identityOfImage identity of each image, same length
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
        check(genuinePerGroup - 1, impostorPerGroup - 1, folds);
        List<VerificationPair> pairs = new ArrayList<>();
        index(groupOfImage, identityOfImage).forEach((group, identities) -> {
            SplittableRandom random = new SplittableRandom(Seeds.derive(seed, "pairs", group));
            int used = Math.max(1, Math.min(folds, identities.size() / 2));
            List<List<List<Integer>>> dealt = deal(identities, used, 0, group, random);
            for (int fold = 0; fold < used; fold++) {
                List<List<Integer>> members = dealt.get(fold);
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

    /** The most pairs of a kind that a group has by default where all are asked for: more tell hardly more of as many identities. */
    public static final int MOST = 250_000;

    /**
     * Every genuine pair and every impostor pair within a group, up to so many of each kind, drawn at random with each choice equally
     * likely. The identities of each group are shuffled and dealt to the folds in turn, an impostor pair may lie in two folds, and a group of
     * fewer people than folds has a fold for each.
     *
     * @param groupOfImage group of each image
     * @param identityOfImage identity of each image, same length
     * @param mostGenuine most genuine pairs of each group, at least 1
     * @param mostImpostor most impostor pairs of each group, at least 1
     * @param folds number of folds
     * @param seed seed of every draw
     * @throws UserError when an identity lies in two groups
     */
    public static PairSet all(
            List<String> groupOfImage,
            List<String> identityOfImage,
            int mostGenuine,
            int mostImpostor,
            int folds,
            long seed) {
        check(mostGenuine - 1, mostImpostor - 1, folds);
        List<VerificationPair> pairs = new ArrayList<>();
        boolean[] drawn = new boolean[2];
        index(groupOfImage, identityOfImage).forEach((group, identities) -> {
            SplittableRandom random = new SplittableRandom(Seeds.derive(seed, "pairs", group));
            int used = Math.max(1, Math.min(folds, identities.size()));
            List<List<List<Integer>>> dealt = deal(identities, used, 0, group, random);
            List<Member> images = new ArrayList<>();
            int number = 0;
            for (int fold = 0; fold < used; fold++) {
                for (List<Integer> identity : dealt.get(fold)) {
                    for (int row : identity) {
                        images.add(new Member(row, number, fold));
                    }
                    number++;
                }
            }
            drawn[0] |= allGenuine(pairs, images, mostGenuine, group, random);
            drawn[1] |= allImpostor(pairs, images, mostImpostor, possibleImpostor(identities), group, random);
        });
        return new PairSet(
                pairs,
                folds,
                seed,
                (drawn[0] ? "genuine pairs, at most " + mostGenuine + " of a group at random" : "every genuine pair")
                        + " and "
                        + (drawn[1]
                                ? "impostor pairs within groups, at most " + mostImpostor + " of a group at random"
                                : "every impostor pair within groups")
                        + "; identities dealt to folds");
    }

    private record Member(int row, int identity, int fold) {
        VerificationPair with(Member other, boolean genuine, String group) {
            return new VerificationPair(row, other.row, genuine, fold, other.fold, group, group);
        }
    }

    private static boolean allGenuine(
            List<VerificationPair> out, List<Member> images, int most, String group, SplittableRandom random) {
        List<VerificationPair> own = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            for (int j = i + 1; j < images.size() && images.get(j).identity == images.get(i).identity; j++) {
                own.add(images.get(i).with(images.get(j), true, group));
            }
        }
        boolean drawn = own.size() > most;
        if (drawn) {
            shuffle(own, random);
        }
        out.addAll(own.subList(0, Math.min(most, own.size())));
        return drawn;
    }

    private static boolean allImpostor(
            List<VerificationPair> out,
            List<Member> images,
            int most,
            long possible,
            String group,
            SplittableRandom random) {
        if (possible <= most) {
            for (int i = 0; i < images.size(); i++) {
                for (int j = i + 1; j < images.size(); j++) {
                    if (images.get(i).identity != images.get(j).identity) {
                        out.add(images.get(i).with(images.get(j), false, group));
                    }
                }
            }
            return false;
        }
        Set<Long> used = new HashSet<>();
        while (used.size() < most) {
            int i = random.nextInt(images.size());
            int j = random.nextInt(images.size());
            if (images.get(i).identity != images.get(j).identity && used.add(key(Math.min(i, j), Math.max(i, j)))) {
                out.add(images.get(Math.min(i, j)).with(images.get(Math.max(i, j)), false, group));
            }
        }
        return true;
    }

    private static void check(int genuine, int impostor, int folds) {
        if (genuine < 0 || impostor < 0 || folds < 1) {
            throw new IllegalArgumentException("pair counts must be 0 or more and folds 1 or more");
        }
    }

    /** Images of each identity by group, in order of appearance. */
    private static Map<String, List<List<Integer>>> index(List<String> groupOf, List<String> identityOf) {
        Map<String, List<List<Integer>>> groups = new LinkedHashMap<>();
        ImageLabels.of(identityOf, groupOf)
                .strata(false)
                .forEach((group, sexes) -> groups.put(group, sexes.getOrDefault("", List.of())));
        return groups;
    }

    /**
     * Identities by fold, shuffled and dealt in turn.
     *
     * @param least identities that are needed
     * @param what whose identities they are, for the message
     */
    static List<List<List<Integer>>> deal(
            List<List<Integer>> identities, int folds, int least, String what, SplittableRandom random) {
        if (identities.size() < least) {
            throw new UserError(what + " has " + identities.size() + " identities, but " + folds
                    + " folds without a shared identity need at least " + least
                    + ": add identities or lower the number of folds.");
        }
        List<List<Integer>> shuffled = new ArrayList<>(identities);
        shuffle(shuffled, random);
        return IntStream.range(0, folds)
                .mapToObj(fold -> IntStream.iterate(fold, i -> i < shuffled.size(), i -> i + folds)
                        .mapToObj(shuffled::get)
                        .toList())
                .toList();
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
                    + wanted + " are asked for: lower the genuine pairs per group or add images per identity.");
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
        rounds(out, members, members, order, wanted, used, fold, group, group, random);
    }

    /** Takes one pair of images for each pair of identities and round, until enough are taken. */
    static void rounds(
            List<VerificationPair> out,
            List<List<Integer>> first,
            List<List<Integer>> second,
            List<int[]> dyads,
            int wanted,
            Set<Long> used,
            int fold,
            String group,
            String otherGroup,
            SplittableRandom random) {
        int taken = 0;
        for (long round = 0; taken < wanted; round++) {
            for (int k = 0; k < dyads.size() && taken < wanted; k++) {
                List<Integer> one = first.get(dyads.get(k)[0]);
                List<Integer> two = second.get(dyads.get(k)[1]);
                if (round < (long) one.size() * two.size()) {
                    add(out, one, two, used, fold, group, otherGroup, random);
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
