package org.facegap.models.stylegan2.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.facegap.core.UserError;
import org.facegap.models.checkpoint.array.LazyTensor;
import org.facegap.models.checkpoint.array.NumpyArrays;
import org.facegap.models.checkpoint.pickle.FileBytes;
import org.facegap.models.checkpoint.pickle.MemoryBudget;
import org.facegap.models.checkpoint.pickle.PickledList;
import org.facegap.models.checkpoint.pickle.PickledObject;
import org.facegap.models.checkpoint.pickle.PickledTuple;
import org.facegap.models.checkpoint.pickle.PrintableName;
import org.facegap.models.stylegan2.StyleGan2Config;

/**
 * NVIDIA's TensorFlow pickles: a tuple (G, D, Gs) of {@code dnnlib.tflib.network.Network}, or one of these alone.
 * Source of settings, defaults and names: {@code convert_tf_generator} in {@code legacy.py} of
 * stylegan2-ada-pytorch.
 */
final class TensorFlowLayout {
    private static final int LOWEST_VERSION = 4;

    /** StoredValues that decide the network; all others must be known to be harmless. */
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
            "normalize_latents",
            "resolution_w",
            "resolution_h",
            "init_res",
            "min_w",
            "min_h",
            "res_log2");

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
    private final TensorFlowVariables variables;
    private final List<String> remarks = new ArrayList<>();

    private TensorFlowLayout(FileBytes file, MemoryBudget budget) {
        this.origin = file.origin();
        this.arrays = new NumpyArrays(file, budget);
        this.check = new ConfigCheck(origin);
        this.variables = new TensorFlowVariables(origin, arrays);
    }

    static StyleGan2Checkpoint read(
            FileBytes file, PickledObject network, List<String> networks, List<String> remarks, MemoryBudget budget) {
        TensorFlowLayout layout = new TensorFlowLayout(file, budget);
        layout.remarks.addAll(remarks);
        return layout.checkpoint(TensorFlowVariables.state(network), networks);
    }

    private StyleGan2Checkpoint checkpoint(Map<Object, Object> state, List<String> networks) {
        StoredValues network = new StoredValues(origin, networks.get(0), state, arrays);
        int version = network.integer("version", 0);
        if (version < LOWEST_VERSION) {
            throw new UserError(origin + ": a network of NVIDIA's TensorFlow format " + version
                    + ", older than StyleGAN2's; such networks cannot be run here");
        }
        StoredValues kwargs = network.inner("static_kwargs");
        variables.collect(network);
        remarks.add(String.format(
                Locale.ROOT,
                "the file carries Python source code (%d characters); it was not run",
                variables.sourceLength()));
        int resolution = check.resolution(kwargs.integer("resolution", 1024));
        boolean single = variables.lastImageOnly(resolution);
        StyleGan2Config config = config(kwargs, resolution, single);
        NamedTensors tensors = new NamedTensors(origin);
        for (String name : NamedTensors.shapes(config).keySet()) {
            LazyTensor tensor = variables.tensor(name);
            if (tensor != null) {
                tensors.put(name, tensor);
            }
        }
        variables.refuseLeftovers();
        Map<String, String> notes = MissingParts.fill(tensors, config, remarks);
        return new StyleGan2Checkpoint(
                "NVIDIA TensorFlow pickle",
                origin,
                config,
                tensors.complete(config),
                List.copyOf(networks),
                List.copyOf(remarks),
                notes);
    }

    /**
     * Forks that make oblong images say both sides: resolution_w and resolution_h, or a first size and how often it is
     * doubled (min_w, min_h, res_log2, or init_res). The same code makes square ones, too.
     */
    private void sides(StoredValues kwargs, int resolution) {
        check.sides(
                "resolution_w and resolution_h",
                kwargs.integer("resolution_w", resolution),
                kwargs.integer("resolution_h", resolution),
                resolution);
        int doublings = Math.min(10, kwargs.integer("res_log2", Integer.numberOfTrailingZeros(resolution / 4)));
        check.sides(
                "min_w and min_h, doubled res_log2 = " + doublings + " times,",
                kwargs.integer("min_w", resolution >> doublings) << doublings,
                kwargs.integer("min_h", resolution >> doublings) << doublings,
                resolution);
        Object first = kwargs.get("init_res");
        List<Object> sizes = first instanceof PickledList list
                ? list.items()
                : first instanceof PickledTuple pair && pair.size() == 2
                        ? List.of(pair.get(0), pair.get(1))
                        : List.of();
        if (sizes.size() == 2 && sizes.get(0) instanceof Long height && sizes.get(1) instanceof Long width) {
            check.square(new long[] {height, width});
        } else if (first != null) {
            throw new UserError(origin + ": the setting init_res is not a pair of whole numbers");
        }
    }

    private StyleGan2Config config(StoredValues kwargs, int resolution, boolean single) {
        for (Object key : kwargs.items().keySet()) {
            if (!(key instanceof String name) || !READ.contains(name) && !HARMLESS.contains(name)) {
                throw new UserError(origin + ": the network has the setting '"
                        + (key instanceof String shown ? PrintableName.of(shown) : "?")
                        + "', whose effect is not known here");
            }
        }
        sides(kwargs, resolution);
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
}
