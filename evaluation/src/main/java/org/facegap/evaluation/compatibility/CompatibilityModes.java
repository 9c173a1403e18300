package org.facegap.evaluation.compatibility;

import java.util.List;
import org.facegap.core.UserError;
import org.facegap.core.config.Nearest;

/** All modes by name. */
public final class CompatibilityModes {
    private static final List<CompatibilityMode> ALL = List.of(
            new InsightfaceMode(),
            new BobMode(),
            new PyeerMode(),
            new LfwOfficialMode(),
            new FacexZooMode(),
            new BosarisMode(),
            new SklearnMode());

    private CompatibilityModes() {}

    /** Every mode. */
    public static List<CompatibilityMode> all() {
        return ALL;
    }

    /** Their names. */
    public static List<String> names() {
        return ALL.stream().map(CompatibilityMode::name).toList();
    }

    /** @throws UserError when there is no such mode; names the nearest */
    public static CompatibilityMode named(String name) {
        for (CompatibilityMode mode : ALL) {
            if (mode.name().equals(name)) {
                return mode;
            }
        }
        String nearest = Nearest.of(name, names());
        throw UserError.usage("There is no compatibility mode '" + name + "'"
                + (nearest == null ? "" : "; did you mean " + nearest + "?") + " The modes are "
                + String.join(", ", names()) + ".");
    }
}
