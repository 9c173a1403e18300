package org.facegap.models.stylegan2.layout;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.facegap.core.UserError;
import org.facegap.models.checkpoint.array.LazyTensor;
import org.facegap.models.checkpoint.array.NumpyArrays;
import org.facegap.models.checkpoint.pickle.FileBytes;
import org.facegap.models.checkpoint.pickle.MemoryBudget;
import org.facegap.models.checkpoint.pickle.PickledList;
import org.facegap.models.checkpoint.pickle.PickledObject;
import org.facegap.models.checkpoint.pickle.PrintableName;
import org.facegap.models.checkpoint.torch.TorchTensors;
import org.facegap.models.stylegan2.StyleGan2Config;
import org.jspecify.annotations.Nullable;

/**
 * NVIDIA's PyTorch pickles: {@code dict(G, D, G_ema, training_set_kwargs, augment_pipe)}. StoredValues come from the modules'
 * plain fields and from the arguments they were made with; omitted arguments have the defaults of NVIDIA's code. Source:
 * stylegan2-ada-pytorch, {@code training/networks.py}, and the same network in the StyleGAN3 repository.
 */
final class NvidiaLayout {
    private final String origin;
    private final PersistentModule generator;
    private final TorchTensors torch;
    private final ConfigCheck check;
    private final List<String> remarks = new ArrayList<>();

    private NvidiaLayout(String origin, PersistentModule generator, TorchTensors torch) {
        this.origin = origin;
        this.generator = generator;
        this.torch = torch;
        this.check = new ConfigCheck(origin);
    }

    static StyleGan2Checkpoint read(
            FileBytes file, PickledObject network, List<String> networks, List<String> remarks, MemoryBudget budget) {
        PersistentModule generator = PersistentModule.of(file.origin(), network, new NumpyArrays(file, budget));
        NvidiaLayout layout = new NvidiaLayout(file.origin(), generator, TorchTensors.embedded(file, budget));
        layout.remarks.addAll(remarks);
        layout.remark();
        return layout.checkpoint(networks);
    }

    private void remark() {
        Map<Object, Integer> sources = new IdentityHashMap<>();
        generator.sources(sources);
        if (!sources.isEmpty()) {
            long characters = sources.values().stream().mapToLong(n -> n).sum();
            remarks.add(String.format(
                    Locale.ROOT,
                    "the file carries Python source code (%d characters in %d modules); it was not run",
                    characters,
                    sources.size()));
        }
        if (!generator.className().equals("Generator")) {
            remarks.add("the generator's class is called '" + PrintableName.of(generator.className())
                    + "', not 'Generator'");
        }
    }

    private StyleGan2Checkpoint checkpoint(List<String> networks) {
        PersistentModule mapping = generator.children().get("mapping");
        PersistentModule synthesis = generator.children().get("synthesis");
        refuseStyleGan3(synthesis);
        if (mapping == null || synthesis == null) {
            throw new UserError(origin + ": the generator (class '" + PrintableName.of(generator.className())
                    + "') has no mapping or no synthesis network, so it is not a StyleGAN2");
        }
        PersistentModule first = synthesis.children().get("b4");
        LazyTensor constant = first == null ? null : first.tensors(torch).get("const");
        if (constant != null && constant.shape().length == 3) {
            check.square(constant.shape());
        }
        StyleGan2Config config = config(mapping, synthesis);
        NamedTensors tensors = new NamedTensors(origin);
        generator.forEach(module -> collect(module, tensors));
        Map<String, String> notes = MissingParts.fill(tensors, config, remarks);
        return new StyleGan2Checkpoint(
                "NVIDIA PyTorch pickle",
                origin,
                config,
                tensors.complete(config),
                List.copyOf(networks),
                List.copyOf(remarks),
                notes);
    }

    private void refuseStyleGan3(@Nullable PersistentModule synthesis) {
        boolean layers = synthesis != null
                && (synthesis.state().get("num_critical") != null
                        || synthesis.children().keySet().stream().anyMatch(n -> n.matches("L[0-9]+_[0-9]+_[0-9]+")));
        if (layers || generator.sourceMentions("class SynthesisInput")) {
            throw new UserError(origin + ": a StyleGAN3 generator; this program runs StyleGAN2 generators only");
        }
    }

    private StyleGan2Config config(PersistentModule mapping, PersistentModule synthesis) {
        StoredValues g = generator.state();
        StoredValues m = mapping.state();
        StoredValues s = synthesis.state();
        StoredValues made = s.inner("_init_kwargs");
        StoredValues first = mapping.children().containsKey("fc0")
                ? Objects.requireNonNull(mapping.children().get("fc0")).state()
                : m.inner("none");
        int resolution = check.resolution(s.integer("img_resolution", g.integer("img_resolution", 0)));
        check.colours(s.integer("img_channels", g.integer("img_channels", 3)));
        filterSetting(made);
        int halved = s.integer("num_fp16_res", made.integer("num_fp16_res", 0));
        if (halved > 0) {
            remarks.add(
                    "the " + halved + " highest resolutions ran in float16 when it was trained; here they run in the"
                            + " chosen number format");
        }
        BlockValues blocks = BlockValues.of(origin, synthesis, check);
        mapping.forEach(module -> {
            if (module.path().startsWith("mapping.fc")) {
                check.activation(module.path(), module.state().text("activation", "lrelu"));
            }
        });
        return check.check(new StyleGan2Config(
                m.integer("z_dim", g.integer("z_dim", 512)),
                m.integer("w_dim", g.integer("w_dim", 512)),
                resolution,
                check.base(made.integer("channel_base", 32768), resolution),
                made.integer("channel_max", 512),
                m.integer("num_layers", 8),
                first.number("bias_gain", m.inner("_init_kwargs").number("lr_multiplier", 0.01)),
                m.integer("c_dim", g.integer("c_dim", 0)),
                blocks.architecture(),
                blocks.clamp()));
    }

    private void filterSetting(StoredValues made) {
        if (made.get("resample_filter") instanceof PickledList taps) {
            ResampleFilter.check(origin, "resample_filter", taps);
        }
    }

    private void collect(PersistentModule module, NamedTensors tensors) {
        for (Map.Entry<String, LazyTensor> e : module.tensors(torch).entrySet()) {
            String name = module.path().isEmpty() ? e.getKey() : module.path() + "." + e.getKey();
            if (e.getKey().equals("resample_filter")) {
                ResampleFilter.check(origin, name, e.getValue(), 1);
            } else {
                tensors.put(name, e.getValue());
            }
        }
    }
}
