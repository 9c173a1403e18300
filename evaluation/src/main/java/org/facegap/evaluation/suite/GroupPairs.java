package org.facegap.evaluation.suite;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.facegap.core.UserError;
import org.facegap.evaluation.protocol.VerificationPair;
import org.facegap.evaluation.uncertainty.IdentityPairs;

/** The pairs of one group, as arrays; {@code rows} are their places in the score arrays. */
record GroupPairs(String group, int[] rows, boolean[] genuine, int[] fold, int[] first, int[] second) {
    /** The pairs of each group, in the order of the groups; a group may have none. */
    static List<GroupPairs> of(SplitPairs split, List<String> groups) {
        Map<String, List<Integer>> rows = new LinkedHashMap<>();
        for (String group : groups) {
            rows.put(group, new ArrayList<>());
        }
        List<VerificationPair> pairs = split.pairs().pairs();
        for (int i = 0; i < pairs.size(); i++) {
            List<Integer> own = rows.get(pairs.get(i).group());
            if (own == null) {
                throw new UserError("The pairs hold the group '" + pairs.get(i).group()
                        + "', which is not among the groups of the suite: " + String.join(", ", groups) + ".");
            }
            if (pairs.get(i).acrossGroups()) {
                throw new UserError(
                        "The pairs hold one of the groups '" + pairs.get(i).group() + "' and '"
                                + pairs.get(i).otherGroup() + "': a suite measures pairs within groups.");
            }
            own.add(i);
        }
        Map<String, Integer> ids = new HashMap<>();
        int[] identity = new int[split.images().size()];
        for (int i = 0; i < identity.length; i++) {
            identity[i] = ids.computeIfAbsent(split.images().identities().get(i), k -> ids.size());
        }
        List<GroupPairs> result = new ArrayList<>();
        rows.forEach((group, list) -> {
            int n = list.size();
            GroupPairs own = new GroupPairs(group, new int[n], new boolean[n], new int[n], new int[n], new int[n]);
            for (int i = 0; i < n; i++) {
                VerificationPair pair = pairs.get(list.get(i));
                own.rows[i] = list.get(i);
                own.genuine[i] = pair.genuine();
                own.fold[i] = pair.fold();
                own.first[i] = identity[pair.a()];
                own.second[i] = identity[pair.b()];
            }
            result.add(own);
        });
        return result;
    }

    int size() {
        return rows.length;
    }

    /** The scores of this group's pairs. */
    double[] pick(double[] scores) {
        double[] own = new double[rows.length];
        for (int i = 0; i < own.length; i++) {
            own[i] = scores[rows[i]];
        }
        return own;
    }

    /** Which identities the chosen pairs touch. */
    IdentityPairs design(boolean[] use) {
        int[] a = new int[rows.length];
        int[] b = new int[rows.length];
        int n = 0;
        for (int i = 0; i < rows.length; i++) {
            if (use[i]) {
                a[n] = first[i];
                b[n++] = second[i];
            }
        }
        return IdentityPairs.of(Arrays.copyOf(a, n), Arrays.copyOf(b, n));
    }

    /** Pairs of one kind among the chosen ones. */
    boolean[] kind(boolean[] use, boolean wanted) {
        boolean[] chosen = new boolean[use.length];
        for (int i = 0; i < use.length; i++) {
            chosen[i] = use[i] && genuine[i] == wanted;
        }
        return chosen;
    }

    /** The values of the chosen pairs, row by row. */
    static double[][] pick(double[][] rows, boolean[] use) {
        double[][] own = new double[rows.length][];
        for (int r = 0; r < own.length; r++) {
            own[r] = pick(rows[r], use);
        }
        return own;
    }

    /** The values of the chosen pairs. */
    static double[] pick(double[] values, boolean[] use) {
        double[] own = new double[values.length];
        int n = 0;
        for (int i = 0; i < values.length; i++) {
            if (use[i]) {
                own[n++] = values[i];
            }
        }
        return Arrays.copyOf(own, n);
    }

    static int count(boolean[] use) {
        int n = 0;
        for (boolean u : use) {
            if (u) {
                n++;
            }
        }
        return n;
    }
}
