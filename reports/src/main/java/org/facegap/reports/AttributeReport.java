package org.facegap.reports;

import java.nio.file.Path;
import org.facegap.core.UserError;
import org.facegap.core.results.attribute.AttributeAuditResults;
import org.facegap.reports.page.AttributePage;

/**
 * The HTML report of an audit of attribute predictions: one file without scripts that run and without addresses. The
 * results stand in it a second time as JSON, in the element {@code #results-json}.
 */
public final class AttributeReport {
    private final PageTemplate template = new PageTemplate("attributes.ftlh");

    /** The report as HTML text. */
    public String html(AttributeAuditResults results) {
        return template.html(AttributePage.of(results));
    }

    /**
     * Writes the report, whole or not at all.
     *
     * @throws UserError when the file cannot be written
     */
    public void write(Path file, AttributeAuditResults results) {
        PageTemplate.write(file, html(results));
    }
}
