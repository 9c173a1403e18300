package org.facegap.suite.config;

import java.util.List;
import org.facegap.core.config.ByKey;

/** One training set of a suite. */
@ByKey("source")
public sealed interface ArmConfig permits GeneratedArm, WorldArm, DatasetArm {
    /** Letters, digits, dots and dashes; shown in the report. */
    String name();

    /** Where the images come from. */
    String source();

    /** Shares of the groups. */
    String composition();

    /** Whether every training seed has images of its own. */
    default boolean resampleData() {
        return false;
    }

    /** What is wrong with a name, {@code name: what is wrong}; nothing for a good one. */
    static List<String> broken(String name) {
        return name.matches("[A-Za-z0-9][A-Za-z0-9.-]{0,39}")
                ? List.of()
                : List.of("name: 1 to 40 letters, digits, dots and dashes, beginning with a letter or digit, found '"
                        + name + "'");
    }
}
