package org.facegap.models.stylegan2;

import org.facegap.models.network.NetworkWriter.Method;
import org.facegap.models.network.ParameterSpec.Init;

/** Where a synthesis script takes its weights from. */
interface ScriptWeights {
    /** A parameter of the checkpoint; its identifier in the scripts that see parameters. */
    String parameter(String name, Init init, boolean trainable, long... shape);

    /**
     * An expression of parameters alone.
     *
     * @return the variable that holds it in {@code method}: computed there, or once for all calls
     */
    String derived(Method method, String expression);
}
