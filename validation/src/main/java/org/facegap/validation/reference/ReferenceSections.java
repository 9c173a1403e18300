package org.facegap.validation.reference;

import java.util.List;

/** All sections, in the order of the table. */
public final class ReferenceSections {
    private ReferenceSections() {}

    /** A new section is added here. */
    public static List<ReferenceSection> all() {
        return List.of(
                new ToyDifferentialSection(),
                new BobMeasureSection(),
                new BobExtrasSection(),
                new BobBioSection(),
                new PyeerSection(),
                new DeepfaceSection(),
                new RfwSection(),
                new RfwThresholdSection(),
                new AequitasFigures(),
                new FairlearnFigures(),
                new Aif360Figures(),
                new ChanceSection());
    }
}
