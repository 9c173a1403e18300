package org.facegap.models.gradient;

import java.util.ArrayList;
import java.util.List;
import org.facegap.models.attributes.ClassifierConfig;
import org.facegap.models.network.NetworkWriter;
import org.facegap.models.network.NetworkWriter.Method;

/**
 * What lies between a generator and an attribute network, and after it. Methods: {@code widen(w)}: [N, wDim] to [N, numWs,
 * wDim]; {@code seen(g)}: images about -1..1 to what the attribute network is given, 0..1 at its side; {@code
 * gradient(logits, penalty, x)}: per row log p, [N], and its derivative by x, of x's shape, where penalty [N, outputs] is 0 at
 * the values that count and very low at the others.
 */
final class LabelScript {
    private LabelScript() {}

    static List<String> methods(int layers, int from, ClassifierConfig spec) {
        NetworkWriter writer = new NetworkWriter("label gradient");
        Method widen = writer.method("widen", "w");
        widen.returns(widen.let("torch.repeat(torch.unsqueeze(w, 1), [1, " + layers + ", 1])"));
        Method seen = writer.method("seen", "g");
        String image = seen.let("torch.clamp(torch.add(torch.mul(g, 0.5), 0.5), 0., 1.)");
        seen.returns(brought(seen, image, from, spec.size()));
        Method gradient = writer.method("gradient", "logits", "penalty", "x");
        String total = total(gradient, spec);
        String sum = gradient.let("torch.sum(" + total + ")");
        String gradients = gradient.let("torch.grad([" + sum + "], [x], None, False, False, False)");
        gradient.returns(total, gradient.let("unchecked_cast(Tensor, " + gradients + "[0])"));
        return writer.source().methods();
    }

    /** Averages blocks of pixels, or interpolates between the centres of pixels. */
    private static String brought(Method method, String image, int from, int to) {
        if (from == to) {
            return image;
        }
        if (from < to) {
            return method.let("torch.upsample_bilinear2d(" + image + ", [" + to + ", " + to + "], False, None, None)");
        }
        String block = "[" + from / to + ", " + from / to + "]";
        return method.let("torch.avg_pool2d(" + image + ", " + block + ", " + block + ", [0, 0], False, True, None)");
    }

    /** Sum over attributes of log(sum of the probabilities of the values that count); exactly 0 where all of them do. */
    private static String total(Method method, ClassifierConfig spec) {
        String kept = method.let("torch.add(logits, penalty)");
        List<String> terms = new ArrayList<>();
        spec.attributes().forEach((attribute, values) -> {
            int begin = spec.offset(attribute);
            String range = ", 1, " + begin + ", " + (begin + values.size()) + ", 1)";
            terms.add(method.let("torch.sub(torch.logsumexp(torch.slice(" + kept + range
                    + ", [1], False), torch.logsumexp(torch.slice(logits" + range + ", [1], False))"));
        });
        return terms.stream()
                .reduce((a, b) -> method.let("torch.add(" + a + ", " + b + ")"))
                .orElseThrow(() -> new IllegalArgumentException("an attribute network without attributes"));
    }
}
