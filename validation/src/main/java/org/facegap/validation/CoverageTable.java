package org.facegap.validation;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.facegap.core.UserError;
import org.facegap.core.files.AtomicFile;
import org.facegap.validation.coverage.CoverageRow;
import org.facegap.validation.coverage.Method;
import org.facegap.validation.coverage.Scenario;
import org.facegap.validation.coverage.Scenarios;

/**
 * Simulates how often the intervals hold the truth and how often the tests call equal groups different:
 *
 * <pre>{@code mvn -q -pl validation exec:java -Dexec.mainClass=org.facegap.validation.CoverageTable -Dexec.args="OUT.md 5000"}</pre>
 *
 * The numbers depend on the repetitions only. In an existing file the part between the marks {@code tables: begin} and {@code
 * tables: end} is replaced. Exits with 1 when a recommended method breaks its promise with 300 identities or
 * more, 2 on wrong usage.
 */
public final class CoverageTable {
    private static final int REPETITIONS = 5000;
    private static final int REPLICATES = 500;
    private static final long SEED = 7;
    private static final String BEGIN = "<!-- tables: begin -->";
    private static final String END = "<!-- tables: end -->";

    private CoverageTable() {}

    /**
     * Arguments: the Markdown file to write, the repetitions (5000 unless given), and the beginning of the titles to run (all
     * unless given; their tables alone are then written, and to a new file).
     */
    public static void main(String[] args) {
        if (args.length < 1 || args.length > 3 || (args.length > 1 && !args[1].matches("[1-9][0-9]{0,7}"))) {
            System.err.println("usage: CoverageTable OUT.md [REPETITIONS [TITLE]]");
            System.exit(UserError.USAGE);
        }
        int repetitions = args.length > 1 ? Integer.parseInt(args[1]) : REPETITIONS;
        int broken = args.length > 2
                ? some(Path.of(args[0]), repetitions, args[2], System.out)
                : write(Path.of(args[0]), repetitions, System.out);
        System.exit(broken == 0 ? 0 : UserError.FAILED);
    }

    /** Writes the tables and returns how many recommended methods broke their promise. */
    static int write(Path file, int repetitions, PrintStream out) {
        Scenarios scenarios = new Scenarios(REPLICATES);
        StringBuilder text = new StringBuilder(repetitions + " repetitions each, seed " + SEED + ", " + REPLICATES
                + " bootstrap replicates, 199 permutations. 'Achieved' is how often an interval held the truth, or how often a"
                + " test (nominal 0.05) called equal groups different; '+-' is its Monte-Carlo standard error.\n");
        int broken = tables(scenarios.all(), repetitions, text, out);
        text.append("\n### Gaps of equal groups beside the formula for their expectation\n\n")
                .append(scenarios.gaps())
                .append("\n### Standard deviations of a rate (log-odds -3.5 without effects of identities)\n\n")
                .append(scenarios.spreads());
        AtomicFile.write(file, within(file, text.toString()).getBytes(StandardCharsets.UTF_8));
        out.println(broken + " recommended methods broke their promise");
        return broken;
    }

    private static int some(Path file, int repetitions, String title, PrintStream out) {
        List<Scenario> chosen = new Scenarios(REPLICATES)
                .all().stream().filter(s -> s.title().startsWith(title)).toList();
        if (chosen.isEmpty() || Files.exists(file)) {
            throw UserError.usage(
                    chosen.isEmpty() ? "no title begins with '" + title + "'" : file + " is there already");
        }
        StringBuilder text = new StringBuilder();
        int broken = tables(chosen, repetitions, text, out);
        AtomicFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
        out.println(broken + " recommended methods broke their promise");
        return broken;
    }

    private static int tables(List<Scenario> scenarios, int repetitions, StringBuilder text, PrintStream out) {
        int broken = 0;
        for (Scenario scenario : scenarios) {
            long start = System.nanoTime();
            text.append("\n### ").append(capitalised(scenario.title())).append("\n\n");
            text.append("| method | nominal | achieved | +- | verdict |\n| --- | ---: | ---: | ---: | --- |\n");
            for (CoverageRow row : CoverageRow.of(scenario, repetitions, SEED)) {
                text.append(line(row));
                broken += row.broken(0) ? 1 : 0;
            }
            out.println(String.format(Locale.ROOT, "%s: %.1f s", scenario.title(), (System.nanoTime() - start) / 1e9));
        }
        return broken;
    }

    /** The file with its part between the marks replaced, or the tables alone when there is no such file. */
    private static String within(Path file, String tables) {
        if (!Files.exists(file)) {
            return tables;
        }
        try {
            String text = Files.readString(file);
            int from = text.indexOf(BEGIN);
            int to = text.indexOf(END);
            return from < 0 || to < from
                    ? tables
                    : text.substring(0, from + BEGIN.length()) + "\n" + tables + text.substring(to);
        } catch (IOException e) {
            throw new UserError("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static String capitalised(String title) {
        return title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1);
    }

    private static String line(CoverageRow row) {
        Method method = row.method();
        String verdict = !method.recommended()
                ? method.remark()
                : row.kept(0) ? "ok" : row.scenario().large() ? "**broken**" : "too few identities";
        return String.format(
                Locale.ROOT,
                "| %s | %.2f | %.4f | %.4f | %s |%n",
                method.name(),
                method.nominal(),
                row.achieved(),
                row.error(),
                verdict);
    }
}
