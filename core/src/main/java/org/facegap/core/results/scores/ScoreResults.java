package org.facegap.core.results.scores;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.file.Path;
import java.util.List;
import org.facegap.core.results.Conclusion;
import org.facegap.core.results.Measurement;
import org.facegap.core.results.ResultFile;

/**
 * What a report on score files says. The results file of {@code facegap score} is its {@link #document()}, where every figure
 * stands once under its key; systems and comparisons are views of it.
 *
 * @param conclusion what was found, in words
 * @param data what was measured on
 * @param systems one for each column of scores
 * @param comparisons of every other system with the baseline, on the same pairs
 * @param tools how the other tools make their numbers that systems are shown by
 * @param warnings what a reader must know
 * @param limits what these data cannot show, with numbers
 * @param protocol the settings
 */
public record ScoreResults(
        Conclusion conclusion,
        DataCard data,
        List<SystemResults> systems,
        List<SystemComparison> comparisons,
        List<ToolRule> tools,
        List<String> warnings,
        List<String> limits,
        ScoreProtocol protocol) {
    public ScoreResults {
        systems = List.copyOf(systems);
        comparisons = List.copyOf(comparisons);
        tools = List.copyOf(tools);
        warnings = List.copyOf(warnings);
        limits = List.copyOf(limits);
    }

    /** Every figure under its key: what pages and tables that show whatever was measured go through. */
    public List<Measurement> measurements() {
        return ScoreMeasurements.of(systems, comparisons);
    }

    /** Everything that is no figure. */
    public ScoreContents contents() {
        return new ScoreContents(
                conclusion,
                data,
                systems.stream().map(SystemResults::contents).toList(),
                comparisons.stream().map(SystemComparison::contents).toList(),
                tools,
                warnings,
                limits,
                protocol);
    }

    /** Views of what a file holds. */
    public static ScoreResults of(List<Measurement> measurements, ScoreContents contents) {
        ScoreViews views = new ScoreViews(measurements, contents);
        return new ScoreResults(
                contents.conclusion(),
                contents.data(),
                views.systems(),
                views.comparisons(),
                contents.tools(),
                contents.warnings(),
                contents.limits(),
                contents.protocol());
    }

    /** What is written. */
    @JsonValue
    public ScoreDocument document() {
        return new ScoreDocument(ScoreDocument.SCHEMA, measurements(), contents());
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static ScoreResults of(ScoreDocument document) {
        return of(document.measurements(), document.scores());
    }

    /**
     * Reads a results file of {@code facegap score}.
     *
     * @throws org.facegap.core.UserError when it is missing, unreadable or of another shape
     */
    public static ScoreResults read(Path file) {
        return ResultFile.read(file, ScoreResults.class, ScoreDocument.SCHEMA);
    }
}
