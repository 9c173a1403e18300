package org.facegap.reports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.facegap.core.UserError;
import org.facegap.core.files.AtomicFile;
import org.facegap.core.results.IdentificationResults;
import org.facegap.core.results.attribute.AttributeAuditResults;
import org.facegap.core.results.scores.ScoreResults;
import org.facegap.core.results.suite.SuiteResults;
import org.facegap.core.results.suite.Timings;
import org.facegap.reports.attributes.AttributeDocument;
import org.facegap.reports.document.Document;
import org.facegap.reports.document.Preset;
import org.facegap.reports.document.Table;
import org.facegap.reports.document.TableSpec;
import org.facegap.reports.identification.IdentificationDocument;
import org.facegap.reports.input.ComparedRuns;
import org.facegap.reports.input.ReportInput;
import org.facegap.reports.input.StudyInput;
import org.facegap.reports.paper.PaperTables;
import org.facegap.reports.paper.SuiteSource;
import org.facegap.reports.scores.ScoreDocument;
import org.facegap.reports.suite.CompareDocument;
import org.facegap.reports.suite.StudyDocument;
import org.facegap.reports.suite.SuiteDocument;
import org.facegap.reports.writing.CsvWriter;
import org.facegap.reports.writing.HtmlWriter;
import org.facegap.reports.writing.LatexWriter;
import org.facegap.reports.writing.MarkdownWriter;
import org.facegap.reports.writing.TerminalWriter;
import org.jspecify.annotations.Nullable;

/** A report in every syntax. The same results give the same bytes. */
public final class Report {
    /** What a table is written in. */
    public enum Format {
        LATEX("tex"),
        CSV("csv"),
        MARKDOWN("md");

        private final String ending;

        Format(String ending) {
            this.ending = ending;
        }

        /** What names of its files end with, without a dot. */
        public String ending() {
            return ending;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Document document;
    private final @Nullable SuiteResults suite;

    private Report(Document document) {
        this(document, null);
    }

    private Report(Document document, @Nullable SuiteResults suite) {
        this.document = document;
        this.suite = suite;
    }

    /** Of a suite. */
    public static Report of(ReportInput input) {
        return new Report(SuiteDocument.of(input), input.results());
    }

    /** Of a suite's results alone: without times, provenance and images. */
    public static Report of(SuiteResults results) {
        return of(new ReportInput(results, new Timings(Map.of(), Map.of()), Map.of(), List.of(), List.of()));
    }

    /** The same results with what follows from them in words; verification, where there is some, has its words already. */
    public static SuiteResults concluded(SuiteResults results) {
        AttributeAuditResults audit = results.attributes();
        if (audit == null) {
            return results;
        }
        AttributeAuditResults words = concluded(audit);
        return results.concluding(words, results.verification() == null ? words.conclusion() : results.conclusion());
    }

    /** Of a study. */
    public static Report of(StudyInput study) {
        return new Report(StudyDocument.of(study));
    }

    /** Of runs beside each other. */
    public static Report of(ComparedRuns runs) {
        return new Report(CompareDocument.of(runs));
    }

    /** What a terminal says of runs that were not measured alike, in place of their figures. */
    public static List<String> refusal(ComparedRuns runs) {
        return TerminalWriter.lines(CompareDocument.refusal(runs));
    }

    /** Of verification scores. */
    public static Report of(ScoreResults results) {
        return new Report(ScoreDocument.of(results));
    }

    /** Of attribute predictions. */
    public static Report of(AttributeAuditResults results) {
        return new Report(AttributeDocument.of(results));
    }

    /** Of a search in a gallery. */
    public static Report of(IdentificationResults results) {
        return new Report(IdentificationDocument.of(results));
    }

    /** The same results with what follows from them in words. */
    public static AttributeAuditResults concluded(AttributeAuditResults results) {
        return AttributeDocument.concluded(results);
    }

    /** The page. */
    public String html() {
        return HtmlWriter.page(document);
    }

    /** The whole report as Markdown. */
    public String markdown() {
        return new MarkdownWriter().document(document);
    }

    /** The whole report as LaTeX, for {@code \\input}. */
    public String latex() {
        return new LatexWriter().document(document);
    }

    /** What a terminal shows of it, line by line. */
    public List<String> lines() {
        return TerminalWriter.lines(document.summary());
    }

    /** The tables of that alone. */
    public List<String> tableLines() {
        return TerminalWriter.lines(
                document.summary().stream().filter(Table.class::isInstance).toList());
    }

    /** Whether the report holds tables of a preset. */
    public boolean has(Preset preset) {
        return !of(preset, TableSpec.standard()).isEmpty();
    }

    /** The tables of a preset. */
    public String tables(Preset preset, Format format) {
        return written(of(preset, TableSpec.standard()), format);
    }

    /**
     * The tables of a preset as they are to look; captions name test set, seeds and level.
     *
     * @throws UserError when a column is in none of them
     */
    public String tables(Preset preset, Format format, TableSpec spec) {
        return written(spec.apply(of(preset, spec), suite == null ? "" : SuiteSource.of(suite)), format);
    }

    private List<Table> of(Preset preset, TableSpec spec) {
        List<Table> tables = document.tables(preset);
        return tables.isEmpty() && suite != null ? PaperTables.of(suite, preset, spec.decimals()) : tables;
    }

    private static String written(List<Table> tables, Format format) {
        return switch (format) {
            case LATEX -> new LatexWriter().tables(tables);
            case MARKDOWN -> new MarkdownWriter().tables(tables);
            case CSV -> CsvWriter.tables(tables);
        };
    }

    /**
     * Writes the page; a file that is there is replaced at once, never half. Its folder is made.
     *
     * @throws UserError if the file cannot be written
     */
    public void write(Path file) {
        write(file, html());
    }

    /**
     * Writes the tables of presets, a file in every format each: {@code PRESET.tex} and so on.
     *
     * @throws UserError if a file cannot be written
     */
    public void writeTables(Path folder, Preset... presets) {
        for (Preset preset : presets) {
            for (Format format : has(preset) ? Format.values() : new Format[0]) {
                write(folder.resolve(preset.file() + "." + format.ending), tables(preset, format));
            }
        }
    }

    private static void write(Path file, String text) {
        Path folder = file.toAbsolutePath().getParent();
        try {
            if (folder != null) {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw new UserError("The report cannot be written to " + file + ": " + e.getMessage(), e);
        }
        AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
