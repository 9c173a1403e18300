package org.facegap.models.external;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import org.facegap.core.UserError;

/** The library itself; this class and {@link OnnxSession} cannot be loaded without it. */
final class OnnxLibrary {
    private OnnxLibrary() {}

    static OrtEnvironment environment() {
        try {
            OrtEnvironment environment =
                    OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "facegap");
            environment.setTelemetry(false);
            return environment;
        } catch (OrtException | IllegalStateException e) {
            throw new UserError("the ONNX Runtime does not start here: " + e.getMessage(), e);
        }
    }
}
