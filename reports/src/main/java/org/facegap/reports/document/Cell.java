package org.facegap.reports.document;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.words.Printable;
import org.facegap.reports.chart.Series;
import org.facegap.reports.chart.StackedBar;
import org.facegap.reports.text.EstimateText;
import org.facegap.reports.text.NumberText;
import org.facegap.reports.text.NumberText.Scale;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a cell of a table, the same in every syntax: text, an estimate, or an estimate after a word.
 *
 * @param text the text; before an estimate a word such as the group it belongs to; "" for none
 * @param estimate the number, null for text
 * @param scale how the number is written
 * @param series the look of the arm, system or group that the cell names, null for none
 * @param parts what else belongs to the cell
 * @param look "" or how it stands out on a page: {@code found}, {@code own}, {@code grey}, {@code none}, {@code undefined}; or
 *     {@value #PAGE}
 * @param hint what a pointer over the text shows, "" for none; of the look {@value #PAGE} the address of the page it leads to
 * @param bar drawn in place of text, null for none
 */
public record Cell(
        String text,
        @Nullable Estimate estimate,
        Scale scale,
        @Nullable Series series,
        List<Part> parts,
        String look,
        String hint,
        @Nullable StackedBar bar) {
    /** Look of a text that leads to another page, from a page; elsewhere it is text. */
    public static final String PAGE = "page";

    /** Look of the best of a column where every other is shown to be worse. */
    public static final String BEST = "best";

    /** Look of one that is not shown to differ from the best. */
    public static final String TIED = "tied";

    /**
     * A further line of a cell.
     *
     * @param key what a file for programs calls its number, "" for the name of the column
     * @param estimate its number, null for none
     * @param text how people read it, "" where only programs do
     * @param everywhere whether papers and terminals show it too
     */
    public record Part(String key, @Nullable Estimate estimate, String text, boolean everywhere) {}

    /** Names from files come into texts; they can be shown whatever they hold. */
    public Cell {
        text = Printable.of(text);
    }

    /** Text as it is, from whatever source. */
    public static Cell of(String text) {
        return new Cell(text, null, Scale.PLAIN, null, List.of(), "", "", null);
    }

    /** An estimate. */
    public static Cell of(Estimate estimate, Scale scale) {
        return new Cell("", estimate, scale, null, List.of(), "", "", null);
    }

    /** The name of a series, with its mark on a page. */
    public static Cell of(Series series) {
        return new Cell(series.name(), null, Scale.PLAIN, series, List.of(), "", "", null);
    }

    /** A bar; its description for those who do not see it. */
    public static Cell of(StackedBar bar) {
        return new Cell(bar.description(), null, Scale.PLAIN, null, List.of(), "", "", bar);
    }

    /** A count, or the mean of counts over trainings. */
    public static Cell count(double count) {
        return written(NumberText.errors(count), Estimate.point(count, Math.round(count), "count"));
    }

    /** A number that is written in its own way. */
    public static Cell written(String text, Estimate estimate) {
        return of(text).part("", estimate);
    }

    /** An estimate by its value alone, its interval and n left to files. */
    public static Cell value(Estimate estimate, Scale scale) {
        return written(EstimateText.of(estimate, scale).value(), estimate);
    }

    /** A word for a number that is not there. */
    public static Cell absent(String text) {
        return of(text).looking("undefined");
    }

    /** A number without an interval. */
    public static Estimate number(double value, long n, String unit, String reasonOtherwise) {
        return Double.isFinite(value) ? Estimate.point(value, n, unit) : Estimate.undefined(reasonOtherwise, n, unit);
    }

    /** With a number for programs. */
    public Cell part(String key, Estimate number) {
        return with(new Part(key, number, "", false));
    }

    /** With a line on a page, and a number for programs. */
    public Cell detail(String key, @Nullable Estimate number, String line) {
        return line.isEmpty() && number == null ? this : with(new Part(key, number, line, false));
    }

    /** With a line in every syntax, and a number for programs. */
    public Cell beside(String key, @Nullable Estimate number, String line) {
        return line.isEmpty() && number == null ? this : with(new Part(key, number, line, true));
    }

    private Cell with(Part part) {
        List<Part> all = new ArrayList<>(parts);
        all.add(part);
        return new Cell(text, estimate, scale, series, List.copyOf(all), look, hint, bar);
    }

    /** With a word before the number. */
    public Cell after(String word) {
        return new Cell(word, estimate, scale, series, parts, look, hint, bar);
    }

    /** Standing out. */
    public Cell looking(String how) {
        return new Cell(text, estimate, scale, series, parts, how, hint, bar);
    }

    /** With an explanation. */
    public Cell hinting(String explanation) {
        return new Cell(text, estimate, scale, series, parts, look, explanation, bar);
    }

    /** The estimate in words and numbers, null for text. */
    public @Nullable EstimateText shown() {
        return estimate == null ? null : EstimateText.of(estimate, scale);
    }

    /** Further lines on a page. */
    public List<String> lines() {
        return parts.stream().map(Part::text).filter(line -> !line.isEmpty()).toList();
    }

    /** Further words in every syntax, in brackets, or nothing. */
    public String besides() {
        String words = parts.stream()
                .filter(part -> part.everywhere() && !part.text().isEmpty())
                .map(Part::text)
                .collect(Collectors.joining("; "));
        return words.isEmpty() ? "" : " (" + words + ")";
    }
}
