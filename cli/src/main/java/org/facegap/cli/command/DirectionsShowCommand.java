package org.facegap.cli.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.facegap.generator.variation.LatentDirection;
import org.facegap.generator.variation.LatentDirections;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code facegap directions show}. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "List the directions of a file.",
        footerHeading = "%nExample:%n",
        footer = "  facegap directions show ffhq.pkl.directions.json")
public final class DirectionsShowCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "what directions fit wrote")
    Path file = Path.of("");

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() {
        print(LatentDirections.load(file), spec.commandLine().getOut());
        return 0;
    }

    static void print(LatentDirections directions, PrintWriter out) {
        out.println(directions.directions().size() + " directions of " + directions.space() + ", "
                + directions.dimension() + " numbers");
        out.println("family       direction                 mean signed distance above / below the median");
        for (LatentDirection direction : directions.directions()) {
            out.println(String.format(
                    Locale.ROOT,
                    "%-12s %-25s %+.3f / %+.3f",
                    direction.family(),
                    direction.name(),
                    direction.positiveMean(),
                    direction.negativeMean()));
        }
        out.flush();
    }
}
