package org.facegap.suite.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.facegap.core.UserError;
import org.facegap.core.files.DiskErrors;
import org.jspecify.annotations.Nullable;

/** Tells failures an identity can mend from faults of this program. */
final class StageFailure {
    private StageFailure() {}

    /** The sentence for a failure of a stage; null when it is a fault of this program. */
    static @Nullable String sentence(Throwable failure, Path suiteDir) {
        if (failure instanceof UserError error) {
            return error.getMessage();
        }
        if (failure instanceof IOException e) {
            return DiskErrors.writing(suiteDir, e).getMessage();
        }
        if (failure instanceof OutOfMemoryError) {
            return "not enough memory: the Java heap of " + Runtime.getRuntime().maxMemory() / (1 << 20)
                    + " MiB is full; give it more (FACEGAP_HEAP=6g ./facegap ...) or make the training sets smaller";
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            if (message.contains("out of memory") || message.contains("not enough memory")) {
                return "not enough memory on the device: lower the batch or the network, or use another device";
            }
        }
        return null;
    }
}
