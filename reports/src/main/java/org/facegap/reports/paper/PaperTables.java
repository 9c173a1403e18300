package org.facegap.reports.paper;

import java.util.List;
import org.facegap.core.results.suite.SuiteResults;
import org.facegap.reports.document.Preset;
import org.facegap.reports.document.Table;

/** The tables of papers by preset. A new one is its class, a line here and a name in {@link Preset}. */
public final class PaperTables {
    /** A table. */
    interface Paper {
        /** None where the results do not hold what it shows. */
        List<Table> of(Figures figures);
    }

    private PaperTables() {}

    /**
     * The tables of a preset; none for a preset of pages.
     *
     * @param digits decimals of percentages and points
     */
    public static List<Table> of(SuiteResults results, Preset preset, int digits) {
        Figures figures = new Figures(results, digits);
        Paper paper = switch (preset) {
            case RFW -> new RfwTable();
            case BFW -> new BfwTable();
            case FRCSYN -> new FrcsynTable();
            case PER_SEED -> new PerSeedTable();
            case COMPOSITION -> new CompositionTable();
            case SEARCH_COST -> new SearchCostTable();
            case ABLATION -> new AblationTable();
            default -> none -> List.of();
        };
        return paper.of(figures).stream().map(table -> table.presetting(preset)).toList();
    }
}
