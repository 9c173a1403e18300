package org.facegap.models.external;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import java.util.Optional;
import org.facegap.core.UserError;

/**
 * The ONNX Runtime of this process, by its own Java API. DJL's wrapper is not used: it does not tell the types and shapes
 * of inputs and outputs, has no switch for deterministic computation, gives every result as an array of a second engine, and
 * loads a library of custom operators when it finds one.
 */
public final class OnnxRuntime {
    private OnnxRuntime() {}

    /** Its version; empty when this build has none, or it does not run here. */
    public static Optional<String> version() {
        try {
            return Optional.of(environment().getVersion());
        } catch (UserError e) {
            return Optional.empty();
        }
    }

    /** @throws UserError when this build has no ONNX Runtime, or it does not run here */
    static OrtEnvironment environment() {
        try {
            OrtEnvironment environment =
                    OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "facegap");
            environment.setTelemetry(false);
            return environment;
        } catch (NoClassDefFoundError e) {
            throw new UserError(
                    "this build has no ONNX Runtime, which ONNX models need; build it without -Dno.onnx", e);
        } catch (LinkageError | OrtException | IllegalStateException e) {
            throw new UserError("the ONNX Runtime does not start here: " + e.getMessage(), e);
        }
    }
}
