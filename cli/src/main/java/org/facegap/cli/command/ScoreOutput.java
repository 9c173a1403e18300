package org.facegap.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.facegap.core.UserError;
import org.facegap.core.files.AtomicFile;
import org.facegap.core.json.Json;
import org.facegap.core.results.scores.ScoreResults;
import org.facegap.reports.ScoreReport;
import org.facegap.reports.table.ScoreContent;

/** What becomes of the results of scores: files in a folder, and lines on a terminal. */
public final class ScoreOutput {
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

    private final Path folder;
    private final ScoreResults results;

    /** @param folder made when it is not there */
    public ScoreOutput(Path folder, ScoreResults results) {
        this.folder = folder;
        this.results = results;
    }

    /** Writes results.json, report.html and the tables. */
    public void write() {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UserError("The folder " + folder + " cannot be made: " + e.getMessage(), e);
        }
        Json.write(folder.resolve("results.json"), results);
        new ScoreReport().write(folder.resolve("report.html"), results);
        for (ScoreContent content : contents()) {
            text(folder.resolve(content + ".tex"), content.latex(results));
            text(folder.resolve(content + ".csv"), content.csv(results));
            text(folder.resolve(content + ".md"), content.markdown(results));
        }
    }

    private List<ScoreContent> contents() {
        return Stream.of(ScoreContent.values())
                .filter(c ->
                        c != ScoreContent.COMPARISONS || !results.comparisons().isEmpty())
                .toList();
    }

    private static void text(Path file, String text) {
        AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Prints the table, or the content of the files. */
    public void print(Format format, PrintWriter console) {
        switch (format) {
            case TEXT -> {
                new ScoreText(results).lines().forEach(console::println);
                console.println();
                console.println("report: " + folder.resolve("report.html"));
            }
            case LATEX -> contents().forEach(c -> console.println(c.latex(results)));
            case CSV -> contents().forEach(c -> console.println(c.csv(results)));
            case MARKDOWN -> contents().forEach(c -> console.println(c.markdown(results)));
        }
        console.flush();
    }
}
