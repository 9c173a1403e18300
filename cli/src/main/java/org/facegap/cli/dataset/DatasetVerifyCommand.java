package org.facegap.cli.dataset;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.facegap.core.UserError;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.dataset.layout.DatasetCheck;
import org.facegap.core.dataset.layout.Skipped;
import org.facegap.core.words.Counted;
import org.facegap.reports.text.NumberText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code facegap dataset verify}. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description =
                "Read every image of a face dataset whole, compare it with its checksum; exit code 1 if one is not right.",
        footerHeading = "%nExample:%n",
        footer = "  facegap dataset verify data/utkface")
public final class DatasetVerifyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "folder of the face dataset")
    Path dir = Path.of("");

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() {
        DatasetCheck check = DatasetCheck.of(FaceDataset.open(dir), DatasetConsole.progress());
        PrintWriter out = spec.commandLine().getOut();
        for (Skipped damaged : check.damaged()) {
            out.println(NumberText.count(damaged.count()) + " damaged, " + damaged.reason() + ":");
            damaged.first().forEach(line -> out.println("  " + line));
            if (damaged.count() > damaged.first().size()) {
                out.println("  ...");
            }
        }
        check.mistakes().forEach(out::println);
        if (check.duplicates() > 0) {
            out.println(NumberText.count(check.duplicates()) + " images are copies of others, "
                    + NumberText.count(check.acrossIdentities()) + " of them under another identity");
        }
        if (check.whole()) {
            out.println(Counted.of(check.images(), "images") + ", all whole");
        }
        out.flush();
        return check.whole() ? 0 : UserError.FAILED;
    }
}
