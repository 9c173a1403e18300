package org.facegap.trainer.fit;

import static org.facegap.models.network.NetworkWriter.number;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.List;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.engine.ScriptModule;
import org.facegap.models.network.ScriptNetwork;

/**
 * How far a generated image is from its target: squared error on four pyramid levels, weighted up where the target has
 * detail, squared error of image gradients, and the relative squared distance of the activations and of the outputs
 * (embedding, logits) of frozen networks.
 * Squares, because fits with absolute errors left the eyes out; probably since an absolute error is least at the median, and
 * at almost every pixel the median face has no eye there. Images are [N, 3, s, s], generated about -1..1, target 0..1.
 */
final class ImageLoss implements AutoCloseable {
    private final ScriptModule script;
    private final List<ScriptNetwork> featureNetworks;
    private final double featureWeight;
    private final double outputWeight;

    ImageLoss(EngineRuntime runtime, FitConfig recipe, List<ScriptNetwork> featureNetworks) {
        this.featureNetworks = List.copyOf(featureNetworks);
        this.featureWeight = recipe.features();
        this.outputWeight = recipe.outputs();
        for (ScriptNetwork network : featureNetworks) {
            network.parameterNames()
                    .forEach(n -> network.parameterOf(n).getArray().setRequiresGradient(false));
        }
        String pixels = String.join(
                "\n",
                "  def pixels(self, g: Tensor, target: Tensor) -> Tensor:",
                "    f0 = torch.add(torch.mul(g, 0.5), 0.5)",
                "    low = torch.avg_pool2d(target, [5, 5], [1, 1], [2, 2], False, False, None)",
                "    fine = torch.mean(torch.abs(torch.sub(target, low)), [1], True)",
                "    weight = torch.add(torch.mul(torch.div(fine, torch.add(torch.mean(fine, [1, 2, 3], True),"
                        + " 1.0e-03)), "
                        + number(recipe.detail() * 0.25) + "), 1.0)",
                "    s0 = torch.sub(f0, target)",
                "    l0 = torch.mean(torch.mul(torch.mul(s0, s0), weight))",
                "    s1 = torch.avg_pool2d(s0, [2, 2], [2, 2], [0, 0], False, True, None)",
                "    s2 = torch.avg_pool2d(s1, [2, 2], [2, 2], [0, 0], False, True, None)",
                "    s3 = torch.avg_pool2d(s2, [2, 2], [2, 2], [0, 0], False, True, None)",
                "    l1 = torch.add(torch.add(torch.mean(torch.mul(s1, s1)), torch.mean(torch.mul(s2, s2))),"
                        + " torch.mean(torch.mul(s3, s3)))",
                "    dx = torch.sub(torch.slice(s0, 3, 1, 1000000, 1), torch.slice(s0, 3, 0, -1, 1))",
                "    dy = torch.sub(torch.slice(s0, 2, 1, 1000000, 1), torch.slice(s0, 2, 0, -1, 1))",
                "    e = torch.add(torch.mean(torch.mul(dx, dx)), torch.mean(torch.mul(dy, dy)))",
                "    return torch.mul(torch.add(torch.add(l0, l1), torch.mul(e, " + number(recipe.edges())
                        + ")), 10.0)",
                "");
        String unit = "  def unit(self, g: Tensor) -> Tensor:\n    return torch.add(torch.mul(g, 0.5), 0.5)\n";
        String distance = String.join(
                "\n",
                "  def distance(self, a: Tensor, b: Tensor) -> Tensor:",
                "    d = torch.sub(a, b)",
                "    return torch.div(torch.mean(torch.mul(d, d)), torch.add(torch.mean(torch.mul(b, b)), 1.0e-03))",
                "");
        script = ScriptModule.compile(runtime, List.of(pixels, unit, distance));
    }

    NDArray of(NDManager manager, NDArray generated, NDArray target) {
        NDArray loss = one(manager, "pixels", generated, target);
        if (featureNetworks.isEmpty() || featureWeight + outputWeight == 0) {
            return loss;
        }
        NDArray image =
                script.call(manager, "unit", new NDList(generated), true).singletonOrThrow();
        for (ScriptNetwork network : featureNetworks) {
            if (featureWeight > 0) {
                loss = loss.add(distance(manager, network, "features", image, target)
                        .mul(manager.create((float) featureWeight)));
            }
            if (outputWeight > 0) {
                loss = loss.add(
                        distance(manager, network, "infer", image, target).mul(manager.create((float) outputWeight)));
            }
        }
        return loss;
    }

    /** Mean distance of what a method gives for the two images, divided by the number of networks. */
    private NDArray distance(NDManager manager, ScriptNetwork network, String method, NDArray image, NDArray target) {
        NDList found = network.runWithGradient(manager, method, image);
        NDList wanted = network.runWithGradient(manager, method, target);
        NDArray sum = one(manager, "distance", found.get(0), wanted.get(0));
        for (int i = 1; i < found.size(); i++) {
            sum = sum.add(one(manager, "distance", found.get(i), wanted.get(i)));
        }
        // Factors are arrays of the step: DJL frees a plain number before the gradient is taken.
        return sum.mul(manager.create(1f / (found.size() * featureNetworks.size())));
    }

    private NDArray one(NDManager manager, String method, NDArray a, NDArray b) {
        return script.call(manager, method, new NDList(a, b), true).singletonOrThrow();
    }

    @Override
    public void close() {
        script.close();
    }
}
