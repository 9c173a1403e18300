package org.facegap.models.stylegan2.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.facegap.core.UserError;
import org.facegap.models.checkpoint.array.LazyTensor;
import org.facegap.models.stylegan2.Architecture;
import org.facegap.models.stylegan2.StyleGan2Config;

/**
 * A bare state with NVIDIA's PyTorch names, as {@code G.state_dict()} gives it. It holds no settings, so the configuration
 * follows from the shapes; what shapes do not tell is what NVIDIA's code takes unless told otherwise, and a remark says so.
 */
final class NvidiaTensors {
    private static final double MULTIPLIER = 0.01;

    private final String origin;
    private final Map<String, LazyTensor> state;
    private final ConfigCheck check;

    private NvidiaTensors(String origin, Map<String, LazyTensor> state) {
        this.origin = origin;
        this.state = state;
        this.check = new ConfigCheck(origin);
    }

    static StyleGan2Checkpoint read(
            String format, String origin, Map<String, LazyTensor> state, List<String> networks, List<String> remarks) {
        if (ForeignNetwork.named(List.copyOf(state.keySet())).startsWith("It is a StyleGAN3")) {
            throw new UserError(origin + ": a StyleGAN3 generator; this program runs StyleGAN2 generators only");
        }
        StyleGan2Config config = new NvidiaTensors(origin, state).config();
        NamedTensors tensors = new NamedTensors(origin);
        state.forEach((name, tensor) -> {
            if (name.equals("resample_filter") || name.endsWith(".resample_filter")) {
                ResampleFilter.check(origin, name, tensor, 1);
            } else {
                tensors.put(name.equals("latent_avg") ? "mapping.w_avg" : name, tensor);
            }
        });
        remarks.add("the file does not say its settings; they follow from the tensors' shapes, the mapping network's"
                + " multiplier is taken to be NVIDIA's 0.01, and no limit is put on activations (NVIDIA's training in"
                + " float16 has one at 256)");
        Map<String, String> notes = MissingParts.fill(tensors, config, remarks);
        return new StyleGan2Checkpoint(
                format, origin, config, tensors.complete(config), List.copyOf(networks), List.copyOf(remarks), notes);
    }

    private StyleGan2Config config() {
        check.square(shape("synthesis.b4.const", 3));
        List<Integer> channels = new ArrayList<>();
        boolean images = true;
        boolean skips = false;
        for (int r = 4; r <= 1024 && state.containsKey("synthesis.b" + r + ".conv1.weight"); r *= 2) {
            channels.add(size(shape("synthesis.b" + r + ".conv1.weight", 4)[0]));
            images &= state.containsKey("synthesis.b" + r + ".torgb.weight");
            skips |= state.containsKey("synthesis.b" + r + ".skip.weight");
        }
        int resolution = check.resolution(2 << channels.size());
        check.colours(size(shape("synthesis.b" + resolution + ".torgb.weight", 4)[0]));
        ChannelProgression progression =
                ChannelProgression.of(origin, channels.stream().mapToInt(n -> n).toArray());
        int w = size(shape("synthesis.b4.conv1.affine.weight", 2)[1]);
        boolean labels = state.containsKey("mapping.embed.weight");
        int layers = 0;
        while (layers < 100 && state.containsKey("mapping.fc" + layers + ".weight")) {
            layers++;
        }
        return check.check(new StyleGan2Config(
                size(shape("mapping.fc0.weight", 2)[1]) - (labels ? w : 0),
                w,
                resolution,
                progression.base(),
                progression.most(),
                layers,
                MULTIPLIER,
                labels ? size(shape("mapping.embed.weight", 2)[1]) : 0,
                skips ? Architecture.RESNET : images ? Architecture.SKIP : Architecture.ORIG,
                0));
    }

    private static int size(long size) {
        return (int) Math.min(1 << 20, size);
    }

    private long[] shape(String name, int axes) {
        LazyTensor tensor = state.get(name);
        if (tensor == null || tensor.shape().length != axes) {
            throw new UserError(
                    origin + ": tensor " + name + (tensor == null ? " is missing" : " has the wrong number of axes"));
        }
        return tensor.shape();
    }
}
