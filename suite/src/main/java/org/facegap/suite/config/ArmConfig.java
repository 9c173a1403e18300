package org.facegap.suite.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.facegap.core.config.ByKey;

/** One training set of a suite. */
@ByKey("source")
public sealed interface ArmConfig permits GeneratedArm, WorldArm, DatasetArm, SameArm, MixArm {
    /** Letters, digits, dots and dashes; shown in the report. */
    String name();

    /** Where the images come from. */
    String source();

    /** Shares of the groups. */
    String composition();

    /** What differs from the training that all arms share. */
    ArmTraining training();

    /** Names of the arms that it needs, each with the key that names it. */
    default Map<String, String> needs() {
        Map<String, String> needs = new LinkedHashMap<>();
        if (this instanceof SameArm same) {
            needs.put("of", same.of());
        } else if (this instanceof MixArm mix) {
            mix.of().keySet().forEach(arm -> needs.put("of." + arm, arm));
        }
        if (training().init() != null) {
            needs.put("training.init", training().init());
        }
        return needs;
    }

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
