package org.facegap.models.external;

import java.util.List;
import java.util.Map;

/**
 * What an ONNX file says of itself, read without running it.
 *
 * @param bytes size of the file
 * @param irVersion version of the format
 * @param producer tool that wrote it
 * @param opsets operator set (the standard one is {@code ai.onnx}) to version
 * @param inputs inputs, those that have default values left out
 * @param outputs outputs
 * @param nodes operations, those in branches and functions included
 * @param parameters numbers in stored tensors
 * @param operators operator to how often it occurs
 * @param externalFiles files beside it that hold tensors
 */
public record OnnxFacts(
        long bytes,
        long irVersion,
        String producer,
        Map<String, Long> opsets,
        List<Value> inputs,
        List<Value> outputs,
        long nodes,
        long parameters,
        Map<String, Long> operators,
        List<String> externalFiles) {
    /**
     * An input or output.
     *
     * @param name in the file
     * @param type of its numbers, such as {@code float}, or what else it is
     * @param dimensions number, name, or {@code ?}, of each axis; empty when the file does not say
     */
    public record Value(String name, String type, List<String> dimensions) {}
}
