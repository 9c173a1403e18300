package org.facegap.suite.run;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.facegap.core.UserError;
import org.facegap.core.config.ConfigCell;
import org.facegap.suite.config.SuiteConfig;

/**
 * One of the suites of a study.
 *
 * @param values for each axis, in their order, the name of its value
 * @param config the suite, called by the cell's name
 */
public record StudyCell(Map<String, String> values, SuiteConfig config) {
    public StudyCell {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** What the cell is called; {@code axis=value,...} unless the study names it otherwise. */
    public String name() {
        return config.name();
    }

    /** Whether a name is this cell's, or names some of its values: {@code loss=arcface}. */
    boolean isMeantBy(String wanted) {
        return wanted.equals(name())
                || List.of(wanted.split(",")).stream().allMatch(part -> {
                    String[] pair = part.split("=", 2);
                    return pair.length == 2 && pair[1].equals(values.get(pair[0]));
                });
    }

    /**
     * The cells of a study.
     *
     * @param file they stand in
     * @param read as they were read, each with the study's name
     * @throws UserError when the cells cannot be run by one process
     */
    public static List<StudyCell> of(Path file, List<ConfigCell<SuiteConfig>> read) {
        SuiteConfig first = read.get(0).config();
        for (ConfigCell<SuiteConfig> cell : read) {
            SuiteConfig config = cell.config();
            if (!config.name().equals(first.name())) {
                throw UserError.usage(
                        file + ": matrix: the cells have the names of their values; name stays that of the study");
            }
            if (!config.compute().device().equals(first.compute().device())
                    || config.compute().threads() != first.compute().threads()) {
                throw UserError.usage(
                        file + ": matrix: all cells are computed on the same device with the same compute.threads; run"
                                + " the study again with --device for another");
            }
        }
        return read.stream()
                .map(cell -> new StudyCell(cell.values(), cell.config().withName(cell.name())))
                .toList();
    }
}
