package org.facegap.evaluation.scores.reading;

import java.io.IOException;
import java.util.List;
import org.facegap.core.results.scores.SourceFile;
import org.facegap.evaluation.scores.ScoreTableBuilder;

/**
 * Reads pyeer's histograms of impostor scores: line {@code i}, from 0, holds how often the score {@code i} occurs. Genuine
 * scores are a list there too.
 */
final class HistogramScores {
    private HistogramScores() {}

    static SourceFile read(
            OpenedFile file,
            String shownName,
            boolean negated,
            String group,
            ScoreTableBuilder table,
            RepeatedPairs pairs)
            throws IOException {
        int number = table.groups().number(group);
        int sex = table.sexes().number("");
        int cell = table.cell(number, number, sex, sex);
        SkipLog skipped = new SkipLog();
        DecimalParser parser = new DecimalParser(false);
        double[] score = new double[1];
        int before = table.size();
        long rows = 0;
        try (RowReader in = new RowReader(file.name(), file.stream(), RowReader.BLANKS)) {
            while (in.next()) {
                int last = in.fields() - 1;
                boolean whole = parser.parse(in.bytes(), in.from(last), in.to(last)) == DecimalParser.Outcome.NUMBER;
                double count = parser.value();
                rows++;
                if (!whole || count < 0 || count != Math.rint(count) || count > Integer.MAX_VALUE) {
                    skipped.skip("whose count is no whole number from 0", in.text(last), in.line());
                    continue;
                }
                score[0] = negated ? 1 - in.line() : in.line() - 1;
                for (int i = 0; i < (int) count; i++) {
                    table.add(false, cell, -1, -1, -1, score);
                    pairs.add(0, 0);
                }
            }
        }
        return new SourceFile(
                shownName, "histogram of impostor scores", rows, table.size() - before, skipped.rows(), List.of());
    }
}
