package org.facegap.cli.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.facegap.cli.suite.ModelName;
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
        List<List<String>> rows = switch (kind) {
            case METRICS -> metrics();
            case PROTOCOLS -> protocols();
            case BUILTINS -> builtins();
        };
        ResultTable.aligned(rows).forEach(out::println);
        out.flush();
        return 0;
    }

    private static List<List<String>> metrics() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "accuracy", "up", "per group: 10-fold accuracy, each fold's threshold chosen on the other nine"));
        rows.add(List.of("eer", "down", "per group: rate where false matches and false non-matches are equal"));
        rows.add(List.of("auc", "up", "per group: area under the ROC"));
        rows.add(List.of("fnmr", "down", "per group: false non-match rate at the global threshold"));
        rows.add(List.of("fmr", "down", "per group: false match rate at the global threshold"));
        rows.add(List.of("mean accuracy", "up", "unweighted mean of the groups"));
        rows.add(List.of("standard deviation", "down", "of the groups' accuracies, over all groups (n, not n - 1)"));
        rows.add(List.of("worst group", "up", "the lowest accuracy of a group"));
        rows.add(List.of("accuracy gap", "down", "highest minus lowest group, beside its value by chance and a test"));
        rows.add(List.of("FNMR gap", "down", "highest minus lowest group, beside its value by chance and a test"));
        rows.add(List.of("attribute accuracy", "up", "per group: share of right labels"));
        rows.add(List.of("balanced accuracy", "up", "per group: mean of the classes' recalls"));
        rows.add(List.of("audit agreement", "up", "share of labels on which a second oracle agrees"));
        return rows;
    }

    private static List<List<String>> protocols() {
        return List.of(List.of(
                "world-set",
                "pairs within groups of built-in people, in folds without a shared person; other people set the"
                        + " global threshold"));
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
