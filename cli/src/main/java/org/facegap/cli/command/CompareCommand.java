package org.facegap.cli.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.facegap.core.results.suite.SuiteResults;
import org.facegap.reports.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code facegap compare}. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = "Show the results of several runs under each other, and where their protocols differ.",
        footerHeading = "%nExample:%n",
        footer = "  facegap compare runs/quickstart runs/larger")
public final class CompareCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RUN", arity = "1..*", description = "folders of runs or studies, or results.json of runs")
    List<Path> runs = List.of();

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<SuiteResults> results = new ArrayList<>();
        runs = runs.stream().flatMap(RunFile::runs).toList();
        runs.forEach(run -> results.add(RunFile.read(run)));
        for (int i = 0; i < results.size(); i++) {
            out.println(runs.get(i)
                    + (results.get(i).question().isEmpty()
                            ? ""
                            : ": " + results.get(i).question()));
            Report.of(results.get(i)).tableLines().forEach(line -> out.println("  " + line));
            out.println();
        }
        List<String> differences = differences(results);
        if (!differences.isEmpty()) {
            out.println("These runs were not measured alike; their numbers cannot be set against each other:");
            differences.forEach(difference -> out.println("  " + difference));
        } else if (results.size() > 1) {
            out.println(
                    "All were measured alike. Intervals of two runs may overlap although they differ: a difference is"
                            + " tested inside one suite, where it is paired.");
        }
        out.flush();
        return 0;
    }

    /** Protocol entries that are not the same in all runs. */
    private static List<String> differences(List<SuiteResults> results) {
        TreeSet<String> keys = new TreeSet<>();
        List<Map<String, Object>> protocols = new ArrayList<>();
        for (SuiteResults result : results) {
            Map<String, Object> protocol = new TreeMap<>(result.facts());
            protocol.put("groups", result.groups());
            protocols.add(protocol);
            keys.addAll(protocol.keySet());
        }
        keys.removeAll(List.of("trainingSeeds", "baseline"));
        List<String> differences = new ArrayList<>();
        for (String key : keys) {
            List<String> values = protocols.stream()
                    .map(p -> Objects.toString(p.get(key), "none"))
                    .toList();
            if (values.stream().distinct().count() > 1) {
                differences.add(key + ": " + String.join(" | ", values));
            }
        }
        return differences;
    }
}
