package org.facegap.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.facegap.core.files.AtomicFile;
import org.facegap.core.files.DiskErrors;
import org.facegap.core.json.Json;
import org.facegap.core.results.attribute.AttributeAuditResults;
import org.facegap.reports.AttributeReport;
import org.facegap.reports.table.AttributeCsv;
import org.facegap.reports.table.AttributeTables;
import org.facegap.reports.text.AttributeConclusion;

/** What becomes of an audit of attribute predictions: files in a folder, and lines on a terminal. */
public final class AttributeOutput {
    private AttributeOutput() {}

    /** Writes results.json, report.html and the tables; makes the folder when it is not there. */
    public static void write(Path folder, AttributeAuditResults results) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw DiskErrors.writing(folder, e);
        }
        Json.write(folder.resolve("results.json"), results.concluding(AttributeConclusion.of(results)));
        new AttributeReport().write(folder.resolve("report.html"), results);
        text(folder.resolve("tables.tex"), AttributeTables.latex(results));
        text(folder.resolve("tables.md"), AttributeTables.markdown(results));
        text(folder.resolve("table.csv"), AttributeCsv.of(results));
    }

    private static void text(Path file, String text) {
        AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Prints accuracy per cell, gaps and the main comparisons. */
    public static void print(AttributeAuditResults results, PrintWriter console) {
        AttributeConsole.print(results, console);
    }
}
