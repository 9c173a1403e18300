package org.facegap.validation;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.facegap.core.UserError;
import org.facegap.core.files.AtomicFile;
import org.facegap.validation.reference.ReferenceFigure;
import org.facegap.validation.reference.ReferenceSection;
import org.facegap.validation.reference.ReferenceSections;

/**
 * Writes the table ours / theirs / difference / tolerance / verdict for every figure that another tool gives on the
 * same scores:
 *
 * <pre>{@code mvn -q -pl validation exec:java -Dexec.mainClass=org.facegap.validation.ReferenceFigures -Dexec.args="FOLDER OUT.md"}</pre>
 *
 * Exits with 1 when a figure differs, 2 on wrong usage.
 */
public final class ReferenceFigures {
    private ReferenceFigures() {}

    /** Arguments: the folder of the reference data and the Markdown file to write. */
    public static void main(String[] args) {
        if (args.length != 2 || !Files.isDirectory(Path.of(args[0]))) {
            System.err.println("usage: ReferenceFigures FOLDER OUT.md, where FOLDER holds scores/");
            System.exit(UserError.USAGE);
        }
        try {
            int different = write(Path.of(args[0]), Path.of(args[1]), ReferenceSections.all(), System.out);
            System.exit(different == 0 ? 0 : UserError.FAILED);
        } catch (UserError e) {
            System.err.println(e.getMessage());
            System.exit(e.exitCode());
        }
    }

    /** Writes the table and returns how many figures differ. */
    static int write(Path folder, Path file, List<ReferenceSection> sections, PrintStream out) {
        StringBuilder text = new StringBuilder();
        int figures = 0;
        int different = 0;
        for (ReferenceSection section : sections) {
            text.append("## ").append(section.title()).append("\n\n");
            text.append("| figure | ours | theirs | difference | tolerance | verdict |\n");
            text.append("| --- | ---: | ---: | ---: | ---: | --- |\n");
            int before = different;
            List<ReferenceFigure> rows = section.figures(folder);
            for (ReferenceFigure row : rows) {
                text.append(line(row));
                different += row.same() ? 0 : 1;
            }
            figures += rows.size();
            text.append('\n');
            out.println(section.title() + ": " + rows.size() + " figures, " + (different - before) + " differ");
        }
        String sum = figures + " figures, " + (figures - different) + " the same within tolerance, " + different
                + " different";
        AtomicFile.write(
                file,
                ("# Our figures beside those of other tools\n\n" + sum + ".\n\n" + text)
                        .getBytes(StandardCharsets.UTF_8));
        out.println(sum);
        return different;
    }

    private static String line(ReferenceFigure row) {
        String verdict = row.same() ? "same" : "**different**";
        return "| " + row.name().replace("|", "\\|") + " | " + number(row.ours()) + " | " + number(row.theirs()) + " | "
                + String.format(Locale.ROOT, "%.1e", row.difference()) + " | "
                + String.format(Locale.ROOT, "%.0e", row.tolerance()) + " | "
                + (row.note().isEmpty() ? verdict : verdict + ": " + row.note()) + " |\n";
    }

    private static String number(double value) {
        return Double.isFinite(value)
                ? new BigDecimal(value)
                        .round(new MathContext(12))
                        .stripTrailingZeros()
                        .toPlainString()
                : Double.toString(value);
    }
}
