package org.facegap.reports.writing;

import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.Version;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.regex.Pattern;
import org.facegap.reports.document.Document;

/**
 * One self-contained page without scripts that run and without addresses but those of pages beside it, for screen (light and dark), phone and paper.
 *
 * <p>The same document gives the same bytes, in every locale and time zone; texts are escaped, and a value that the template misses is an
 * error, never a blank. The results stand in the page a second time as JSON, in full precision, in the element {@code #results-json}.
 */
public final class HtmlWriter {
    private static final Version VERSION = Configuration.VERSION_2_3_34;
    private static final String TEMPLATE = "page.ftlh";

    /** Names of charts come from files too; no control character means anything in a page. */
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}&&[^\\n\\r\\t]]");

    private HtmlWriter() {}

    /** The page. */
    public static String page(Document document) {
        StringWriter out = new StringWriter();
        try {
            configuration().getTemplate(TEMPLATE).process(Map.of("page", document), out);
        } catch (TemplateException e) {
            throw new IllegalStateException("the template does not fit the document: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("the template " + TEMPLATE + " cannot be read", e);
        }
        return CONTROLS.matcher(out.toString()).replaceAll("?");
    }

    private static Configuration configuration() {
        Configuration configuration = new Configuration(VERSION);
        configuration.setClassForTemplateLoading(HtmlWriter.class, "/org/facegap/reports");
        configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
        configuration.setLocale(Locale.ROOT);
        configuration.setTimeZone(TimeZone.getTimeZone("UTC"));
        configuration.setNumberFormat("computer");
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        configuration.setWrapUncheckedExceptions(true);
        configuration.setFallbackOnNullLoopVariable(false);
        configuration.setLocalizedLookup(false);
        return configuration;
    }
}
