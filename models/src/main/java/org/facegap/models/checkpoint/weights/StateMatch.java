package org.facegap.models.checkpoint.weights;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.facegap.core.UserError;
import org.facegap.models.checkpoint.array.LazyTensor;
import org.facegap.models.checkpoint.pickle.PrintableName;
import org.facegap.models.checkpoint.weights.TensorFile.Group;
import org.facegap.models.network.ParameterSpec;
import org.facegap.models.network.ScriptNetwork;

/**
 * How the tensors of a file fit the parameters of a network: by name, behind one prefix such as {@code module.} or {@code
 * backbone.}, and by shape. The counters of batch normalisation, {@code num_batches_tracked}, are no parameters here.
 *
 * @param origin the file, for messages
 * @param named those of the network's names, in its order, whatever their shapes
 * @param missing names of the network that the file has not
 * @param unexpected names of the file, behind the prefix, that the network has not
 * @param misshapen names with both shapes where they differ
 * @param remarks what of the file is not used, for people
 */
public record StateMatch(
        String origin,
        Map<String, LazyTensor> named,
        List<String> missing,
        List<String> unexpected,
        List<String> misshapen,
        List<String> remarks) {
    private static final String COUNTER = "num_batches_tracked";
    private static final int MOST_SHOWN = 40;

    private record Candidate(Group group, String prefix, long fitting) {}

    /** The match of the group and prefix that fit best. */
    public static StateMatch best(TensorFile file, List<ParameterSpec> parameters) {
        Map<String, long[]> shapes = new LinkedHashMap<>();
        parameters.forEach(p -> shapes.put(p.name(), p.shape()));
        Candidate best = file.groups().stream()
                .flatMap(group -> prefixes(group, shapes.keySet()).stream()
                        .map(prefix -> new Candidate(group, prefix, fitting(group, prefix, shapes.keySet()))))
                .max(Comparator.comparingLong(Candidate::fitting)
                        .thenComparingInt(c -> -c.group.tensors().size())
                        .thenComparingInt(c -> -c.prefix.length()))
                .orElseThrow(() -> new UserError(file.origin() + ": holds no tensors by name"));
        return of(file, best, shapes);
    }

    /** What stands before the network's first or last name, wherever one of them is; none as well. */
    private static Set<String> prefixes(Group group, Collection<String> names) {
        List<String> ordered = List.copyOf(names);
        Set<String> prefixes = new LinkedHashSet<>(List.of(""));
        for (String anchor : List.of(ordered.get(0), ordered.get(ordered.size() - 1))) {
            for (String name : group.tensors().keySet()) {
                if (name.endsWith("." + anchor)) {
                    prefixes.add(name.substring(0, name.length() - anchor.length()));
                }
            }
        }
        return prefixes;
    }

    private static long fitting(Group group, String prefix, Collection<String> names) {
        return names.stream()
                .filter(n -> group.tensors().containsKey(prefix + n))
                .count();
    }

    private static StateMatch of(TensorFile file, Candidate best, Map<String, long[]> shapes) {
        String prefix = best.prefix;
        Map<String, LazyTensor> named = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        List<String> misshapen = new ArrayList<>();
        shapes.forEach((name, shape) -> {
            LazyTensor tensor = best.group.tensors().get(prefix + name);
            if (tensor == null) {
                missing.add(name);
                return;
            }
            named.put(name, tensor);
            if (!Arrays.equals(tensor.shape(), shape)) {
                misshapen.add(name + " " + Arrays.toString(tensor.shape()) + " instead of " + Arrays.toString(shape));
            }
        });
        List<String> unexpected = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        Set<String> beside = new TreeSet<>(best.group.others());
        int counters = 0;
        for (String name : best.group.tensors().keySet()) {
            if (name.equals(COUNTER) || name.endsWith("." + COUNTER)) {
                counters++;
            } else if (!name.startsWith(prefix)) {
                beside.add(PrintableName.of(name));
            } else if (!shapes.containsKey(name.substring(prefix.length()))) {
                unexpected.add(PrintableName.of(name.substring(prefix.length())));
            }
        }
        if (counters > 0) {
            remarks.add(counters + " counters " + COUNTER + " are not used");
        }
        file.groups().stream()
                .filter(g -> g != best.group && !g.path().isEmpty())
                .forEach(g -> beside.add(g.path()));
        if (!beside.isEmpty()) {
            String where = best.group.path().isEmpty() && prefix.isEmpty()
                    ? "the weights"
                    : best.group.path()
                            + (best.group.path().isEmpty() || prefix.isEmpty() ? "" : ".")
                            + PrintableName.of(prefix.isEmpty() ? "" : prefix.substring(0, prefix.length() - 1));
            remarks.add("not used, beside " + where + ": " + shown(List.copyOf(beside)));
        }
        return new StateMatch(file.origin(), named, missing, unexpected, misshapen, List.copyOf(remarks));
    }

    /** Whether names and shapes are those of the network, no more and no less. */
    public boolean isExact() {
        return missing.isEmpty() && unexpected.isEmpty() && misshapen.isEmpty();
    }

    /**
     * Refuses what is not exact.
     *
     * @param network what it should fit, for the message
     * @param hint a further sentence, or an empty text
     * @throws UserError that tells what is missing, unexpected and of another shape
     */
    public StateMatch require(String network, String hint) {
        if (isExact()) {
            return this;
        }
        List<String> faults = new ArrayList<>();
        tell(faults, "missing", missing);
        tell(faults, "unexpected", unexpected);
        tell(faults, "of another shape", misshapen);
        throw new UserError(origin + " does not fit " + network + ": " + String.join("; ", faults)
                + (hint.isEmpty() ? "" : ". " + hint));
    }

    private static void tell(List<String> faults, String what, List<String> names) {
        if (!names.isEmpty()) {
            faults.add(names.size() + " " + what + " (" + shown(names) + ")");
        }
    }

    private static String shown(List<String> names) {
        int more = names.size() - MOST_SHOWN;
        return String.join(", ", names.subList(0, Math.min(MOST_SHOWN, names.size())))
                + (more > 0 ? " and " + more + " more" : "");
    }

    /**
     * Puts the values into a network of these parameters.
     *
     * @throws UserError when a value is not finite
     */
    public void loadInto(ScriptNetwork network) {
        named.forEach((name, tensor) -> {
            float[] values = tensor.values();
            for (float v : values) {
                if (!Float.isFinite(v)) {
                    throw new UserError(origin + ": tensor " + name + " holds a value that is not finite");
                }
            }
            network.setValues(name, values);
        });
    }
}
