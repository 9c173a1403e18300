package org.facegap.core.words;

import java.util.Locale;
import java.util.Set;

/** Words and codes that stand where something is not known, beside the empty field and {@code NaN}, {@code NA}, {@code null}. */
public final class StandInWords {
    private static final Set<String> UNKNOWN = Set.of(
            "unknown",
            "unk",
            "unidentified",
            "undefined",
            "unspecified",
            "undetermined",
            "notknown",
            "notavailable",
            "n.a.",
            "?",
            "??",
            "-",
            "--");

    /** Where nobody is meant; of labels these may be classes. */
    private static final Set<String> NOBODY = Set.of("-1", "-99", "-999", "anonymous", "nobody", "x");

    private StandInWords() {}

    /** Whether a label says that nobody knows it, however it is spelt. */
    public static boolean isUnknown(String label) {
        return UNKNOWN.contains(Spelling.plain(label));
    }

    /** Whether the name of an identity says that nobody knows who it is. */
    public static boolean isNobody(String identity) {
        return isUnknown(identity) || NOBODY.contains(identity.toLowerCase(Locale.ROOT));
    }
}
