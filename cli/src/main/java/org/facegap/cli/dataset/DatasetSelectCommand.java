package org.facegap.cli.dataset;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.facegap.core.UserError;
import org.facegap.core.dataset.DatasetCopy;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.dataset.Subset;
import org.facegap.core.dataset.SubsetSpec;
import org.facegap.core.words.Counted;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code facegap dataset select}. */
@Command(
        name = "select",
        mixinStandardHelpOptions = true,
        description = "Write a part of a face dataset: by attribute values, by composition, or drawn.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  facegap dataset select data/utkface --out data/adults --drop age_range=0-2|3-9|10-19",
            "  facegap dataset select data/utkface --out data/even --composition balanced --group-by race --identities 4000",
            "  facegap dataset select data/utkface --out data/biased --composition shares --group-by race"
                    + " --shares White=8,Black=1,Asian=1"
        })
public final class DatasetSelectCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "folder of the face dataset")
    Path dir = Path.of("");

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "new folder")
    Path out = Path.of("");

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "ATTRIBUTE=VALUES",
            description = "keep images of these values: race=White|Black")
    Map<String, String> only = new LinkedHashMap<>();

    @Option(
            names = "--drop",
            split = ",",
            paramLabel = "ATTRIBUTE=VALUES",
            description = "leave images of these values out")
    Map<String, String> drop = new LinkedHashMap<>();

    @Option(
            names = "--composition",
            paramLabel = "WHICH",
            description = "shares of the groups: as-is, balanced or shares; default: ${DEFAULT-VALUE}")
    String composition = SubsetSpec.AS_IS;

    @Option(
            names = "--group-by",
            split = ",",
            paramLabel = "ATTRIBUTE",
            description = "attributes whose combinations of values are the groups of --composition")
    List<String> groupBy = new ArrayList<>();

    @Option(
            names = "--shares",
            split = ",",
            paramLabel = "GROUP=SHARE",
            description = "with --composition shares: dark+old=1,light+old=3; groups that are not named get none")
    Map<String, Double> shares = new LinkedHashMap<>();

    @Option(
            names = "--identities",
            paramLabel = "N",
            description = "how many are drawn; without it as many as there are, or as the composition allows")
    @Nullable
    Integer identities;

    @Option(names = "--images", paramLabel = "N", description = "likewise, counted in images")
    @Nullable
    Integer images;

    @Option(names = "--seed", paramLabel = "N", description = "of who is drawn; default: ${DEFAULT-VALUE}")
    long seed = 1;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() {
        if (!List.of(SubsetSpec.AS_IS, SubsetSpec.BALANCED, SubsetSpec.SHARES).contains(composition)) {
            throw UserError.usage("--composition: expected as-is, balanced or shares, found '" + composition + "'");
        }
        atLeastOne("--identities", identities);
        atLeastOne("--images", images);
        FaceDataset dataset = FaceDataset.open(dir);
        DatasetConsole.known("--only", only.keySet(), dataset);
        DatasetConsole.known("--drop", drop.keySet(), dataset);
        DatasetConsole.known("--group-by", groupBy, dataset);
        SubsetSpec wanted;
        try {
            wanted = new SubsetSpec(only, drop, composition, groupBy, shares, identities, images, seed);
        } catch (IllegalArgumentException e) {
            throw UserError.usage(String.valueOf(e.getMessage()));
        }
        Subset subset = new Subset(dataset.records(), FaceRecord::attributes, wanted);
        FaceDataset written =
                DatasetCopy.write(dataset, subset.records(), out, DatasetConsole.name(out), DatasetConsole.progress());
        PrintWriter console = spec.commandLine().getOut();
        console.println(Counted.of(written.card().identities(), "identities") + ", "
                + Counted.of(written.card().images(), "images") + " in " + out);
        subset.leftOut()
                .forEach((reason, count) ->
                        console.println("  not taken: " + Counted.of(count, "images") + " " + reason));
        DatasetConsole.withoutPairs(dataset, console);
        console.flush();
        return 0;
    }

    private static void atLeastOne(String option, @Nullable Integer count) {
        if (count != null && count < 1) {
            throw UserError.usage(option + ": expected 1 or more, found " + count);
        }
    }
}
