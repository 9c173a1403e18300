package org.facegap.cli.match;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.facegap.cli.command.AuditOptions;
import org.facegap.cli.command.ReportOutput;
import org.facegap.cli.command.SuiteConsole;
import org.facegap.core.UserError;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.files.DiskErrors;
import org.facegap.core.json.Json;
import org.facegap.core.progress.Progress;
import org.facegap.core.results.attribute.AttributeAuditResults;
import org.facegap.evaluation.attribute.audit.AuditSpec;
import org.facegap.evaluation.attribute.audit.PredictionAudit;
import org.facegap.evaluation.attribute.input.PredictionColumns;
import org.facegap.evaluation.attribute.input.PredictionFile;
import org.facegap.evaluation.attribute.input.PredictionFormat;
import org.facegap.evaluation.attribute.input.PredictionReader;
import org.facegap.evaluation.matching.ImageFilter;
import org.facegap.evaluation.matching.ImageGroups;
import org.facegap.evaluation.matching.PairCensus;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.named.AttributeNetwork;
import org.facegap.models.named.FaceNetworks;
import org.facegap.suite.match.FaceRule;
import org.facegap.suite.match.ImageLabelling;
import org.facegap.suite.match.Matching;
import org.facegap.suite.match.SystemFacts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code facegap predict}: attribute models over the images of a face dataset. */
@Command(
        name = "predict",
        mixinStandardHelpOptions = true,
        description = {
            "Label the images of a face dataset with attribute models of anybody, and report errors per group.",
            "Writes predictions/NAME.csv, predict.json and what facegap score-attributes writes; that command takes the"
                    + " files with further settings."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  facegap predict fairface --oracle fairface.onnx --truth presentation=gender --group race --out"
                    + " runs/fairface",
            "  facegap predict utkface --oracle a.onnx --oracle b.onnx --group race,race+gender --out runs/utk"
        })
public final class PredictCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DATASET", description = "folder of a face dataset (facegap dataset import)")
    Path dataset = Path.of("");

    @Option(
            names = "--oracle",
            required = true,
            paramLabel = "MODEL",
            description =
                    "model card, ONNX or TorchScript file with a card, safetensors file, builtin:NAME; once for each")
    List<String> models = List.of();

    @Option(names = "--name", paramLabel = "NAME", description = "what each is called (default: its file)")
    List<String> names = List.of();

    @Option(
            names = "--truth",
            split = ",",
            paramLabel = "MODEL'S=DATASET'S",
            description =
                    "attribute of the dataset that is the truth of a model's attribute (default: the one of its name); nothing"
                            + " after the = leaves the model's attribute out")
    Map<String, String> truth = new LinkedHashMap<>();

    @Option(
            names = "--group",
            required = true,
            split = ",",
            paramLabel = "ATTRIBUTE[+ATTRIBUTE]",
            description = "attributes of the dataset that make the groups; + crosses them")
    List<String> groups = List.of();

    @Option(
            names = "--only",
            paramLabel = "RULE",
            description = "images that take part: ATTRIBUTE=VALUE[,VALUE...], ATTRIBUTE>=NUMBER or ATTRIBUTE<=NUMBER;"
                    + " several hold together")
    List<String> only = List.of();

    @Mixin
    FaceOptions faces = new FaceOptions();

    @Mixin
    AuditOptions audit = new AuditOptions();

    @Option(names = "--title", description = "of the report (default: the dataset and the models)")
    String title = "";

    @Option(names = "--device", description = "auto, cpu, gpu0 ... (default: ${DEFAULT-VALUE})")
    String device = "auto";

    @Option(names = "--threads", paramLabel = "N", description = "CPU threads, 0 for all (default: ${DEFAULT-VALUE})")
    int threads;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "where everything goes")
    Path out = Path.of("");

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() {
        List<String> systems = SystemNames.of(models, names, "--oracle");
        systems.forEach(PredictCommand::checkName);
        AuditSpec settings = audit.settings(groups);
        FaceDataset set = FaceDataset.open(dataset);
        Set<String> attributes = new LinkedHashSet<>();
        settings.groupings().forEach(attributes::addAll);
        attributes.forEach(attribute -> ImageGroups.require(set, attribute, "--group"));
        truth.values().stream()
                .filter(attribute -> !attribute.isEmpty())
                .forEach(attribute -> ImageGroups.require(set, attribute, "--truth"));
        BitSet rows = ImageFilter.rows(set, only, "--only");
        PrintWriter console = spec.commandLine().getOut();
        FaceRule face = faces.rule(set, rows);
        face.tell(console);
        for (String group : groups) {
            ImageGroups.of(set, group, "--group")
                    .warnings(rows)
                    .forEach(warning -> console.println("warning: " + warning));
        }
        console.flush();
        EngineRuntime runtime = EngineRuntime.start(device, "float32", threads);
        // What failures are counted by.
        ImageGroups counted = ImageGroups.of(set, groups.get(0), "--group");
        List<PredictionFile> read = new ArrayList<>();
        List<SystemFacts> facts = new ArrayList<>();
        for (int i = 0; i < models.size(); i++) {
            Path file = folder(out.resolve("predictions")).resolve(systems.get(i) + ".csv");
            Labelled labelled =
                    predict(runtime, set, rows, i, systems.get(i), attributes, counted, face, file, console);
            facts.add(labelled.facts());
            Map<String, String> classes = new LinkedHashMap<>(labelled.ownClasses());
            classes.putAll(audit.classes());
            read.add(new PredictionReader(
                            PredictionFormat.TIDY, null, null, PredictionColumns.none(), null, classes, false)
                    .read(file));
        }
        Json.write(
                out.resolve("predict.json"),
                Matching.facts(
                        runtime,
                        set,
                        counted,
                        new PairCensus(0, 0, rows),
                        String.join(" ", only),
                        settings.seed(),
                        face,
                        facts));
        String name = title.isEmpty() ? set.card().name() + ": " + String.join(", ", systems) : title;
        AttributeAuditResults results = new PredictionAudit(settings).audit(name, read);
        ReportOutput output = ReportOutput.of(results);
        output.write(out);
        output.print(out, console);
        return 0;
    }

    /** What became of the images, and the model's words that are no true classes. */
    private record Labelled(SystemFacts facts, Map<String, String> ownClasses) {}

    private Labelled predict(
            EngineRuntime runtime,
            FaceDataset set,
            BitSet rows,
            int model,
            String name,
            Set<String> attributes,
            ImageGroups counted,
            FaceRule face,
            Path file,
            PrintWriter console) {
        try (AttributeNetwork network = new FaceNetworks(runtime, set, face.choice()).oracle(models.get(model))) {
            ImageLabelling labelling =
                    new ImageLabelling(set, network, truth, audit.classes(), attributes, models.get(model));
            Progress progress = SuiteConsole.progress(console);
            SystemFacts facts = labelling.write(file, name, rows, counted, face, progress);
            console.println(facts.sentence(counted.counts(rows.stream()), face.sentence()));
            labelling.unknown().forEach(console::println);
            console.flush();
            return new Labelled(facts, labelling.ownClasses());
        }
    }

    private static void checkName(String name) {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9 ._+-]{0,63}")) {
            throw UserError.usage(
                    "--name: '" + name + "' cannot name a file: expected up to 64 letters, digits and . _ + -");
        }
    }

    private static Path folder(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw DiskErrors.writing(folder, e);
        }
    }
}
