package org.facegap.models.stylegan2.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.facegap.core.UserError;
import org.facegap.models.checkpoint.LazyTensor;
import org.facegap.models.checkpoint.array.NumpyArrays;
import org.facegap.models.checkpoint.pickle.FileBytes;
import org.facegap.models.checkpoint.pickle.MemoryBudget;
import org.facegap.models.checkpoint.pickle.PickledItems;
import org.facegap.models.checkpoint.pickle.PickledList;
import org.facegap.models.checkpoint.pickle.PickledObject;
import org.facegap.models.checkpoint.pickle.PickledText;
import org.facegap.models.checkpoint.pickle.PickledTuple;
import org.facegap.models.checkpoint.pickle.PrintableName;
import org.facegap.models.stylegan2.StyleGan2Config;
import org.jspecify.annotations.Nullable;

/**
 * NVIDIA's TensorFlow pickles: a tuple (G, D, Gs) of {@code dnnlib.tflib.network.Network}, of which Gs, the averaged
 * generator, is read. Source of settings, defaults and names: {@code convert_tf_generator} in {@code legacy.py} of
 * stylegan2-ada-pytorch.
 */
final class TensorFlowLayout {
    private static final String NETWORK = "dnnlib.tflib.network.Network";
    private static final int LOWEST_VERSION = 4;
    private static final int DEEPEST = 3;
    private static final int MOST_VARIABLES = 5000;
    private static final int MOST_NETWORKS = 50;

    /** Settings that decide the network; all others must be known to be harmless. */
    private static final Set<String> READ = Set.of(
            "latent_size",
            "label_size",
            "dlatent_size",
            "resolution",
            "num_channels",
            "fmap_base",
            "fmap_max",
            "fmap_min",
            "fmap_decay",
            "num_fp16_res",
            "conv_clamp",
            "architecture",
            "resample_kernel",
            "use_noise",
            "nonlinearity",
            "mapping_layers",
            "mapping_nonlinearity",
            "mapping_lrmul",
            "normalize_latents");

    private static final Set<String> HARMLESS = Set.of(
            "label_fmaps",
            "mapping_fmaps",
            "w_avg_beta",
            "truncation_psi",
            "truncation_cutoff",
            "style_mixing_prob",
            "structure",
            "conditioning",
            "randomize_noise",
            "dlatent_avg_beta",
            "truncation_psi_val",
            "truncation_cutoff_val",
            "is_training",
            "is_validation",
            "return_dlatents",
            "dtype",
            "fused_modconv");

    private final String origin;
    private final NumpyArrays arrays;
    private final ConfigCheck check;
    private final Map<String, Object> variables = new LinkedHashMap<>();
    private final List<String> remarks = new ArrayList<>();
    private long sourceLength;
    private int networks;

    private TensorFlowLayout(FileBytes file, MemoryBudget budget) {
        this.origin = file.origin();
        this.arrays = new NumpyArrays(file, budget);
        this.check = new ConfigCheck(origin);
    }

    /** Whether a pickle's root is such a tuple. */
    static boolean is(Object root) {
        return root instanceof PickledTuple tuple
                && tuple.size() == 3
                && tuple.get(2) instanceof PickledObject network
                && network.name().equals(NETWORK)
                && network.state() instanceof PickledItems;
    }

    static StyleGan2Checkpoint read(FileBytes file, PickledTuple root, MemoryBudget budget) {
        return new TensorFlowLayout(file, budget).checkpoint(state((PickledObject) root.get(2)));
    }

    private static Map<Object, Object> state(PickledObject network) {
        return network.state() instanceof PickledItems items ? items.items() : Map.of();
    }

    private StyleGan2Checkpoint checkpoint(Map<Object, Object> state) {
        Settings network = new Settings(origin, "Gs", state, arrays);
        int version = network.integer("version", 0);
        if (version < LOWEST_VERSION) {
            throw new UserError(origin + ": a network of NVIDIA's TensorFlow format " + version
                    + ", older than StyleGAN2's; such networks cannot be run here");
        }
        Settings kwargs = network.inner("static_kwargs");
        collect("", network, DEEPEST);
        remarks.add("not used: G, D");
        remarks.add(String.format(
                Locale.ROOT,
                "the file carries Python source code (%d characters); it was neither run nor read",
                sourceLength));
        int resolution = check.resolution(kwargs.integer("resolution", 1024));
        boolean single = lastPictureOnly(resolution);
        StyleGan2Config config = config(kwargs, resolution, single);
        NamedTensors tensors = new NamedTensors(origin);
        for (String name : NamedTensors.shapes(config).keySet()) {
            LazyTensor tensor = tensor(name);
            if (tensor != null) {
                tensors.put(name, tensor);
            }
        }
        refuseLeftovers();
        Map<String, String> notes = MissingParts.fill(tensors, config, remarks);
        return new StyleGan2Checkpoint(
                "NVIDIA TensorFlow pickle",
                origin,
                config,
                tensors.complete(config),
                List.of("Gs", "G", "D"),
                List.copyOf(remarks),
                notes);
    }

    private void collect(String prefix, Settings network, int depth) {
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
                    || variables.size() > MOST_VARIABLES
                    || variables.put(prefix + name, pair.get(1)) != null) {
                throw new UserError(origin + ": network " + network.path() + " has damaged variables");
            }
        }
        for (Map.Entry<Object, Object> e : network.inner("components").items().entrySet()) {
            if (depth == 0
                    || !(e.getKey() instanceof String name)
                    || !(e.getValue() instanceof PickledObject component)
                    || !component.name().equals(NETWORK)) {
                throw new UserError(origin + ": network " + network.path() + " has damaged components");
            }
            String path = network.path() + "." + PrintableName.of(name);
            collect(prefix + name + "/", new Settings(origin, path, state(component), arrays), depth - 1);
        }
    }

    /** Renames ToRGB_lod0, which networks of the architecture orig have, and drops its unused fellows. */
    private boolean lastPictureOnly(int resolution) {
        boolean single = false;
        for (String name : List.copyOf(variables.keySet())) {
            if (name.matches("(synthesis/)?ToRGB_lod[0-9]{1,2}/.*")) {
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

    private StyleGan2Config config(Settings kwargs, int resolution, boolean single) {
        for (Object key : kwargs.items().keySet()) {
            if (!(key instanceof String name) || !READ.contains(name) && !HARMLESS.contains(name)) {
                throw new UserError(origin + ": the network has the setting '"
                        + (key instanceof String shown ? PrintableName.of(shown) : "?")
                        + "', whose effect is not known here");
            }
        }
        check.colours(kwargs.integer("num_channels", 3));
        check.activation("the synthesis network", kwargs.text("nonlinearity", "lrelu"));
        check.activation("the mapping network", kwargs.text("mapping_nonlinearity", "lrelu"));
        if (kwargs.get("resample_kernel") instanceof PickledList taps) {
            ResampleFilter.check(origin, "resample_kernel", taps);
        }
        if (kwargs.number("fmap_decay", 1) != 1
                || kwargs.number("fmap_min", 1) > 1
                || !kwargs.flag("normalize_latents", true)) {
            throw new UserError(
                    origin + ": the network has fmap_decay, fmap_min or normalize_latents unlike StyleGAN2's");
        }
        int halved = kwargs.integer("num_fp16_res", 0);
        if (halved > 0) {
            remarks.add(
                    "the " + halved + " highest resolutions ran in float16 when it was trained; here they run in the"
                            + " chosen number format");
        }
        return check.check(new StyleGan2Config(
                kwargs.integer("latent_size", 512),
                kwargs.integer("dlatent_size", 512),
                resolution,
                check.base(2 * Math.min(1 << 28, kwargs.integer("fmap_base", 16384)), resolution),
                kwargs.integer("fmap_max", 512),
                kwargs.integer("mapping_layers", 8),
                kwargs.number("mapping_lrmul", 0.01),
                kwargs.integer("label_size", 0),
                check.architecture(single ? "orig" : kwargs.text("architecture", "skip")),
                kwargs.number("conv_clamp", 0)));
    }

    private void refuseLeftovers() {
        Set<String> left = new TreeSet<>(variables.keySet());
        left.remove("lod");
        left.removeIf(name -> name.startsWith("pl_mean") || name.endsWith("/lod"));
        for (String name : left) {
            throw new UserError(origin + ": variable " + PrintableName.of(name)
                    + " is not part of a network with the file's settings");
        }
    }

    /** The tensor of one of NVIDIA's PyTorch names, or null when it is missing. */
    private @Nullable LazyTensor tensor(String name) {
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
