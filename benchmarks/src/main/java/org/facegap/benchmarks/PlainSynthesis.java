package org.facegap.benchmarks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.engine.ScriptModule;
import org.facegap.models.stylegan2.StyleGan2Config;

/**
 * StyleGAN2 as a port would do it first, to measure against: layer by layer, float32, every image's modulated weights in
 * a grouped convolution, upsampling by inserted zeros. Random weights of a skip network, constant noise.
 */
final class PlainSynthesis implements AutoCloseable {
    private static final String SCRIPT = """
              def modulated(self, x: Tensor, w: Tensor, s: Tensor) -> Tensor:
                n = torch.size(x, 0)
                out = torch.size(w, 0)
                own = torch.mul(torch.unsqueeze(w, 0), torch.reshape(s, [n, 1, -1, 1, 1]))
                d = torch.rsqrt(torch.add(torch.sum(torch.mul(own, own), [2, 3, 4], True), 1.0e-08))
                own = torch.mul(own, d)
                grouped = torch.reshape(own, [torch.mul(n, out), torch.size(w, 1), 3, 3])
                wide = torch.reshape(x, [1, torch.mul(n, torch.size(x, 1)), torch.size(x, 2), torch.size(x, 3)])
                y = torch.conv2d(wide, grouped, None, [1, 1], [1, 1], [1, 1], n)
                return torch.reshape(y, [n, out, torch.size(y, 2), torch.size(y, 3)])
              def zeros(self, x: Tensor) -> Tensor:
                n = torch.size(x, 0)
                c = torch.size(x, 1)
                h = torch.size(x, 2)
                p = torch.constant_pad_nd(torch.reshape(x, [n, c, h, 1, h, 1]), [0, 1, 0, 0, 0, 1], 0)
                return torch.reshape(p, [n, c, torch.mul(h, 2), torch.mul(h, 2)])
              def filter(self, x: Tensor, f: Tensor) -> Tensor:
                c = torch.size(x, 1)
                y = torch.constant_pad_nd(x, [2, 1, 2, 1], 0)
                return torch.conv2d(y, torch.repeat(f, [c, 1, 1, 1]), None, [1, 1], [0, 0], [1, 1], c)
              def noise(self, x: Tensor, image: Tensor, strength: Tensor) -> Tensor:
                return torch.add(x, torch.mul(image, strength))
              def bias(self, x: Tensor, b: Tensor) -> Tensor:
                return torch.add(x, torch.reshape(b, [1, -1, 1, 1]))
              def activate(self, x: Tensor) -> Tensor:
                return torch.mul(torch.leaky_relu(x, 0.2), 1.4142135)
              def rgb(self, x: Tensor, w: Tensor, s: Tensor, b: Tensor) -> Tensor:
                y = torch.conv2d(torch.mul(x, torch.unsqueeze(torch.unsqueeze(s, 2), 3)), w, b, [1, 1], [0, 0], [1, 1], 1)
                return y
              def affine(self, w: Tensor, a: Tensor, b: Tensor) -> Tensor:
                return torch.linear(w, a, b)
            """;

    private final StyleGan2Config config;
    private final NDManager manager;
    private final ScriptModule script;
    private final NDArray constant;
    private final NDArray filter;
    private final List<Layer> layers = new ArrayList<>();
    private final List<Layer> images = new ArrayList<>();

    private record Layer(
            NDArray weight,
            NDArray affine,
            NDArray affineBias,
            NDArray bias,
            NDArray noise,
            NDArray strength,
            boolean up) {}

    PlainSynthesis(EngineRuntime runtime, StyleGan2Config config) {
        this.config = config;
        this.manager = runtime.newManager();
        this.script = ScriptModule.compile(runtime, List.of(SCRIPT));
        this.constant = manager.randomNormal(new Shape(1, config.channels(4), 4, 4));
        float[] taps = new float[16];
        double[] row = {1, 3, 3, 1};
        for (int i = 0; i < 16; i++) {
            taps[i] = (float) (row[i / 4] * row[i % 4] / 16);
        }
        this.filter = manager.create(taps, new Shape(1, 1, 4, 4));
        for (int r = 4; r <= config.resolution(); r *= 2) {
            int out = config.channels(r);
            if (r > 4) {
                layers.add(layer(out, config.channels(r / 2), 3, r, true));
            }
            layers.add(layer(out, out, 3, r, false));
            images.add(layer(3, out, 1, r, false));
        }
    }

    private Layer layer(int out, int in, int kernel, int r, boolean up) {
        return new Layer(
                manager.randomNormal(new Shape(out, in, kernel, kernel)),
                manager.randomNormal(new Shape(in, config.wDim())).mul((float) (1 / Math.sqrt(config.wDim()))),
                manager.ones(new Shape(in)),
                manager.zeros(new Shape(out)),
                manager.randomNormal(new Shape(1, 1, r, r)),
                manager.create(0.1f),
                up);
    }

    /**
     * Images of random w's.
     *
     * @return mean of all values, so that the work cannot be left out
     */
    double run(int batch) {
        try (NDManager scope = manager.newSubManager()) {
            NDArray w = scope.randomNormal(new Shape(batch, config.wDim()));
            NDArray x = scope.ones(new Shape(batch, 1, 1, 1)).mul(constant);
            NDArray raster = scope.zeros(new Shape(batch, 3, 2, 2));
            int at = 0;
            for (int block = 0; block < images.size(); block++) {
                for (int i = block == 0 ? 1 : 0; i < 2; i++) {
                    x = styled(scope, x, w, layers.get(at++));
                }
                raster = image(scope, x, raster, w, images.get(block));
            }
            return raster.mean().getFloat();
        }
    }

    /** A layer in a manager of its own, so that what it needed on the way is freed before the next one. */
    private NDArray styled(NDManager scope, NDArray input, NDArray w, Layer layer) {
        try (NDManager step = scope.newSubManager()) {
            NDArray s = call(step, "affine", w, layer.affine, layer.affineBias);
            NDArray x = layer.up ? replaced(call(step, "zeros", input), input) : input;
            x = replaced(call(step, "modulated", x, layer.weight, s), x);
            if (layer.up) {
                x = replaced(call(step, "filter", x, filter), x);
            }
            x = replaced(call(step, "noise", x, layer.noise, layer.strength), x);
            x = replaced(call(step, "bias", x, layer.bias), x);
            x = replaced(call(step, "activate", x), x);
            x.attach(scope);
            return x;
        }
    }

    private NDArray image(NDManager scope, NDArray x, NDArray smaller, NDArray w, Layer layer) {
        try (NDManager step = scope.newSubManager()) {
            NDArray s = call(step, "affine", w, layer.affine, layer.affineBias);
            NDArray own = call(step, "rgb", x, layer.weight, s, layer.bias);
            NDArray zeros = replaced(call(step, "zeros", smaller), smaller);
            NDArray larger = replaced(call(step, "filter", zeros, filter), zeros);
            NDArray sum = larger.add(own);
            sum.attach(scope);
            return sum;
        }
    }

    /** The new array, after the one it was made of has been freed. */
    private static NDArray replaced(NDArray made, NDArray from) {
        from.close();
        return made;
    }

    private NDArray call(NDManager scope, String method, NDArray... arguments) {
        return script.call(scope, method, new NDList(arguments), false).singletonOrThrow();
    }

    @Override
    public void close() {
        script.close();
        manager.close();
    }
}
