package org.facegap.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.facegap.core.UserError;
import org.facegap.core.config.ConfigCell;
import org.facegap.core.config.ConfigReader;
import org.facegap.suite.config.SuiteConfig;
import org.facegap.suite.process.StageProcesses;
import org.facegap.suite.run.RunConfig;
import org.facegap.suite.run.StudyCell;
import org.facegap.suite.run.StudyFolder;
import org.facegap.suite.run.StudyRunner;
import org.facegap.suite.run.SuiteRunner;
import org.facegap.suite.stage.StageKind;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The arguments that all commands on a suite share. */
final class SuiteArguments {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    CommandSpec command;

    // Optional to the parser, since a subcommand has a suite of its own.
    @Parameters(
            arity = "0..1",
            paramLabel = "SUITE",
            description = "a suite or study (configs/quickstart.yaml), or the folder of one that was run before")
    Path suite = Path.of("");

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "folder of the suite; made when missing (default: runs/NAME)")
    @Nullable
    Path out;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "override a key of the config, as in --set train.recognition.steps=500; may be repeated")
    Map<String, String> overrides = new LinkedHashMap<>();

    @Option(
            names = "--only",
            paramLabel = "NAME",
            description =
                    "work on this arm alone; of the others what is done is used; may be repeated. Of a study also the name of"
                            + " a cell, or a value of an axis, as in loss=arcface")
    Set<String> only = new LinkedHashSet<>();

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            description = "auto, cpu, gpu0, or several GPUs as in gpu0,gpu1 (default: the config's)")
    @Nullable
    String device;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description =
                    "trainings at once, each in a process of its own; 0: everything in this process, one after another"
                            + " (default: as many as processors, or GPUs, and memory allow)")
    @Nullable
    Integer jobs;

    @Option(names = "--dry-run", description = "print the plan and stop: stages, counts, disk, time, what is done")
    boolean dryRun;

    @Option(names = "--fresh", description = "make everything again, also what is done")
    boolean fresh;

    /** One suite, planned. */
    SuiteRunner runner(StageKind last) {
        required();
        SuiteConfig config = isFolder() ? stored() : ConfigReader.read(suite, SuiteConfig.class, overrides);
        return runner(config, last);
    }

    private SuiteRunner runner(SuiteConfig config, StageKind last) {
        SuiteConfig there = device == null ? config : on(config, device);
        return new SuiteRunner(there, folder(config.name()), run(last));
    }

    /** One suite, or the cells of a study, planned. */
    Planned planned(StageKind last) {
        required();
        if (isFolder()) {
            return StudyFolder.wasStudy(suite)
                    ? study(StudyFolder.name(suite), storedCells(), last)
                    : Planned.of(runner(stored(), last));
        }
        List<ConfigCell<SuiteConfig>> cells = ConfigReader.readCells(suite, SuiteConfig.class, overrides);
        SuiteConfig first = cells.get(0).config();
        return cells.get(0).name().isEmpty()
                ? Planned.of(runner(first, last))
                : study(first.name(), StudyCell.of(suite, cells), last);
    }

    private Planned study(String name, List<StudyCell> cells, StageKind last) {
        String other = device;
        List<StudyCell> there = other == null
                ? cells
                : cells.stream()
                        .map(cell -> new StudyCell(cell.values(), on(cell.config(), other)))
                        .toList();
        return Planned.of(new StudyRunner(name, there, folder(name), run(last)));
    }

    private void required() {
        if (suite.toString().isEmpty()) {
            throw new ParameterException(command.commandLine(), "Missing required parameter: 'SUITE'");
        }
    }

    private boolean isFolder() {
        return Files.isDirectory(suite);
    }

    private Path folder(String name) {
        Path dir = out != null ? out : isFolder() ? suite : Path.of("runs", name);
        if (Files.exists(dir) && !Files.isDirectory(dir)) {
            throw UserError.usage("--out: " + dir + " is a file, not a folder");
        }
        return dir;
    }

    private RunConfig run(StageKind last) {
        if (jobs != null && jobs < 0) {
            throw UserError.usage("--jobs: expected 0 or more, found " + jobs);
        }
        return jobs != null && jobs == 0
                ? new RunConfig(last, only, fresh)
                : new RunConfig(last, only, fresh, jobs == null ? 0 : jobs, StageProcesses::new);
    }

    private List<StudyCell> storedCells() {
        requireNoOverrides();
        return StudyFolder.cells(suite);
    }

    private void requireNoOverrides() {
        if (!overrides.isEmpty()) {
            throw UserError.usage("--set: works on a suite's YAML file, not on the folder of a run");
        }
    }

    private SuiteConfig stored() {
        Path file = suite.resolve(SuiteRunner.CONFIG);
        if (!Files.isRegularFile(file)) {
            throw UserError.usage(suite + " is a folder without " + SuiteRunner.CONFIG
                    + ": neither a suite nor the folder of one that was run");
        }
        requireNoOverrides();
        return ConfigReader.read(file, SuiteConfig.class);
    }

    private static SuiteConfig on(SuiteConfig config, String device) {
        try {
            return config.withDevice(device);
        } catch (IllegalArgumentException e) {
            throw UserError.usage("--" + e.getMessage());
        }
    }
}
