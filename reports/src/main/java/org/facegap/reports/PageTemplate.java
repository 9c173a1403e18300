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
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.facegap.core.UserError;
import org.facegap.core.files.AtomicFile;

/**
 * A page's template. The same view gives the same bytes, in every locale and time zone; texts are escaped, and a value
 * that the template misses is an error, never a blank.
 */
final class PageTemplate {
    private static final Version VERSION = Configuration.VERSION_2_3_34;

    private final Configuration configuration;
    private final String name;

    /** A template among the resources of this package. */
    PageTemplate(String name) {
        this.name = name;
        configuration = new Configuration(VERSION);
        configuration.setClassForTemplateLoading(PageTemplate.class, "/org/facegap/reports");
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

    /** The page of a view, which the template knows as {@code page}. */
    String html(Object page) {
        StringWriter out = new StringWriter();
        try {
            configuration.getTemplate(name).process(Map.of("page", page), out);
        } catch (TemplateException e) {
            throw new IllegalStateException("the template " + name + " does not fit its view: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("the template " + name + " cannot be read", e);
        }
        return out.toString();
    }

    /**
     * Writes a page, whole or not at all; its folder is made.
     *
     * @throws UserError when it cannot be written
     */
    static void write(Path file, String html) {
        Path folder = file.toAbsolutePath().getParent();
        try {
            if (folder != null) {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw new UserError("The report cannot be written to " + file + ": " + e.getMessage(), e);
        }
        AtomicFile.write(file, html.getBytes(StandardCharsets.UTF_8));
    }
}
