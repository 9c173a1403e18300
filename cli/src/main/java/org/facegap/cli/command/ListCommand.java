package org.facegap.cli.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.facegap.evaluation.catalogue.MetricCatalogue;
import org.facegap.evaluation.catalogue.MetricDefinition;
import org.facegap.evaluation.catalogue.ProtocolCatalogue;
import org.facegap.evaluation.catalogue.ProtocolDefinition;
import org.facegap.models.named.ModelName;
import org.facegap.reports.writing.TerminalWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code facegap list}. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "List what there is: metrics, protocols, or built-in models.",
        footerHeading = "%nExample:%n",
        footer = "  facegap list metrics")
public final class ListCommand implements Callable<Integer> {
    /** What can be listed. */
    enum Kind {
        METRICS,
        PROTOCOLS,
        BUILTINS;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Parameters(paramLabel = "WHAT", description = "${COMPLETION-CANDIDATES}")
    Kind kind = Kind.METRICS;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<String> lines = switch (kind) {
            case METRICS -> metrics();
            case PROTOCOLS -> protocols();
            case BUILTINS -> TerminalWriter.aligned(builtins());
        };
        lines.forEach(out::println);
        out.flush();
        return 0;
    }

    /** One block an area; each metric with its definition and its source. */
    private static List<String> metrics() {
        Map<String, List<List<String>>> areas = new LinkedHashMap<>();
        for (MetricDefinition metric : MetricCatalogue.all()) {
            areas.computeIfAbsent(metric.area(), area -> new ArrayList<>())
                    .add(List.of(
                            "  " + metric.name(),
                            better(metric),
                            metric.unit(),
                            metric.definition() + " [" + metric.source() + "]"));
        }
        List<String> lines = new ArrayList<>();
        areas.forEach((area, rows) -> {
            lines.add(area);
            lines.addAll(TerminalWriter.aligned(rows));
        });
        return lines;
    }

    private static String better(MetricDefinition metric) {
        return switch (metric.better()) {
            case HIGHER -> "up";
            case LOWER -> "down";
            case NEITHER -> "";
        };
    }

    private static List<String> protocols() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "world-set",
                "pairs within groups of built-in identities, in folds without a shared identity; other people set the"
                        + " global threshold [this project]"));
        rows.add(
                List.of(
                        "dataset",
                        "identities of a face dataset on disk: pairs drawn within groups like those of world-set, or the dataset's"
                                + " own; identities split off, or of another dataset, set the global threshold [this project]"));
        for (ProtocolDefinition protocol : ProtocolCatalogue.all()) {
            rows.add(List.of(protocol.name(), protocol.definition() + " [" + protocol.source() + "]"));
        }
        return TerminalWriter.aligned(rows);
    }

    private static List<List<String>> builtins() {
        List<List<String>> rows = new ArrayList<>();
        for (String name : ModelName.BUILTINS) {
            String full = "builtin:" + name;
            rows.add(List.of(full, description(name), new ModelName(full).exists() ? "" : "not in this build"));
        }
        return rows;
    }

    private static String description(String name) {
        if (name.startsWith("world")) {
            return "StyleGAN2, " + name.replaceAll("[^0-9]", "") + " px, fitted to the biased built-in world";
        }
        String what = name.startsWith("oracle") ? "attribute model" : "recognition model";
        return String.format(
                Locale.ROOT, "%s that %s", what, name.endsWith("audit") ? "audits a search" : "steers a search");
    }
}
