package org.facegap.cli.match;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.facegap.cli.command.ReportOutput;
import org.facegap.cli.command.ScoreOptions;
import org.facegap.cli.command.SuiteConsole;
import org.facegap.core.UserError;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.files.DiskErrors;
import org.facegap.core.json.Json;
import org.facegap.core.results.scores.SourceFile;
import org.facegap.core.words.Counted;
import org.facegap.core.words.Nearest;
import org.facegap.evaluation.matching.EqualImages;
import org.facegap.evaluation.matching.FaceVectors;
import org.facegap.evaluation.matching.MatchedScores;
import org.facegap.evaluation.matching.PairCensus;
import org.facegap.evaluation.scores.analysis.ScoreEvaluator;
import org.facegap.evaluation.scores.analysis.ScoreSpec;
import org.facegap.evaluation.scores.reading.ReadingSpec;
import org.facegap.evaluation.scores.reading.ScoreFiles;
import org.facegap.evaluation.scores.reading.ScoreInput;
import org.facegap.evaluation.scores.reading.ScoreSource;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.recognition.Flip;
import org.facegap.suite.match.FaceRule;
import org.facegap.suite.match.Matching;
import org.facegap.suite.match.RunFacts;
import org.facegap.suite.match.SystemFacts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code facegap match}: recognisers over the images of a face dataset. */
@Command(
        name = "match",
        mixinStandardHelpOptions = true,
        description = {
            "Compare the images of a face dataset with recognisers of anybody, and report errors per group.",
            "Writes scores.csv, embeddings, match.json and what facegap score writes."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  facegap match rfw --recogniser mobilefacenet.onnx --group race --out runs/rfw",
            "  facegap match lfw --recogniser a.onnx --recogniser b.onnx --group gender --pairs pairs.txt --out"
                    + " runs/lfw",
            "  facegap match utkface --recogniser a.onnx --group race --protocol same-group --limit-impostors 20000"
                    + " --threshold 0.285 --out runs/utk"
        })
public final class MatchCommand implements Callable<Integer> {
    /** What is kept of a pair while it is evaluated, with one system, and for each more. */
    private static final long BYTES_PER_PAIR = 40;

    private static final long BYTES_PER_SYSTEM = 12;

    @Parameters(paramLabel = "DATASET", description = "folder of a face dataset (facegap dataset import)")
    Path dataset = Path.of("");

    @Option(
            names = {"--recogniser", "--recognizer"},
            required = true,
            paramLabel = "MODEL",
            description =
                    "model card, ONNX or TorchScript file with a card, safetensors file, builtin:NAME; once for each")
    List<String> models = List.of();

    @Option(names = "--name", paramLabel = "NAME", description = "what each is called (default: its file)")
    List<String> names = List.of();

    @Mixin
    PairOptions pairs = new PairOptions();

    @Mixin
    FaceOptions faces = new FaceOptions();

    @Mixin
    ScoreOptions settings = new ScoreOptions();

    @Option(
            names = "--flip",
            paramLabel = "RULE",
            description =
                    "what recognisers without a card do with mirror images: ${COMPLETION-CANDIDATES}; a card says it itself (default: ${DEFAULT-VALUE})")
    Flip flip = Flip.NONE;

    @Option(names = "--scores-only", description = "write the scores and make no report")
    boolean scoresOnly;

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
        List<String> systems = SystemNames.of(models, names, "--recogniser");
        systems.forEach(MatchedScores::checkName);
        ScoreSpec asked = settings.settings(systems);
        asked.fixed().keySet().forEach(name -> require("--threshold", name, systems));
        String baseline = asked.baseline();
        if (baseline != null) {
            require("--baseline", baseline, systems);
        }
        FaceDataset set = FaceDataset.open(dataset);
        PairOptions.Chosen chosen = pairs.choose(set, settings.impostors(), settings.seed());
        PairCensus census = PairCensus.of(chosen.pairs());
        PrintWriter console = spec.commandLine().getOut();
        console.println(set.card().name() + ": " + Counted.of(census.genuine(), "genuine") + " and "
                + Counted.of(census.impostor(), "impostor pairs") + " of "
                + Counted.of(census.images().cardinality(), "images") + "; " + chosen.rule());
        console.flush();
        check(set, census);
        FaceRule face = faces.rule(set, census.images());
        face.tell(console);
        chosen.warnings().forEach(warning -> console.println("warning: " + warning));
        List<String> equal = EqualImages.warnings(set.records(), chosen.pairs());
        if (scoresOnly) {
            equal.forEach(warning -> console.println("warning: " + warning));
        }
        console.flush();
        try {
            Files.createDirectories(out);
        } catch (IOException e) {
            throw DiskErrors.writing(out, e);
        }
        EngineRuntime runtime = EngineRuntime.start(device, "float32", threads);
        Matching matching =
                new Matching(runtime, set, out.resolve("embeddings"), face, flip, SuiteConsole.progress(console));
        List<FaceVectors> vectors = new ArrayList<>();
        List<SystemFacts> facts = new ArrayList<>();
        for (int i = 0; i < models.size(); i++) {
            Matching.Embedded embedded = matching.embed(models.get(i), systems.get(i), census, chosen.groups());
            vectors.add(embedded.vectors());
            facts.add(embedded.facts());
            console.println(
                    embedded.facts().sentence(chosen.groups().counts(census.images().stream()), face.sentence()));
            console.flush();
        }
        MatchedScores scores = new MatchedScores(set, chosen.groups(), chosen.sex(), vectors);
        Path file = out.resolve("scores.csv");
        scores.write(file, chosen.pairs());
        RunFacts run =
                Matching.facts(runtime, set, chosen.groups(), census, chosen.rule(), settings.seed(), face, facts);
        Json.write(out.resolve("match.json"), run);
        console.println("scores: " + file);
        if (scoresOnly) {
            return 0;
        }
        ScoreInput input = new ScoreFiles(new ReadingSpec(scores.columns(), false, false, null))
                .read(List.of(ScoreSource.of(file)));
        ReportOutput output = ReportOutput.of(new ScoreEvaluator(asked).evaluate(told(input, run, equal), null));
        output.write(out);
        output.print(out, console);
        return 0;
    }

    /** Asked before anything is computed, since that may take hours. */
    private static void require(String option, String name, List<String> systems) {
        if (!systems.contains(name)) {
            throw UserError.usage(
                    option + ": there is no system '" + name + "'" + Nearest.among(name, "systems", systems));
        }
    }

    private void check(FaceDataset set, PairCensus census) {
        if (census.pairs() == 0) {
            throw new UserError(
                    "There is no pair to compare: " + set.dir() + " has no two images that the options" + " let meet.");
        }
        long bytes = census.pairs() * (BYTES_PER_PAIR + models.size() * BYTES_PER_SYSTEM);
        long heap = Runtime.getRuntime().maxMemory();
        if (!scoresOnly && bytes > heap) {
            throw UserError.usage(census.pairs() + " pairs take about " + (bytes >> 20)
                    + " MiB to evaluate, more than the Java heap of " + (heap >> 20)
                    + " MiB; draw some with --limit-impostors N, give more (FACEGAP_HEAP=6g), or write the"
                    + " --scores-only");
        }
    }

    /** The input with what made it and what is to be known of its pairs. */
    private static ScoreInput told(ScoreInput input, RunFacts run, List<String> equal) {
        List<String> warnings = new ArrayList<>(equal);
        warnings.addAll(input.warnings());
        List<String> remarks = new ArrayList<>(List.of("images: " + run.dataset() + ", " + run.protocol()));
        run.systems()
                .forEach(s -> remarks.add(s.system() + ": cosine of vectors by " + s.model() + ", SHA-256 "
                        + s.hash().substring(0, 12) + "; "
                        + s.sentence(run.images(), run.face()).replaceFirst("^.*?: ", "")));
        List<SourceFile> files =
                input.files().stream().map(f -> f.remarking(remarks)).toList();
        return new ScoreInput(input.table(), files, input.repeats(), warnings);
    }
}
