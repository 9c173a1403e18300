package org.facegap.models.external;

import java.util.Optional;
import org.facegap.core.UserError;

/**
 * Whether this process has an ONNX Runtime. It is used by its own Java API, not by DJL's wrapper, which does not tell the
 * types and shapes of inputs and outputs, has no switch for deterministic computation, gives every result as an array of a
 * second engine, and loads a library of custom operators when it finds one.
 */
public final class OnnxRuntime {
    private OnnxRuntime() {}

    /** Its version; empty when this build has none, or it does not run here. */
    public static Optional<String> version() {
        try {
            return Optional.of(require());
        } catch (UserError e) {
            return Optional.empty();
        }
    }

    /**
     * Its version.
     *
     * @throws UserError when this build has no ONNX Runtime, or it does not run here
     */
    public static String require() {
        try {
            return OnnxLibrary.environment().getVersion();
        } catch (NoClassDefFoundError e) {
            throw new UserError(
                    "this build has no ONNX Runtime, which ONNX models need; build it without -Dno.onnx", e);
        } catch (LinkageError e) {
            throw new UserError("the ONNX Runtime does not start here: " + e.getMessage(), e);
        }
    }
}
