package org.facegap.models.external;

import java.nio.file.Path;
import org.facegap.core.UserError;

/** Outputs that are numbers. */
final class FiniteValues {
    private FiniteValues() {}

    /** @throws UserError when one is not finite */
    static float[] checked(float[] values, Path file, String output) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new UserError(file + ": output " + output + " holds " + value
                        + "; range, mean and std of its card may be wrong, or the model is broken");
            }
        }
        return values;
    }
}
