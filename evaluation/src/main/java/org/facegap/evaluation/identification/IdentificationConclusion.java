package org.facegap.evaluation.identification;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.facegap.core.estimate.PValue;
import org.facegap.core.random.Seeds;
import org.facegap.evaluation.uncertainty.ClusteredRate;
import org.facegap.evaluation.uncertainty.OmnibusTest;
import org.jspecify.annotations.Nullable;

/** What was found between groups of probes, in one sentence; where nothing was compared it says so and why. */
final class IdentificationConclusion {
    private static final double LEVEL = 0.05;
    private static final int DRAWS = 2000;

    private final List<String> names = new ArrayList<>();
    private final List<ClusteredRate> missed = new ArrayList<>();
    private int groups;

    /** Takes a group and the share of its mated probes that were not found; null without such probes. */
    void group(String name, @Nullable ClusteredRate notFound) {
        groups++;
        if (notFound != null) {
            names.add(name);
            missed.add(notFound);
        }
    }

    String headline(int rank) {
        if (missed.size() < 2) {
            return "Nothing was compared between groups, because "
                    + (groups == 0
                            ? "the probes have no groups."
                            : groups == 1
                                    ? "all probes are of one group."
                                    : (missed.isEmpty() ? "no group" : "only " + names.get(0))
                                            + " has mated probes that gave a score.");
        }
        int best = 0;
        int worst = 0;
        for (int g = 1; g < missed.size(); g++) {
            best = missed.get(g).rate() < missed.get(best).rate() ? g : best;
            worst = missed.get(g).rate() > missed.get(worst).rate() ? g : worst;
        }
        double p =
                OmnibusTest.of(missed, DRAWS, Seeds.derive(1, "identification")).p();
        return String.format(
                Locale.ROOT,
                "Found at rank %d: from %.1f %% (%s) to %.1f %% (%s) of the mated probes, %s over %d groups: %s.",
                rank,
                100 * (1 - missed.get(worst).rate()),
                names.get(worst),
                100 * (1 - missed.get(best).rate()),
                names.get(best),
                PValue.text(p),
                missed.size(),
                p < LEVEL ? "groups differ by more than chance" : "no differential between groups is shown");
    }
}
