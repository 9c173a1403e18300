package org.facegap.reports.paper;

import java.util.List;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.suite.ArmResults;
import org.facegap.reports.document.Cell;
import org.facegap.reports.document.Table;
import org.facegap.reports.document.TableOf;

/** What each training set cost to make. */
final class SearchCostTable implements PaperTables.Paper {
    @Override
    public List<Table> of(Figures figures) {
        if (figures.arms().stream().allMatch(arm -> arm.cost().renders() == 0)) {
            return List.of();
        }
        return List.of(TableOf.<ArmResults>captioned("Cost of each training set, in numbers that do not depend on the"
                        + " machine: images rendered, images kept, and images rendered for one identity")
                .id("search-cost")
                .text("Training set", "arm", ArmResults::name)
                .text("Method", "method", ArmResults::method)
                .count("Rendered", "renders", arm -> arm.cost().renders())
                .count("Kept", "accepted", arm -> arm.cost().accepted())
                .number("Rendered per identity", "renders_per_identity", SearchCostTable::perIdentity)
                .count("Identities", "identities", arm -> arm.composition().identities())
                .rows(figures.arms())
                .build());
    }

    private static Cell perIdentity(ArmResults arm) {
        double value = arm.cost().rendersPerIdentity();
        return Double.isFinite(value)
                ? Cell.count(Math.round(value * 10) / 10.0)
                : Cell.absent("no identity")
                        .part(
                                "",
                                Estimate.undefined(
                                        "no identity", arm.composition().identities(), "images"));
    }
}
