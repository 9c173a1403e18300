package org.facegap.reports;

import java.nio.file.Path;
import org.facegap.core.UserError;
import org.facegap.reports.input.ReportInput;
import org.facegap.reports.page.Page;

/**
 * The HTML report of a suite: one self-contained file without scripts that run and without addresses, for screen (light and dark), phone and paper.
 *
 * <p>The same input gives the same bytes. Every text from outside is escaped by the template engine; a value the template misses is an error, never
 * a blank. The results stand in the page a second time as JSON, in full precision, in the element {@code #results-json}.
 */
public final class Report {
    private final PageTemplate template = new PageTemplate("report.ftlh");

    /** The report as HTML text. */
    public String html(ReportInput input) {
        return template.html(Page.of(input));
    }

    /**
     * Writes the report; a file that is there is replaced at once, never half.
     *
     * @throws UserError if the file cannot be written
     */
    public void write(Path file, ReportInput input) {
        PageTemplate.write(file, html(input));
    }
}
