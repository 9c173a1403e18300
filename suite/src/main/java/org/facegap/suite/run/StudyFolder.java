package org.facegap.suite.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.facegap.core.UserError;
import org.facegap.core.config.ConfigReader;
import org.facegap.core.files.DiskErrors;
import org.facegap.core.json.Json;
import org.facegap.suite.config.SuiteConfig;

/** Where a study's parts lie: its cells' results in folders of their own, what they are made of in its own folder. */
public final class StudyFolder {
    /** Which cells there are. */
    static final String FILE = "study.json";

    private static final String CELLS = "cells";

    private StudyFolder() {}

    /** Whether a folder is that of a study that was run. */
    public static boolean isStudy(Path folder) {
        return Files.isRegularFile(folder.resolve(FILE));
    }

    /** Whether what was run last in a folder was a study, and not one suite alone. */
    public static boolean wasStudy(Path folder) {
        Path suite = folder.resolve(SuiteRunner.CONFIG);
        try {
            return isStudy(folder)
                    && (!Files.exists(suite)
                            || Files.getLastModifiedTime(suite)
                                            .compareTo(Files.getLastModifiedTime(folder.resolve(FILE)))
                                    <= 0);
        } catch (IOException e) {
            throw new UserError("cannot read " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Whether a folder holds artefacts of a suite or a study. */
    static boolean isRun(Path folder) {
        return isStudy(folder) || Files.isRegularFile(folder.resolve(SuiteRunner.CONFIG));
    }

    /** Folder of a cell. */
    public static Path cell(Path study, String name) {
        return study.resolve(CELLS).resolve(name);
    }

    /** Writes which cells there are, and the config of each. */
    static void write(Path study, String name, List<StudyCell> cells) {
        for (StudyCell cell : cells) {
            Path folder = cell(study, cell.name());
            try {
                Files.createDirectories(folder);
            } catch (IOException e) {
                throw DiskErrors.opening(folder, e);
            }
            Json.write(folder.resolve(SuiteRunner.CONFIG), cell.config());
        }
        String question = cells.get(0).config().question();
        List<StudyFile.Cell> list = cells.stream()
                .map(cell -> new StudyFile.Cell(cell.name(), cell.values()))
                .toList();
        Json.write(study.resolve(FILE), new StudyFile(name, question, list));
    }

    /** Name of a study that was run. */
    public static String name(Path study) {
        return Json.read(study.resolve(FILE), StudyFile.class).name();
    }

    /**
     * The cells of a study that was run.
     *
     * @throws UserError when a file of it is missing or damaged
     */
    public static List<StudyCell> cells(Path study) {
        List<StudyCell> cells = new ArrayList<>();
        for (StudyFile.Cell cell :
                Json.read(study.resolve(FILE), StudyFile.class).cells()) {
            if (!SuiteConfig.isName(cell.name())) {
                throw new UserError(study.resolve(FILE) + ": '" + cell.name() + "' is no name of a cell");
            }
            cells.add(new StudyCell(
                    cell.values(),
                    ConfigReader.readAlone(cell(study, cell.name()).resolve(SuiteRunner.CONFIG), SuiteConfig.class)));
        }
        return cells;
    }

    /** Where the artefacts of a suite lie: in its folder, those of a cell in the folder of its study. */
    static Path store(Path suite) {
        Path parent = suite.toAbsolutePath().normalize().getParent();
        Path study = parent == null ? null : parent.getParent();
        return parent != null && study != null && parent.endsWith(CELLS) && isStudy(study) ? study : suite;
    }
}
