package org.facegap.models.external;

import static org.facegap.models.external.OnnxMessage.attribute;
import static org.facegap.models.external.OnnxMessage.model;
import static org.facegap.models.external.OnnxMessage.node;
import static org.facegap.models.external.OnnxMessage.tensor;
import static org.facegap.models.external.OnnxMessage.value;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Networks of a few hundred weights, written here. What they say means nothing, or is plain to see. */
final class TinyOnnx {
    static final int SIDE = 16;
    static final int DIMENSION = 12;

    private TinyOnnx() {}

    private static float[] normal(long seed, int count, double deviation) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (random.nextGaussian() * deviation);
        }
        return values;
    }

    /** {@code image} [N, 3, 16, 16] to {@code vector} [N, 12]: convolution, rectifier, linear layer, random weights. */
    static byte[] embedder(long seed) {
        return embedder(seed, SIDE, 6);
    }

    /** The same for images of another side, which is cut into 4 x 4 squares. */
    static byte[] embedder(long seed, int side, int channels) {
        int square = side / 4;
        int flat = channels * 4 * 4;
        OnnxMessage graph = new OnnxMessage()
                .message(
                        1,
                        node(
                                "Conv",
                                "image kernels",
                                "map",
                                attribute("strides", new long[] {square, square}),
                                attribute("kernel_shape", new long[] {square, square})))
                .message(1, node("Relu", "map", "rectified"))
                .message(1, node("Flatten", "rectified", "flat", attribute("axis", 1)))
                .message(1, node("Gemm", "flat weights bias", "vector", attribute("transB", 1)))
                .text(2, "embedder")
                .message(
                        5,
                        tensor(
                                "kernels",
                                normal(seed, channels * 3 * square * square, 0.2),
                                channels,
                                3,
                                square,
                                square))
                .message(5, tensor("weights", normal(seed + 1, DIMENSION * flat, 0.2), DIMENSION, flat))
                .message(5, tensor("bias", normal(seed + 2, DIMENSION, 0.02), DIMENSION))
                .message(11, value("image", "N", 3, side, side))
                .message(12, value("vector", "N", DIMENSION));
        return model(graph).toBytes();
    }

    /**
     * {@code image} [N, 3, 16, 16] to {@code logits} [N, 2]: {@code -steep (m - threshold)} and {@code steep (m -
     * threshold)}, m being the weighted mean of the three channels.
     */
    static byte[] brightness(float[] channelWeights, float threshold, float steep) {
        return brightness(channelWeights, threshold, steep, SIDE);
    }

    /** The same for images of another side. */
    static byte[] brightness(float[] channelWeights, float threshold, float steep, int side) {
        float[] weights = new float[6];
        for (int c = 0; c < 3; c++) {
            weights[c] = -steep * channelWeights[c];
            weights[3 + c] = steep * channelWeights[c];
        }
        OnnxMessage graph = new OnnxMessage()
                .message(1, node("GlobalAveragePool", "image", "mean"))
                .message(1, node("Flatten", "mean", "flat", attribute("axis", 1)))
                .message(1, node("Gemm", "flat weights bias", "logits", attribute("transB", 1)))
                .text(2, "brightness")
                .message(5, tensor("weights", weights, 2, 3))
                .message(5, tensor("bias", new float[] {steep * threshold, -steep * threshold}, 2))
                .message(11, value("image", "N", 3, side, side))
                .message(12, value("logits", "N", 2));
        return model(graph).toBytes();
    }

    /**
     * A detector like SCRFD, {@code image} [1, 3, 32, 32] to {@code scores}, {@code boxes} and {@code points} of one stride of
     * 8: the same face in the middle of every image whose mean is above a half, and none in darker ones.
     */
    static byte[] detector() {
        int anchors = 16;
        int middle = 5;
        float[] weights = new float[3 * anchors];
        float[] bias = new float[anchors];
        Arrays.fill(bias, -20);
        Arrays.fill(weights, 3 * middle, 3 * middle + 3, 20);
        bias[middle] = -30;
        float[] boxes = new float[4 * anchors];
        Arrays.fill(boxes, 4 * middle, 4 * middle + 2, 0.5f);
        Arrays.fill(boxes, 4 * middle + 2, 4 * middle + 4, 2.5f);
        float[] points = new float[10 * anchors];
        System.arraycopy(new float[] {0.2f, 0.4f, 1.8f, 0.4f, 1, 1.2f, 0.4f, 2, 1.6f, 2}, 0, points, 10 * middle, 10);
        OnnxMessage graph = new OnnxMessage()
                .message(1, node("GlobalAveragePool", "image", "mean"))
                .message(1, node("Flatten", "mean", "flat", attribute("axis", 1)))
                .message(1, node("Gemm", "flat weights bias", "logits", attribute("transB", 1)))
                .message(1, node("Sigmoid", "logits", "scores"))
                .message(1, constantNode("boxes", tensor("", boxes, 1, anchors, 4)))
                .message(1, constantNode("points", tensor("", points, 1, anchors, 10)))
                .text(2, "detector")
                .message(5, tensor("weights", weights, anchors, 3))
                .message(5, tensor("bias", bias, anchors))
                .message(11, value("image", 1, 3, 32, 32))
                .message(12, value("scores", 1, anchors))
                .message(12, value("boxes", 1, anchors, 4))
                .message(12, value("points", 1, anchors, 10));
        return model(graph).toBytes();
    }

    /**
     * A detector like SCRFD that always sees two faces: a large one in the upper left of its 64 x 64 pixels, with its middle at
     * (16, 16), and a small one, less sure, in the middle at (32, 32).
     */
    static byte[] crowd() {
        int anchors = 64;
        float[] scores = new float[anchors];
        float[] boxes = new float[4 * anchors];
        float[] points = new float[10 * anchors];
        face(scores, boxes, points, 2 * 8 + 2, 0.9f, 2);
        face(scores, boxes, points, 4 * 8 + 4, 0.6f, 1);
        return constant(
                64, 64, new String[] {"scores", "boxes", "points"}, new float[][] {scores, boxes, points}, new int[] {
                    1, 4, 10
                });
    }

    private static void face(float[] scores, float[] boxes, float[] points, int anchor, float score, float halfSide) {
        scores[anchor] = score;
        Arrays.fill(boxes, 4 * anchor, 4 * anchor + 4, halfSide);
        float[] place = {-0.4f, -0.4f, 0.4f, -0.4f, 0, 0, -0.3f, 0.5f, 0.3f, 0.5f};
        for (int i = 0; i < 10; i++) {
            points[10 * anchor + i] = place[i] * halfSide;
        }
    }

    /** {@code image} of any four axes to {@code same}, all numbers of an image in one row: shows what a network is given. */
    static byte[] echo(Object... dimensions) {
        OnnxMessage graph = new OnnxMessage()
                .message(1, node("Flatten", "image", "same", attribute("axis", 1)))
                .text(2, "echo")
                .message(11, value("image", dimensions))
                .message(12, value("same", dimensions[0], "M"));
        return model(graph).toBytes();
    }

    /** Any input to outputs that are always the same; {@code outputs[i]} has the shape {@code [1, n, width[i]]}. */
    static byte[] constant(int width, int height, String[] names, float[][] outputs, int[] widths) {
        OnnxMessage graph = new OnnxMessage();
        for (int i = 0; i < names.length; i++) {
            OnnxMessage values = tensor("", outputs[i], 1, outputs[i].length / widths[i], widths[i]);
            graph.message(1, constantNode(names[i], values));
        }
        graph.text(2, "constant").message(11, value("image", 1, 3, height, width));
        for (int i = 0; i < names.length; i++) {
            graph.message(12, value(names[i], 1, outputs[i].length / widths[i], widths[i]));
        }
        return model(graph).toBytes();
    }

    private static OnnxMessage constantNode(String output, OnnxMessage tensor) {
        return new OnnxMessage().text(2, output).text(4, "Constant").message(5, attribute("value", tensor));
    }
}
