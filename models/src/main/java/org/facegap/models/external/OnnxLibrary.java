package org.facegap.models.external;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import org.facegap.core.UserError;
import org.facegap.models.engine.ProcessEnvironment;

/** The library itself; this class and {@link OnnxSession} cannot be loaded without it. */
final class OnnxLibrary {
    private OnnxLibrary() {}

    static OrtEnvironment environment() {
        // For its telemetry, which is not wanted, version 1.29 takes the command line apart by regular expressions.
        // They recurse once
        // a letter, and end the process without a word where the line is as long as a class path.
        ProcessEnvironment.set("ORT_DISABLE_TELEMETRY", "1");
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
