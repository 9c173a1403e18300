package org.facegap.suite.work;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.facegap.core.artifact.ArtifactFolder;
import org.facegap.core.artifact.RunEnvironment;
import org.facegap.core.dataset.AttributeLabel;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.files.AtomicFile;
import org.facegap.core.image.Image;
import org.facegap.core.progress.Progress;
import org.facegap.core.results.attribute.AttributeAuditResults;
import org.facegap.core.results.suite.SuiteResults;
import org.facegap.core.results.suite.Timings;
import org.facegap.core.words.Counted;
import org.facegap.reports.Report;
import org.facegap.reports.document.Preset;
import org.facegap.reports.input.ReportInput;
import org.facegap.reports.input.SampleGrid;
import org.facegap.suite.stage.Stage;

/** Renders the report and the tables from the results and the arms' sample images. */
public final class ReportWork implements Stage.Work {
    /** Name of the input with the results. */
    public static final String RESULTS = "results";

    /** The page. */
    public static final String HTML = "report.html";

    /** Every file for people that there may be; which there are depends on what was measured. */
    public static final List<String> FILES = List.of(
            HTML,
            "table.tex",
            "table.md",
            "table.csv",
            "comparisons.csv",
            "scores-errors.csv",
            "scores-differentials.csv",
            "scores-comparisons.csv",
            "attributes.html",
            "attributes.csv");

    private final ReportSpec spec;
    private final RunEnvironment environment;
    private final Supplier<Timings> timings;

    public ReportWork(ReportSpec spec, RunEnvironment environment, Supplier<Timings> timings) {
        this.spec = spec;
        this.environment = environment;
        this.timings = timings;
    }

    @Override
    public void make(ArtifactFolder folder, Map<String, Path> inputs, Progress progress) {
        Path evaluation = Objects.requireNonNull(inputs.get(RESULTS));
        SuiteResults results = SuiteResults.read(evaluation.resolve(EvaluateWork.RESULTS));
        List<SampleGrid> samples = new ArrayList<>();
        for (String arm : spec.arms()) {
            samples.addAll(samples(arm, Objects.requireNonNull(inputs.get(EvaluateWork.data(arm)))));
        }
        Report report =
                Report.of(new ReportInput(results, timings.get(), provenance(folder, inputs), samples, List.of()));
        report.write(folder.file(HTML));
        boolean verified = results.verification() != null;
        List<Preset> main = verified ? List.of(Preset.VERIFICATION, Preset.COMPARISONS) : List.of(Preset.ATTRIBUTES);
        for (Report.Format format : List.of(Report.Format.LATEX, Report.Format.MARKDOWN)) {
            write(
                    folder.file("table." + format.ending()),
                    main.stream().map(preset -> report.tables(preset, format)).collect(Collectors.joining("\n")));
        }
        write(folder.file("table.csv"), report.tables(main.get(0), Report.Format.CSV));
        if (verified) {
            write(folder.file("comparisons.csv"), report.tables(Preset.COMPARISONS, Report.Format.CSV));
            for (Preset preset : List.of(Preset.ERRORS, Preset.DIFFERENTIALS, Preset.SYSTEMS)) {
                write(folder.file("scores-" + preset.file() + ".csv"), report.tables(preset, Report.Format.CSV));
            }
        }
        AttributeAuditResults attributes = results.attributes();
        if (attributes != null) {
            Report ofAttributes = Report.of(attributes);
            ofAttributes.write(folder.file("attributes.html"));
            write(folder.file("attributes.csv"), ofAttributes.tables(Preset.ATTRIBUTES, Report.Format.CSV));
        }
    }

    private static void write(Path file, String text) {
        AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, Object> provenance(ArtifactFolder folder, Map<String, Path> inputs) {
        Map<String, Object> provenance = new LinkedHashMap<>();
        provenance.put("device", environment.deviceKind());
        provenance.put("threads", environment.threads());
        provenance.put("computeType", environment.computeType());
        provenance.put("versions", environment.versions());
        Map<String, Object> artefacts = new TreeMap<>();
        inputs.forEach(
                (name, path) -> artefacts.put(name, ArtifactFolder.at(path).hash()));
        artefacts.put("report", folder.hash());
        provenance.put("artefacts", artefacts);
        return provenance;
    }

    /** A grid per group: the first image of as many people as fit. */
    private List<SampleGrid> samples(String arm, Path data) {
        FaceDataset dataset = FaceDataset.open(data);
        int columns = spec.report().sampleColumns();
        int most = columns * spec.report().sampleRows();
        List<SampleGrid> grids = new ArrayList<>();
        for (String group : most == 0 ? List.<String>of() : spec.groups()) {
            Set<String> identities = new LinkedHashSet<>();
            List<Image> images = new ArrayList<>();
            for (FaceRecord record : dataset.records()) {
                AttributeLabel label = record.attributes().get(spec.groupBy());
                if (images.size() < most
                        && label != null
                        && label.value().equals(group)
                        && identities.add(record.identity())) {
                    images.add(dataset.read(record));
                }
            }
            if (!images.isEmpty()) {
                boolean named = dataset.card().identities() < dataset.card().images();
                String what = !named ? "images" : images.size() == 1 ? "identities" : "different identities";
                String caption = arm + ", " + group + ": " + Counted.of(images.size(), what) + " of the training set";
                grids.add(new SampleGrid(
                        arm,
                        group,
                        Image.grid(images, columns),
                        caption,
                        dataset.card().imagesMayBeShown()));
            }
        }
        return grids;
    }
}
