package org.facegap.cli.dataset;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.facegap.core.UserError;
import org.facegap.core.dataset.DatasetCopy;
import org.facegap.core.dataset.DatasetSplit;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.words.Counted;
import org.facegap.core.words.JoinedNames;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code facegap dataset split}. */
@Command(
        name = "split",
        mixinStandardHelpOptions = true,
        description = "Split a face dataset into parts that share no identity.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  facegap dataset split data/utkface --out data/train data/test --share 0.8 --stratify race,gender",
            "  facegap dataset split data/utkface --out data/utk --parts train=0.7,validation=0.1,test=0.2"
        })
public final class DatasetSplitCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "folder of the face dataset")
    Path dir = Path.of("");

    @Option(
            names = "--out",
            required = true,
            arity = "1..2",
            paramLabel = "DIR",
            description = "two new folders with --share, the folder that the parts' folders are made in with --parts")
    List<Path> out = new ArrayList<>();

    @Option(names = "--by", paramLabel = "WHAT", description = "what stays together: identity")
    String by = "identity";

    @Option(names = "--share", paramLabel = "X", description = "share of the first part, above 0 and below 1")
    @Nullable
    Double share;

    @Option(
            names = "--parts",
            split = ",",
            paramLabel = "NAME=SHARE",
            description = "parts by name, with shares of any sum: train=0.7,validation=0.1,test=0.2")
    Map<String, Double> parts = new LinkedHashMap<>();

    @Option(
            names = "--stratify",
            split = ",",
            paramLabel = "ATTRIBUTE",
            description = "attributes whose combinations of values have the same shares in every part")
    List<String> stratify = new ArrayList<>();

    @Option(names = "--seed", paramLabel = "N", description = "of who is where; default: ${DEFAULT-VALUE}")
    long seed = 1;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() {
        if (!by.equals("identity")) {
            throw UserError.usage("--by: expected identity, found '" + by + "'");
        }
        Map<Path, Double> shares = shares();
        FaceDataset dataset = FaceDataset.open(dir);
        DatasetConsole.known("--stratify", stratify, dataset);
        List<List<FaceRecord>> records =
                DatasetSplit.of(dataset.records(), List.copyOf(shares.values()), stratify, seed);
        PrintWriter console = spec.commandLine().getOut();
        int part = 0;
        for (Path folder : shares.keySet()) {
            FaceDataset written = DatasetCopy.write(
                    dataset,
                    records.get(part++),
                    folder,
                    dataset.card().name() + "-" + DatasetConsole.name(folder),
                    DatasetConsole.progress());
            console.println(Counted.of(written.card().identities(), "identities") + ", "
                    + Counted.of(written.card().images(), "images") + " in " + folder);
        }
        copies(records, console);
        DatasetConsole.withoutPairs(dataset, console);
        console.flush();
        return 0;
    }

    /** Tells images of different parts that are the same: their identities may be one person. */
    private static void copies(List<List<FaceRecord>> parts, PrintWriter console) {
        Map<String, FaceRecord> known = new HashMap<>();
        Map<String, Integer> where = new HashMap<>();
        List<String> copies = new ArrayList<>();
        for (int part = 0; part < parts.size(); part++) {
            for (FaceRecord record : parts.get(part)) {
                FaceRecord before = known.putIfAbsent(record.sha256(), record);
                Integer first = where.putIfAbsent(record.sha256(), part);
                if (before != null && first != null && first != part) {
                    copies.add(before.key() + " and " + record.key());
                }
            }
        }
        if (!copies.isEmpty()) {
            console.println("warning: " + Counted.of(copies.size(), "images") + " of a part "
                    + (copies.size() == 1 ? "has" : "have") + " the same bytes as one of an earlier part ("
                    + JoinedNames.shown(copies) + "): under two identities that may be one person");
        }
    }

    private Map<Path, Double> shares() {
        Map<Path, Double> shares = new LinkedHashMap<>();
        Double first = share;
        if (first != null && parts.isEmpty()) {
            if (!(first > 0 && first < 1)) {
                throw UserError.usage("--share: expected a number above 0 and below 1, found " + first);
            }
            if (out.size() != 2 || out.get(0).equals(out.get(1))) {
                throw UserError.usage("--out: --share needs two folders, one for each part");
            }
            shares.put(out.get(0), first);
            shares.put(out.get(1), 1 - first);
        } else if (first == null && parts.size() > 1) {
            if (out.size() != 1) {
                throw UserError.usage("--out: --parts needs one folder, in which each part gets one of its name");
            }
            parts.forEach((name, own) -> {
                if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*") || !(own > 0 && own < Double.POSITIVE_INFINITY)) {
                    throw UserError.usage(
                            "--parts: expected NAME=SHARE with a share above 0, found " + name + "=" + own);
                }
                shares.put(out.get(0).resolve(name), own);
            });
        } else {
            throw UserError.usage("either --share of the first part, or --parts, two or more");
        }
        return shares;
    }
}
