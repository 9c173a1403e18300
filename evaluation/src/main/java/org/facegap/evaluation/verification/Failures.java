package org.facegap.evaluation.verification;

import java.util.Locale;
import org.facegap.core.UserError;

/** What a pair counts for when one of its images gave no template. */
public enum Failures {
    /** It is left out of FMR and FNMR and shows in the failure rate alone, as in bob.measure. */
    EXCLUDE,
    /** It is a comparison that does not match: an error when it is genuine, none when it is an impostor. NIST's FNMR. */
    NONMATCH;

    /** @throws UserError when there is no such switch */
    public static Failures named(String name) {
        for (Failures failures : values()) {
            if (failures.toString().equals(name)) {
                return failures;
            }
        }
        throw UserError.usage("failures: '" + name + "' is not one of exclude, nonmatch");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
