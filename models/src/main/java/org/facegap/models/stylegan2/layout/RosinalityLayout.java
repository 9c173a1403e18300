package org.facegap.models.stylegan2.layout;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.facegap.core.UserError;
import org.facegap.models.checkpoint.array.LazyTensor;
import org.facegap.models.checkpoint.pickle.PrintableName;
import org.facegap.models.stylegan2.Architecture;
import org.facegap.models.stylegan2.StyleGan2Config;

/**
 * Files of the rosinality port: {@code torch.save} of {@code {g_ema, latent_avg, ...}}. They hold no settings, so the
 * configuration is inferred from the shapes. Orientation is NVIDIA's; the port multiplies a modulated weight by
 * 1/sqrt(inputs * 9) before demodulation, which the weights here already are. ToRGB's factor is in its style here, so its
 * weights stay.
 *
 * <p>Source: rosinality/stylegan2-pytorch, {@code model.py} and {@code convert_weight.py}.
 */
final class RosinalityLayout {
    private static final double MULTIPLIER = 0.01;

    private final String format;
    private final String origin;
    private final ConfigCheck check;
    private final Map<String, LazyTensor> state;
    private final List<String> remarks;

    private RosinalityLayout(String format, String origin, Map<String, LazyTensor> state, List<String> remarks) {
        this.format = format;
        this.origin = origin;
        this.check = new ConfigCheck(origin);
        this.state = state;
        this.remarks = remarks;
    }

    /** @param state tensors by the port's names, {@code latent_avg} among them where the file has it; used up */
    static StyleGan2Checkpoint read(
            String format, String origin, Map<String, LazyTensor> state, List<String> networks, List<String> remarks) {
        return new RosinalityLayout(format, origin, state, remarks).checkpoint(networks);
    }

    private StyleGan2Checkpoint checkpoint(List<String> networks) {
        StyleGan2Config config = config();
        remarks.add(
                "the file does not say its settings; they follow from the tensors' shapes, and the mapping network's"
                        + " multiplier is taken to be the port's 0.01");
        NamedTensors tensors = new NamedTensors(origin);
        for (String name : List.of("mean_latent", "dlatent_avg", "w_avg")) {
            move(name, tensors, "mapping.w_avg", config.wDim());
        }
        move("latent_avg", tensors, "mapping.w_avg", config.wDim());
        for (int i = 0; i < config.mappingLayers(); i++) {
            move("style." + (i + 1) + ".weight", tensors, "mapping.fc" + i + ".weight");
            move("style." + (i + 1) + ".bias", tensors, "mapping.fc" + i + ".bias");
        }
        move("input.input", tensors, "synthesis.b4.const", config.channels(4), 4, 4);
        for (int r = 4, i = -1; r <= config.resolution(); r *= 2, i++) {
            String block = "synthesis.b" + r;
            int log = 2 * Integer.numberOfTrailingZeros(r);
            if (r > 4) {
                layer("convs." + 2 * i, tensors, block + ".conv0", config.channels(r / 2), r, log - 5);
                kernel("convs." + 2 * i + ".conv.blur.kernel");
                kernel("to_rgbs." + i + ".upsample.kernel");
            }
            int inputs = config.channels(r);
            layer(r == 4 ? "conv1" : "convs." + (2 * i + 1), tensors, block + ".conv1", inputs, r, log - 4);
            String image = r == 4 ? "to_rgb1" : "to_rgbs." + i;
            move(image + ".conv.weight", tensors, block + ".torgb.weight", 3, inputs, 1, 1);
            move(image + ".bias", tensors, block + ".torgb.bias", 3);
            modulation(image, tensors, block + ".torgb");
        }
        for (String name : state.keySet()) {
            throw new UserError(origin + ": tensor " + PrintableName.of(name) + " is not part of such a network");
        }
        Map<String, String> notes = MissingParts.fill(tensors, config, remarks);
        return new StyleGan2Checkpoint(
                format, origin, config, tensors.complete(config), List.copyOf(networks), List.copyOf(remarks), notes);
    }

    private void layer(String from, NamedTensors tensors, String to, int inputs, int r, int noise) {
        LazyTensor weight = state.get(from + ".conv.weight");
        if (weight != null) {
            float scale = (float) (1 / Math.sqrt(inputs * 9.0));
            state.put(from + ".conv.weight", DerivedTensor.scaled(weight, scale));
            int outputs = weight.shape().length == 5 ? (int) weight.shape()[1] : 0;
            move(from + ".conv.weight", tensors, to + ".weight", outputs, inputs, 3, 3);
        }
        move(from + ".activate.bias", tensors, to + ".bias");
        move(from + ".noise.weight", tensors, to + ".noise_strength");
        move("noises.noise_" + noise, tensors, to + ".noise_const", r, r);
        modulation(from, tensors, to);
    }

    private void modulation(String from, NamedTensors tensors, String to) {
        move(from + ".conv.modulation.weight", tensors, to + ".affine.weight");
        move(from + ".conv.modulation.bias", tensors, to + ".affine.bias");
    }

    /** Moves a tensor, with the given shape where it only differs by axes of length 1. */
    private void move(String from, NamedTensors tensors, String to, long... shape) {
        LazyTensor tensor = state.remove(from);
        if (tensor != null) {
            boolean same = shape.length > 0 && Arrays.equals(squeezed(tensor.shape()), squeezed(shape));
            tensors.put(to, same ? DerivedTensor.reshaped(tensor, shape) : tensor);
        }
    }

    private static long[] squeezed(long[] shape) {
        return Arrays.stream(shape).filter(s -> s != 1).toArray();
    }

    /** The port's low-pass filters have gain 4. */
    private void kernel(String name) {
        LazyTensor kernel = state.remove(name);
        if (kernel != null) {
            ResampleFilter.check(origin, name, kernel, 4);
        }
    }

    private StyleGan2Config config() {
        check.square(shape("input.input", 4));
        long[] first = shape("style.1.weight", 2);
        int layers = 0;
        while (state.containsKey("style." + (layers + 1) + ".weight")) {
            layers++;
        }
        int blocks = 1;
        while (blocks < 10 && state.containsKey("convs." + 2 * (blocks - 1) + ".conv.weight")) {
            blocks++;
        }
        int resolution = check.resolution(2 << blocks);
        int[] channels = new int[blocks];
        for (int i = 0; i < blocks; i++) {
            String name = i == 0 ? "conv1" : "convs." + (2 * i - 1);
            channels[i] = (int) Math.min(1 << 20, shape(name + ".conv.weight", 5)[1]);
        }
        ChannelProgression progression = ChannelProgression.of(origin, channels);
        return check.check(new StyleGan2Config(
                (int) Math.min(1 << 20, first[1]),
                (int) Math.min(1 << 20, first[0]),
                resolution,
                progression.base(),
                progression.most(),
                layers,
                MULTIPLIER,
                0,
                Architecture.SKIP,
                0));
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
