package org.facegap.models.stylegan2.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.facegap.core.UserError;
import org.facegap.models.checkpoint.array.LazyTensor;
import org.facegap.models.checkpoint.pickle.PrintableName;
import org.facegap.models.stylegan2.Architecture;
import org.facegap.models.stylegan2.StyleGan2Config;
import org.jspecify.annotations.Nullable;

/** Tensors by NVIDIA's PyTorch names, and the check that they are those of a configuration. */
final class NamedTensors {
    private final String origin;
    private final Map<String, LazyTensor> tensors = new LinkedHashMap<>();

    NamedTensors(String origin) {
        this.origin = origin;
    }

    void put(String name, LazyTensor tensor) {
        if (tensors.put(name, tensor) != null) {
            throw new UserError(origin + ": there are two tensors " + PrintableName.of(name));
        }
    }

    boolean has(String name) {
        return tensors.containsKey(name);
    }

    /** The types in the file. */
    List<String> types() {
        return new ArrayList<>(
                new TreeSet<>(tensors.values().stream().map(LazyTensor::dtype).toList()));
    }

    /** The tensors of the configuration's network in its own order. */
    Map<String, LazyTensor> complete(StyleGan2Config config) {
        Map<String, LazyTensor> left = new LinkedHashMap<>(tensors);
        Map<String, LazyTensor> complete = new LinkedHashMap<>();
        shapes(config).forEach((name, shape) -> complete.put(name, fitting(name, shape, left.remove(name))));
        for (String name : left.keySet()) {
            throw new UserError(origin + ": tensor " + PrintableName.of(name)
                    + " is not part of a network with these settings (" + summary(config) + ")");
        }
        return Collections.unmodifiableMap(complete);
    }

    private LazyTensor fitting(String name, long[] shape, @Nullable LazyTensor tensor) {
        if (tensor == null) {
            throw new UserError(origin + ": tensor " + name + " is missing");
        }
        if (!Arrays.equals(ones(tensor.shape()), ones(shape))) {
            throw new UserError(origin + ": tensor " + name + " has the shape " + Arrays.toString(tensor.shape())
                    + "; the file's settings ask for " + Arrays.toString(shape));
        }
        return Arrays.equals(tensor.shape(), shape) ? tensor : DerivedTensor.reshaped(tensor, shape);
    }

    /** A shape of one element is any shape of one element; otherwise shapes must be the same. */
    private static long[] ones(long[] shape) {
        return Arrays.stream(shape).allMatch(s -> s == 1) ? new long[0] : shape;
    }

    private static String summary(StyleGan2Config c) {
        return c.resolution() + " px, channels " + c.channelBase() + " / " + c.channelMax() + ", " + c.mappingLayers()
                + " mapping layers, " + c.architecture() + (c.cDim() > 0 ? ", " + c.cDim() + " labels" : "");
    }

    /** Names and shapes of a network's tensors. */
    static Map<String, long[]> shapes(StyleGan2Config c) {
        Map<String, long[]> shapes = new LinkedHashMap<>();
        int labels = c.cDim() > 0 ? c.wDim() : 0;
        if (c.cDim() > 0) {
            add(shapes, "mapping.embed.weight", c.wDim(), c.cDim());
            add(shapes, "mapping.embed.bias", c.wDim());
        }
        for (int i = 0; i < c.mappingLayers(); i++) {
            add(shapes, "mapping.fc" + i + ".weight", c.wDim(), i == 0 ? c.zDim() + labels : c.wDim());
            add(shapes, "mapping.fc" + i + ".bias", c.wDim());
        }
        add(shapes, "mapping.w_avg", c.wDim());
        add(shapes, "synthesis.b4.const", c.channels(4), 4, 4);
        for (int r = 4; r <= c.resolution(); r *= 2) {
            String block = "synthesis.b" + r;
            if (r > 4) {
                layer(shapes, c, block + ".conv0", c.channels(r / 2), r);
            }
            layer(shapes, c, block + ".conv1", c.channels(r), r);
            if (c.architecture() == Architecture.SKIP || r == c.resolution()) {
                add(shapes, block + ".torgb.weight", 3, c.channels(r), 1, 1);
                add(shapes, block + ".torgb.bias", 3);
                affine(shapes, c, block + ".torgb", c.channels(r));
            }
            if (c.architecture() == Architecture.RESNET && r > 4) {
                add(shapes, block + ".skip.weight", c.channels(r), c.channels(r / 2), 1, 1);
            }
        }
        return shapes;
    }

    private static void layer(Map<String, long[]> shapes, StyleGan2Config c, String name, int inputs, int r) {
        add(shapes, name + ".weight", c.channels(r), inputs, 3, 3);
        add(shapes, name + ".bias", c.channels(r));
        add(shapes, name + ".noise_const", r, r);
        add(shapes, name + ".noise_strength", 1);
        affine(shapes, c, name, inputs);
    }

    private static void affine(Map<String, long[]> shapes, StyleGan2Config c, String name, int inputs) {
        add(shapes, name + ".affine.weight", inputs, c.wDim());
        add(shapes, name + ".affine.bias", inputs);
    }

    private static void add(Map<String, long[]> shapes, String name, long... shape) {
        shapes.put(name, shape);
    }
}
