package org.facegap.reports.table;

import java.util.Locale;
import org.facegap.core.results.scores.ScoreResults;

/** The paper tables of a report on score files, and what they look like in each syntax. */
public enum ScoreContent {
    /** Errors and rates of every group. */
    ERRORS,
    /** Differentials with their values by chance. */
    DIFFERENTIALS,
    /** Differences between systems. */
    COMPARISONS;

    /** In LaTeX with booktabs. */
    public String latex(ScoreResults results) {
        return LatexTable.write(ScoreTables.of(results, this));
    }

    /** As a Markdown pipe table. */
    public String markdown(ScoreResults results) {
        return MarkdownTable.write(ScoreTables.of(results, this));
    }

    /** As CSV in long form, nothing rounded. */
    public String csv(ScoreResults results) {
        return switch (this) {
            case ERRORS -> ScoreCsv.errors(results);
            case DIFFERENTIALS -> ScoreCsv.differentials(results);
            case COMPARISONS -> ScoreCsv.comparisons(results);
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
