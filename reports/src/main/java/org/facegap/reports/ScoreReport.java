package org.facegap.reports;

import java.nio.file.Path;
import org.facegap.core.UserError;
import org.facegap.core.results.scores.ScoreResults;
import org.facegap.reports.scores.ScorePage;

/**
 * The HTML report on score files: one self-contained file without scripts that run and without addresses, like {@link
 * Report}. The same results give the same bytes.
 */
public final class ScoreReport {
    private final PageTemplate template = new PageTemplate("scores.ftlh");

    /** The report as HTML text. */
    public String html(ScoreResults results) {
        return template.html(ScorePage.of(results));
    }

    /**
     * Writes the report; a file that is there is replaced at once, never half.
     *
     * @throws UserError if the file cannot be written
     */
    public void write(Path file, ScoreResults results) {
        PageTemplate.write(file, html(results));
    }
}
