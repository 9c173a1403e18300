package org.facegap.reports.writing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.facegap.reports.document.Table;

/**
 * How a table fits a page of LaTeX's article class: headings of several lines, paragraphs for long texts, and columns that do not
 * fit beside each other under one another, each part with the names of its rows. Widths are in points at {@code \footnotesize} and
 * rather too large than too small.
 */
final class LatexLayout {
    /** A column of a page with two, less a little. */
    private static final double NARROW = 196;

    /** The text of a page with one column, less a little. */
    private static final double WIDE = 338;

    private static final double GAP = 6;
    private static final double LONGEST_TEXT = 92;
    private static final double LONGEST_NUMBER = 112;
    private static final double LEAST_HEADING = 34;

    /** One column as it is written. */
    record Column(int place, String type, double width, List<String> heading, boolean paragraph) {
        /** Lines that a text takes in it, with what is lost at their ends. */
        int lines(String latex) {
            return paragraph ? Math.max(1, (int) Math.ceil(1.15 * LatexLayout.width(latex) / width)) : 1;
        }
    }

    /**
     * Parts under one another.
     *
     * @param wide whether it needs the width of a whole page
     */
    record Parts(boolean wide, List<List<Column>> parts) {}

    private LatexLayout() {}

    /** @param cells rows of cells, as they are written in LaTeX */
    static Parts of(List<Table.Column> columns, List<List<String>> cells) {
        List<Column> laid = new ArrayList<>();
        int names = 0;
        while (names < columns.size() && !columns.get(names).numeric()) {
            names++;
        }
        names = Math.max(1, Math.min(names, columns.size()));
        for (int c = 0; c < columns.size(); c++) {
            laid.add(column(c, columns.get(c), cells, c < names ? Math.min(LONGEST_TEXT, WIDE / 2 / names) : 0));
        }
        double all = width(laid);
        if (all <= NARROW) {
            return new Parts(false, List.of(laid));
        }
        List<List<Column>> parts = new ArrayList<>();
        List<Column> keys = laid.subList(0, names);
        List<Column> part = new ArrayList<>(keys);
        for (Column column : laid.subList(names, laid.size())) {
            if (part.size() > names && width(part) + GAP + column.width() > WIDE) {
                parts.add(part);
                part = new ArrayList<>(keys);
            }
            part.add(column);
        }
        parts.add(part);
        return new Parts(true, parts);
    }

    private static double width(List<Column> columns) {
        return columns.stream().mapToDouble(Column::width).sum() + GAP * (columns.size() - 1);
    }

    private static Column column(int place, Table.Column column, List<List<String>> cells, double mostOfNames) {
        double content = 0;
        double word = 0;
        for (List<String> row : cells) {
            content = Math.max(content, width(row.get(place)));
            for (String part : row.get(place).split(" ")) {
                word = Math.max(word, width(part));
            }
        }
        List<String> heading = heading(column.heading(), Math.max(LEAST_HEADING, Math.min(content, LONGEST_TEXT)));
        double over = heading.stream().mapToDouble(LatexLayout::width).max().orElse(0);
        double most = mostOfNames > 0 ? mostOfNames : column.numeric() ? LONGEST_NUMBER : LONGEST_TEXT;
        if (content <= most) {
            return new Column(place, column.numeric() ? "r" : "l", Math.max(content, over), heading, false);
        }
        double width = Math.max(over, Math.min(WIDE - GAP, Math.max(most, mostOfNames > 0 ? 0 : word)));
        return new Column(place, String.format(Locale.ROOT, "p{%.0fpt}", width), width, heading, true);
    }

    private static List<String> heading(String text, double most) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : LatexWriter.escape(text).split(" ")) {
            if (!line.isEmpty() && width(line + " " + word) > most) {
                lines.add(line);
                line = word;
            } else {
                line = line.isEmpty() ? word : line + " " + word;
            }
        }
        lines.add(line);
        return lines;
    }

    /** Points that a text takes, as a rule a few too many. */
    static double width(String latex) {
        String text = latex.replaceAll("\\\\textsuperscript\\{[^}]*\\}", "x")
                .replaceAll("\\\\(textbf|allowbreak)(\\{\\})?", "")
                .replaceAll("\\\\[a-z]+(\\{\\}| |(?=\\$))", "W")
                .replaceAll("[{}$\\\\]", "");
        double width = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            width += "iljtfr!|".indexOf(c) >= 0
                    ? 3.2
                    : ".,;:'~ ()[]\u2019".indexOf(c) >= 0
                            ? 3.2
                            : "mwMW%\u2212+=\u00b1@&".indexOf(c) >= 0
                                    ? 7.6
                                    : Character.isDigit(c) || Character.isLowerCase(c) || c == '-' ? 4.8 : 6.8;
        }
        return width;
    }

    /** Text of a paragraph with places to break long words. */
    static String breakable(String latex, double width) {
        List<String> words = new ArrayList<>();
        for (String word : latex.split(" ")) {
            words.add(
                    width(word) <= width ? word : word.replaceAll("([/,=.:+-]|\\\\_)(?=[^{}])", "$1\\\\allowbreak{}"));
        }
        return String.join(" ", words);
    }
}
