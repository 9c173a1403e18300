package org.facegap.models.stylegan2.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.facegap.core.UserError;
import org.facegap.models.checkpoint.array.LazyTensor;
import org.facegap.models.checkpoint.pickle.MemoryBudget;
import org.facegap.models.checkpoint.pickle.PickledItems;
import org.facegap.models.checkpoint.pickle.PickledNone;
import org.facegap.models.checkpoint.pickle.PickledObject;
import org.facegap.models.checkpoint.pickle.PrintableName;
import org.jspecify.annotations.Nullable;

/**
 * Finds the generator in what a file holds, however it is wrapped: alone, in dicts, lists or tuples within one another, with
 * any prefix before the names of its tensors ({@code module.}, {@code g_ema.}, {@code decoder.} ...). Public forks save
 * all of these. Where a file holds several generators, the averaged one is taken, which its name tells.
 */
final class GeneratorSearch {
    /** An average has one of these words in its name: G_ema, Gs, generator_smooth, g_running, params_ema. */
    private static final Pattern AVERAGED =
            Pattern.compile("(?i)(?:.*[^a-z])?(?:ema|gs|smooth|running|averaged?|avg)(?:[^a-z].*)?");

    private static final Pattern GENERATOR = Pattern.compile("(?:.*\\.)?(?:Gs|[Gg](?:en.*|[^a-z].*)?)");
    private static final List<String> AVERAGES = List.of("latent_avg", "mean_latent", "dlatent_avg", "w_avg");
    private static final int MOST_PREFIXES = 8;
    private static final int LONGEST_NAME = 300;
    private static final int MOST_TENSORS = 5000;
    private static final int MOST_FOUND = 64;
    private static final int MOST_NAMES = 500_000;

    /**
     * A generator in the file.
     *
     * @param entry what holds it
     * @param prefix before the names of its tensors; empty for networks
     * @param layout what its tensors are called; null for a network object
     */
    record Found(
            FileEntries.Entry entry,
            String prefix,
            @Nullable TensorNames layout) {
        /** Where it is, for people: {@code G_ema}, {@code state_dict.decoder}. */
        String path() {
            String inside = prefix.isEmpty() ? "" : prefix.substring(0, prefix.length() - 1);
            String within = entry.path().isEmpty() || inside.isEmpty() ? "" : ".";
            return entry.path() + within + PrintableName.of(inside);
        }

        /** The same, also where there is no name. */
        String title() {
            return path().isEmpty() ? "the file's one network" : path();
        }
    }

    private final String origin;
    private final String kind;
    private final FileEntries entries;
    private final MemoryBudget budget;
    private final List<Found> found = new ArrayList<>();
    private int names;

    /** @param kind of the file, for messages: {@code a pickle} */
    GeneratorSearch(String origin, String kind, FileEntries entries, MemoryBudget budget) {
        this.origin = origin;
        this.kind = kind;
        this.entries = entries;
        this.budget = budget;
        for (FileEntries.Entry entry : entries.all()) {
            if (found.size() > MOST_FOUND) {
                break;
            }
            if (entry.node() instanceof PickledObject object && isGenerator(entry.path(), object)) {
                found.add(new Found(entry, "", null));
            } else if (entry.node() instanceof PickledItems items) {
                prefixes(entry, items);
            }
        }
    }

    private static boolean isGenerator(String path, PickledObject object) {
        if (PersistentModule.is(object)) {
            return PersistentModule.holds(object, "synthesis")
                    || GENERATOR.matcher(path).matches();
        }
        return TensorFlowVariables.isNetwork(object)
                && (TensorFlowVariables.holds(object, "synthesis")
                        || GENERATOR.matcher(path).matches());
    }

    private void prefixes(FileEntries.Entry entry, PickledItems items) {
        Set<String> seen = new TreeSet<>();
        for (Object key : items.items().keySet()) {
            if (++names > MOST_NAMES || seen.size() == MOST_PREFIXES) {
                return;
            }
            if (!(key instanceof String name) || name.length() > LONGEST_NAME) {
                continue;
            }
            for (TensorNames layout : TensorNames.values()) {
                if (layout.ends(name)) {
                    String prefix =
                            name.substring(0, name.length() - layout.first().length());
                    seen.add(prefix);
                    found.add(new Found(entry, prefix, layout));
                }
            }
        }
    }

    /**
     * The generator to read.
     *
     * @throws UserError when there is none; the message lists what there is
     */
    Found best() {
        return found.stream()
                .min(Comparator.comparingInt(GeneratorSearch::rank))
                .orElseThrow(() -> new UserError(
                        origin + ": no StyleGAN2 generator was found in " + kind + ". " + entries.describe()));
    }

    private static int rank(Found candidate) {
        int order = AVERAGED.matcher(candidate.path()).matches() ? 0 : 2;
        return order + (GENERATOR.matcher(candidate.path()).matches() ? 0 : 1);
    }

    /** The generator's name, then the other networks of the file. */
    List<String> networks(Found best) {
        List<String> names = new ArrayList<>(List.of(best.title()));
        entries.top().stream()
                .filter(e -> e != best.entry() && entries.isNetwork(e) && !within(best, e))
                .forEach(e -> names.add(e.path()));
        found.stream()
                .filter(f -> f != best && !names.contains(f.title()))
                .filter(f -> entries.top().stream().noneMatch(e -> within(f, e) && names.contains(e.path())))
                .forEach(f -> names.add(f.title()));
        return names;
    }

    private static boolean within(Found inner, FileEntries.Entry outer) {
        String path = inner.entry().path();
        int length = outer.path().length();
        return path.startsWith(outer.path()) && (path.length() == length || path.charAt(length) == '.');
    }

    /** Remarks about what else is in the file. */
    List<String> remarks(Found best, List<String> networks) {
        List<String> remarks = new ArrayList<>();
        if (!AVERAGED.matcher(best.path()).matches() && !best.path().isEmpty()) {
            remarks.add(
                    "no network is named as the averaged generator (G_ema, g_ema, Gs); " + best.path() + " is used");
        }
        if (networks.size() > 1) {
            remarks.add("not used: " + String.join(", ", networks.subList(1, networks.size())));
        }
        List<String> ignored = entries.top().stream()
                .filter(e -> !within(best, e) && !networks.contains(e.path()) && !AVERAGES.contains(e.path()))
                .filter(e -> e.node() != PickledNone.NONE)
                .map(FileEntries.Entry::path)
                .limit(20)
                .toList();
        if (!ignored.isEmpty() && !best.entry().path().isEmpty()) {
            remarks.add("ignored: " + String.join(", ", ignored));
        }
        return remarks;
    }

    /** The generator's tensors by names without prefix, with the average w that lies beside them. */
    Map<String, LazyTensor> tensors(Found best, List<String> remarks) {
        Map<String, LazyTensor> tensors = new LinkedHashMap<>();
        List<String> others = new ArrayList<>();
        int outside = 0;
        for (Map.Entry<Object, Object> e :
                ((PickledItems) best.entry().node()).items().entrySet()) {
            if (!(e.getKey() instanceof String name)
                    || !name.startsWith(best.prefix())
                    || name.length() > LONGEST_NAME) {
                outside += e.getKey() instanceof String beside && AVERAGES.contains(beside) ? 0 : 1;
                continue;
            }
            if (tensors.size() == MOST_TENSORS) {
                throw new UserError(
                        origin + ": " + best.title() + " has more than " + MOST_TENSORS + " tensors; no StyleGAN2 has");
            }
            LazyTensor tensor = entries.tensor(e.getValue());
            if (tensor == null) {
                others.add(PrintableName.of(name));
            } else {
                budget.charge(200 + 2L * name.length());
                tensors.put(name.substring(best.prefix().length()), tensor);
            }
        }
        if (!others.isEmpty() && best.entry().path().isEmpty() && best.prefix().isEmpty()) {
            remarks.add("ignored, since they are no tensors: "
                    + String.join(", ", others.subList(0, Math.min(20, others.size()))));
        } else if (!others.isEmpty()) {
            throw new UserError(origin + ": the state of " + best.title() + " holds something that is not a tensor: "
                    + others.get(0));
        }
        if (outside > 0) {
            remarks.add("ignored: " + outside + " entries whose names do not begin with "
                    + PrintableName.of(best.prefix()));
        }
        if (AVERAGES.stream().noneMatch(tensors::containsKey) && !tensors.containsKey("mapping.w_avg")) {
            average(best, tensors, remarks);
        }
        return tensors;
    }

    /** An average w beside the state or beside what holds it; the innermost counts. */
    private void average(Found best, Map<String, LazyTensor> tensors, List<String> remarks) {
        List<PickledItems> holders = new ArrayList<>(entries.holders(best.entry()));
        if (!best.prefix().isEmpty()) {
            holders.add(0, (PickledItems) best.entry().node());
        }
        for (PickledItems holder : holders) {
            for (String name : AVERAGES) {
                Object node = holder.items().get(name);
                LazyTensor average = node == null ? null : entries.tensor(node);
                if (average != null) {
                    tensors.put("latent_avg", AverageW.ofRows(average, name, remarks));
                    return;
                }
                if (node != null && node != PickledNone.NONE) {
                    throw new UserError(origin + ": " + name + " is not a tensor");
                }
            }
        }
    }
}
