package org.facegap.generator.search;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What became of a candidate.
 *
 * @param outcome accepted, or the first rule it broke
 * @param group the group it was read as; null when it is in none that is wanted or was not rendered
 * @param seen what rendering showed; null when it was not rendered
 */
public record Assessment(
        Outcome outcome, @Nullable String group, @Nullable Observation seen) {
    /** Ends of a candidate, in the order of the rules. */
    public enum Outcome {
        /** Its w lies too far out, or no face was found in its image. */
        NO_FACE,
        /** Read as none of the wanted groups, or as another than it was bred for. */
        OTHER_GROUP,
        /** Read as a wanted group, but not surely enough. */
        UNSURE_LABEL,
        /** Its group has all it needs. */
        GROUP_FULL,
        /** Too like an identity of this run. */
        TOO_ALIKE,
        /** Accepted by its bracket, but too like an identity of another bracket. */
        ALIKE_ELSEWHERE,
        /** Accepted, but its further images did not pass. */
        DROPPED,
        /** A new identity. */
        ACCEPTED;

        /** As reports write it, for example {@code too alike}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }
}
