package org.facegap.reports;

import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.Version;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
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
    private static final Version VERSION = Configuration.VERSION_2_3_34;

    private final Configuration configuration;

    public Report() {
        configuration = new Configuration(VERSION);
        configuration.setClassForTemplateLoading(Report.class, "/org/facegap/reports");
        configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
        configuration.setLocale(Locale.ROOT);
        configuration.setTimeZone(TimeZone.getTimeZone("UTC"));
        configuration.setNumberFormat("computer");
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        configuration.setWrapUncheckedExceptions(true);
        configuration.setFallbackOnNullLoopVariable(false);
        configuration.setLocalizedLookup(false);
    }

    /** The report as HTML text. */
    public String html(ReportInput input) {
        StringWriter out = new StringWriter();
        try {
            configuration.getTemplate("report.ftlh").process(Map.of("page", Page.of(input)), out);
        } catch (TemplateException e) {
            throw new IllegalStateException("the report's template does not fit its view model: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("the report's template cannot be read", e);
        }
        return out.toString();
    }

    /**
     * Writes the report; a file that is there is replaced at once, never half.
     *
     * @throws UserError if the file cannot be written
     */
    public void write(Path file, ReportInput input) {
        String html = html(input);
        Path partial = file.resolveSibling(file.getFileName() + ".part");
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(partial, html, StandardCharsets.UTF_8);
            Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UserError("The report cannot be written to " + file + ": " + e.getMessage(), e);
        }
    }
}
