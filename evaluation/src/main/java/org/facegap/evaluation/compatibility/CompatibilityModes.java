package org.facegap.evaluation.compatibility;

import java.util.List;

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
}
