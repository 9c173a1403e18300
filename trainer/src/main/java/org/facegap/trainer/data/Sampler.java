package org.facegap.trainer.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.facegap.core.UserError;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.dataset.LabelGroups;
import org.facegap.core.random.Seeds;
import org.facegap.core.random.Shuffle;
import org.jspecify.annotations.Nullable;

/**
 * Which image is the n-th that a training sees. The answer depends on records, seed and n alone, so that a training can be
 * resumed at any step. Whatever is drawn is drawn without replacement: a round shows every item once, in a new order, and
 * the next round begins when all have been shown. Not safe to share between threads.
 */
public final class Sampler {
    /** What is drawn, one at a time. */
    private interface Draw {
        int at(long position);
    }

    private final Draw draw;

    private Sampler(Draw draw) {
        this.draw = draw;
    }

    /** @throws UserError when there is nothing to draw: no image has the attributes of the groups */
    static Sampler of(SamplingConfig config, List<FaceRecord> records, long seed) {
        int[] all = new int[records.size()];
        Arrays.setAll(all, i -> i);
        if (config instanceof SamplingConfig.Identity) {
            return new Sampler(equally(identities(all, records), seed, "identities"));
        }
        if (config instanceof SamplingConfig.Group group) {
            Map<String, int[]> groups =
                    parted(all, i -> LabelGroups.of(records.get(i).attributes(), group.groupBy()));
            if (groups.isEmpty()) {
                throw new UserError(
                        "sampling.groupBy: no image has a value of " + String.join(" and of ", group.groupBy()));
            }
            Map<String, Draw> draws = new TreeMap<>();
            groups.forEach((name, items) -> {
                long own = Seeds.derive(seed, "group", name);
                draws.put(
                        name,
                        group.within().equals("identities")
                                ? equally(identities(items, records), own, "identities")
                                : new Rounds(items, own));
            });
            return new Sampler(turns(List.copyOf(draws.values()), seed, "groups"));
        }
        return new Sampler(new Rounds(all, seed));
    }

    /** The image that is drawn at a position, counted from 0: a row of the records. */
    public int at(long position) {
        return draw.at(position);
    }

    private static Map<String, int[]> identities(int[] items, List<FaceRecord> records) {
        return parted(items, i -> records.get(i).identity());
    }

    private static Map<String, int[]> parted(int[] items, Function<Integer, @Nullable String> part) {
        Map<String, List<Integer>> parts = new TreeMap<>();
        for (int item : items) {
            String name = part.apply(item);
            if (name != null) {
                parts.computeIfAbsent(name, k -> new ArrayList<>()).add(item);
            }
        }
        Map<String, int[]> arrays = new TreeMap<>();
        parts.forEach((name, own) ->
                arrays.put(name, own.stream().mapToInt(Integer::intValue).toArray()));
        return arrays;
    }

    private static Draw equally(Map<String, int[]> parts, long seed, String what) {
        List<Draw> draws = new ArrayList<>();
        parts.forEach((name, items) -> draws.add(new Rounds(items, Seeds.derive(seed, what, name))));
        return turns(draws, seed, what);
    }

    /** All parts take turns, in a new order every round. */
    private static Draw turns(List<Draw> parts, long seed, String what) {
        int[] numbers = new int[parts.size()];
        Arrays.setAll(numbers, i -> i);
        Rounds order = new Rounds(numbers, Seeds.derive(seed, what));
        return position -> parts.get(order.at(position)).at(position / parts.size());
    }

    /** Items in rounds; the order of the round that was asked for last is remembered. */
    private static final class Rounds implements Draw {
        private final int[] items;
        private final long seed;
        private long round = -1;
        private int[] order = new int[0];

        Rounds(int[] items, long seed) {
            this.items = items;
            this.seed = seed;
        }

        @Override
        public int at(long position) {
            if (items.length == 1) {
                return items[0];
            }
            long wanted = position / items.length;
            if (wanted != round) {
                order = Shuffle.permutation(items.length, Seeds.derive(seed, "order", Long.toString(wanted)));
                round = wanted;
            }
            return items[order[(int) (position % items.length)]];
        }
    }
}
