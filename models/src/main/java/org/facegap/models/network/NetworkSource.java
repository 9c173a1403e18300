package org.facegap.models.network;

import java.util.List;

/**
 * A network as data: its parameters in order and the methods that take its inputs followed by all parameters.
 *
 * @param name what it is, for messages
 * @param parameters in the order every method takes them
 * @param methods TorchScript source of each method
 */
public record NetworkSource(String name, List<ParameterSpec> parameters, List<String> methods) {
    /** Copies the lists. */
    public NetworkSource {
        parameters = List.copyOf(parameters);
        methods = List.copyOf(methods);
    }
}
