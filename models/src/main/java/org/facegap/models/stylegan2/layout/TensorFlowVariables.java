package org.facegap.models.stylegan2.layout;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.facegap.core.UserError;
import org.facegap.models.checkpoint.array.LazyTensor;
import org.facegap.models.checkpoint.array.NumpyArrays;
import org.facegap.models.checkpoint.pickle.PickledItems;
import org.facegap.models.checkpoint.pickle.PickledList;
import org.facegap.models.checkpoint.pickle.PickledObject;
import org.facegap.models.checkpoint.pickle.PickledText;
import org.facegap.models.checkpoint.pickle.PickledTuple;
import org.facegap.models.checkpoint.pickle.PrintableName;
import org.jspecify.annotations.Nullable;

/**
 * The variables of a network of NVIDIA's TensorFlow code and of its components, and what they are called and how they lie
 * in PyTorch. Source: {@code _collect_tf_params} and {@code convert_tf_generator} in {@code legacy.py} of
 * stylegan2-ada-pytorch.
 */
final class TensorFlowVariables {
    private static final String NETWORK = "dnnlib.tflib.network.Network";
    private static final int DEEPEST = 3;
    private static final int LONGEST_NAME = 200;
    private static final Pattern LAST_IMAGE = Pattern.compile("(synthesis/)?ToRGB_lod[0-9]{1,2}/.*");
    private static final int MOST_VARIABLES = 5000;
    private static final int MOST_NETWORKS = 50;

    private final String origin;
    private final NumpyArrays arrays;
    private final Map<String, Object> variables = new LinkedHashMap<>();
    private long sourceLength;
    private int networks;

    TensorFlowVariables(String origin, NumpyArrays arrays) {
        this.origin = origin;
        this.arrays = arrays;
    }

    /** Whether a node is such a network. */
    static boolean isNetwork(PickledObject node) {
        return node.name().equals(NETWORK);
    }

    /** Whether a network has a component of this name. */
    static boolean holds(PickledObject network, String component) {
        return state(network).get("components") instanceof PickledItems components
                && components.items().containsKey(component);
    }

    /** A network's fields. */
    static Map<Object, Object> state(PickledObject network) {
        return network.state() instanceof PickledItems items ? items.items() : Map.of();
    }

    /** Length of the source code that the networks carry. */
    long sourceLength() {
        return sourceLength;
    }

    /** Takes in the variables of a network and, with paths, of its components. */
    void collect(StoredValues network) {
        collect("", network, DEEPEST);
    }

    private void collect(String prefix, StoredValues network, int depth) {
        if (++networks > MOST_NETWORKS) {
            throw new UserError(origin + ": the networks are nested endlessly");
        }
        Object source = network.get("build_module_src");
        sourceLength += source instanceof String s
                ? s.length()
                : source instanceof PickledText t ? t.utf8().length() : 0;
        if (!(network.get("variables") instanceof PickledList list)) {
            throw new UserError(origin + ": network " + network.path() + " has no list of variables");
        }
        for (Object item : list.items()) {
            if (!(item instanceof PickledTuple pair)
                    || pair.size() != 2
                    || !(pair.get(0) instanceof String name)
                    || prefix.length() + name.length() > LONGEST_NAME
                    || variables.size() > MOST_VARIABLES
                    || variables.put(prefix + name, pair.get(1)) != null) {
                throw new UserError(origin + ": network " + network.path() + " has damaged variables");
            }
        }
        for (Map.Entry<Object, Object> e : network.inner("components").items().entrySet()) {
            if (depth == 0
                    || !(e.getKey() instanceof String name)
                    || !(e.getValue() instanceof PickledObject component)
                    || !isNetwork(component)) {
                throw new UserError(origin + ": network " + network.path() + " has damaged components");
            }
            String path = network.path() + "." + PrintableName.of(name);
            collect(prefix + name + "/", new StoredValues(origin, path, state(component), arrays), depth - 1);
        }
    }

    /** Renames ToRGB_lod0, which networks of the architecture orig have, and drops its unused fellows. */
    boolean lastImageOnly(int resolution) {
        boolean single = false;
        for (String name : List.copyOf(variables.keySet())) {
            if (LAST_IMAGE.matcher(name).matches()) {
                single = true;
                Object value = variables.remove(name);
                String[] parts = name.replace("synthesis/", "").split("/", 2);
                if (value != null && parts[0].equals("ToRGB_lod0")) {
                    variables.put("synthesis/" + resolution + "x" + resolution + "/ToRGB/" + parts[1], value);
                }
            }
        }
        return single;
    }

    /** Refuses variables that no tensor was made of, save those that training alone uses. */
    void refuseLeftovers() {
        Set<String> left = new TreeSet<>(variables.keySet());
        left.remove("lod");
        left.removeIf(name -> name.startsWith("pl_mean") || name.endsWith("/lod"));
        for (String name : left) {
            throw new UserError(origin + ": variable " + PrintableName.of(name)
                    + " is not part of a network with the file's settings");
        }
    }

    /** The tensor of one of NVIDIA's PyTorch names, or null when it is missing. */
    @Nullable
    LazyTensor tensor(String name) {
        String[] parts = name.split("\\.");
        if (parts[0].equals("mapping")) {
            return mapping(parts, name);
        }
        int r = Integer.parseInt(parts[1].substring(1));
        String block = "synthesis/" + r + "x" + r + "/";
        String layer = switch (parts[2]) {
            case "conv0" -> "Conv0_up";
            case "conv1" -> r == 4 ? "Conv" : "Conv1";
            case "torgb" -> "ToRGB";
            case "skip" -> "Skip";
            default -> "Const";
        };
        boolean flipped = parts[2].equals("conv0") || parts[2].equals("skip");
        String part = parts.length == 5 ? "affine." + parts[4] : parts[parts.length - 1];
        return switch (part) {
            case "const" -> leading(block + "Const/const", name, 1);
            case "weight" -> {
                LazyTensor found = take(block + layer + "/weight", name, 4);
                yield found == null ? null : DerivedTensor.outputsFirst(found, flipped);
            }
            case "affine.weight" -> {
                LazyTensor found = take(block + layer + "/mod_weight", name, 2);
                yield found == null ? null : DerivedTensor.transposed(found);
            }
            case "affine.bias" -> {
                LazyTensor found = take(block + layer + "/mod_bias", name, 1);
                yield found == null ? null : DerivedTensor.plusOne(found);
            }
            case "noise_const" -> {
                int log = 2 * Integer.numberOfTrailingZeros(r);
                yield leading("synthesis/noise" + (parts[2].equals("conv0") ? log - 5 : log - 4), name, 2);
            }
            default -> take(block + layer + "/" + part, name, -1);
        };
    }

    private @Nullable LazyTensor mapping(String[] parts, String name) {
        if (parts[1].equals("w_avg")) {
            return take("dlatent_avg", name, 1);
        }
        String layer = parts[1].equals("embed") ? "LabelEmbed" : "Dense" + parts[1].substring(2);
        boolean weight = parts[2].equals("weight");
        LazyTensor found = take("mapping/" + layer + "/" + parts[2], name, weight ? 2 : 1);
        return found != null && weight ? DerivedTensor.transposed(found) : found;
    }

    /** An array without its leading axes of length 1. */
    private @Nullable LazyTensor leading(String variable, String name, int axes) {
        LazyTensor found = take(variable, name, axes == 1 ? 4 : -1);
        if (found == null) {
            return null;
        }
        long[] shape = found.shape();
        if (shape.length <= axes || shape[0] != 1 || shape[axes - 1] != 1) {
            throw new UserError(origin + ": variable " + variable + " (" + name + ") has the wrong shape");
        }
        return DerivedTensor.reshaped(found, Arrays.copyOfRange(shape, axes, shape.length));
    }

    private @Nullable LazyTensor take(String variable, String name, int axes) {
        Object value = variables.remove(variable);
        if (value == null) {
            return null;
        }
        LazyTensor array = arrays.array(value);
        if (array == null || axes >= 0 && array.shape().length != axes) {
            throw new UserError(
                    origin + ": variable " + variable + " (" + name + ") is not an array of the expected kind");
        }
        return array;
    }
}
