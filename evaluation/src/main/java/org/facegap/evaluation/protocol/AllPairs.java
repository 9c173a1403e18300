package org.facegap.evaluation.protocol;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.facegap.core.UserError;

/**
 * Every pair of images that a rule allows, one after another and without a list of them: n images have n (n - 1) / 2.
 */
public final class AllPairs {
    /** Takes pairs as they come. */
    @FunctionalInterface
    public interface Visitor {
        /**
         * One unordered pair.
         *
         * @param a row of an image
         * @param b row of another one, above {@code a}
         * @param genuine whether both show one identity
         */
        void pair(int a, int b, boolean genuine);
    }

    private AllPairs() {}

    /**
     * Visits all genuine pairs and the impostor pairs of the rule.
     *
     * @return number of pairs visited
     * @throws UserError when sexes are needed and not known
     */
    public static long visit(ImageLabels images, ImpostorRule rule, Visitor visitor) {
        if (rule == ImpostorRule.SAME_GROUP_AND_SEX && images.sex().isEmpty()) {
            throw new UserError("The impostor rule same-group-and-sex needs the sex of every image.");
        }
        int[] identity = numbers(images.identity());
        int[] group = numbers(images.group());
        int[] sex = rule == ImpostorRule.SAME_GROUP_AND_SEX ? numbers(images.sex()) : new int[identity.length];
        long visited = 0;
        for (int a = 0; a < identity.length; a++) {
            for (int b = a + 1; b < identity.length; b++) {
                boolean genuine = identity[a] == identity[b];
                if (genuine || rule == ImpostorRule.ALL || (group[a] == group[b] && sex[a] == sex[b])) {
                    visitor.pair(a, b, genuine);
                    visited++;
                }
            }
        }
        return visited;
    }

    private static int[] numbers(List<String> names) {
        Map<String, Integer> known = new HashMap<>();
        return names.stream()
                .mapToInt(name -> known.computeIfAbsent(name, n -> known.size()))
                .toArray();
    }
}
