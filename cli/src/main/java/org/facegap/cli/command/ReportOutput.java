package org.facegap.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.facegap.core.files.DiskErrors;
import org.facegap.core.json.Json;
import org.facegap.core.results.attribute.AttributeAuditResults;
import org.facegap.core.results.scores.ScoreResults;
import org.facegap.core.words.Printable;
import org.facegap.reports.Report;
import org.facegap.reports.document.Preset;

/** What becomes of results: files in a folder, and text on a terminal. */
public final class ReportOutput {
    /** What is printed. */
    public enum Format {
        TEXT,
        LATEX,
        CSV,
        MARKDOWN;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final String file;
    private final Object results;
    private final Report report;
    private final Preset[] presets;

    ReportOutput(String file, Object results, Report report, Preset... presets) {
        this.file = file;
        this.results = results;
        this.report = report;
        this.presets = presets;
    }

    /** Of verification scores. */
    public static ReportOutput of(ScoreResults results) {
        return new ReportOutput(
                "results.json", results, Report.of(results), Preset.ERRORS, Preset.DIFFERENTIALS, Preset.SYSTEMS);
    }

    /** Of attribute predictions. */
    public static ReportOutput of(AttributeAuditResults results) {
        AttributeAuditResults concluded = Report.concluded(results);
        return new ReportOutput("results.json", concluded, Report.of(concluded), Preset.ATTRIBUTES);
    }

    /** Writes results, report.html and the tables; makes the folder when it is not there. */
    public void write(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw DiskErrors.writing(folder, e);
        }
        Json.write(folder.resolve(file), results);
        report.write(folder.resolve("report.html"));
        report.writeTables(folder, presets);
    }

    /** Prints what a terminal shows. */
    public void print(PrintWriter console) {
        report.lines().stream().map(Printable::of).forEach(console::println);
        console.flush();
    }

    /** Prints what a terminal shows and where the report is. */
    public void print(Path folder, PrintWriter console) {
        print(console);
        console.println();
        console.println("report: " + folder.resolve("report.html"));
        console.flush();
    }

    /** Prints the same, or the content of the files. */
    public void print(Format format, Path folder, PrintWriter console) {
        if (format == Format.TEXT) {
            print(folder, console);
            return;
        }
        Report.Format written = Report.Format.valueOf(format.name());
        Stream.of(presets).filter(report::has).forEach(preset -> console.println(report.tables(preset, written)));
        console.flush();
    }
}
