package org.facegap.core.csv;

import java.util.Arrays;
import java.util.List;
import org.facegap.core.UserError;

/**
 * How a table begins: comment lines ({@code # ...}) and a line with nothing but the number of rows, as CelebA's lists have,
 * come before the header and are passed over.
 *
 * @param chars before the header
 * @param lines before the header
 * @param delimiter between fields
 * @param rowNames whether the header has no name for the first column, as in R's {@code write.table} and CelebA's lists
 */
record TableHead(int chars, int lines, Delimiter delimiter, boolean rowNames) {
    private static final int LINES = 20;

    /**
     * Of a text.
     *
     * @param file its name, for messages
     * @param text its first characters, without a byte order mark
     * @throws UserError when it is JSON
     */
    static TableHead of(String file, String text) {
        if (text.stripLeading().matches("(?s)(\\{\\s*\"|\\[\\s*[\\[{\"\\d-]).*")) {
            throw UserError.usage(file + " is JSON; expected a table with a header line, its fields between commas");
        }
        int at = 0;
        int lines = 0;
        int chars = 0;
        int passed = 0;
        while (at < text.length()) {
            int end = end(text, at);
            int next = after(text, end);
            String line = text.substring(at, end);
            boolean first = isComment(line, text.substring(next)) || isCount(line, text.substring(next));
            if (!first && !line.isBlank()) {
                break;
            }
            at = next;
            lines++;
            chars = first ? at : chars;
            passed = first ? lines : passed;
        }
        String rest = text.substring(chars);
        if (hasRowNames(rest)) {
            return new TableHead(chars, passed, Delimiter.BLANKS, true);
        }
        Delimiter delimiter = Delimiter.ofTable(rest);
        return new TableHead(chars, passed, delimiter, hasRowNames(rest, delimiter));
    }

    private static int end(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        return at;
    }

    private static int after(String text, int end) {
        boolean two = text.startsWith("\r\n", end);
        return Math.min(text.length(), end + (two ? 2 : 1));
    }

    private static String firstLine(String text) {
        return text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    }

    /** {@code #file,race} and {@code #,file,race} are headers where the next line has as many fields. */
    private static boolean isComment(String line, String rest) {
        if (!line.startsWith("#")) {
            return false;
        }
        Delimiter mark = Delimiter.ofTable(rest);
        int marks = mark == Delimiter.BLANKS ? 0 : mark.count(line);
        boolean spaced = line.startsWith("# ") || line.startsWith("##");
        return spaced || marks == 0 || marks != mark.count(firstLine(rest));
    }

    private static boolean isCount(String line, String rest) {
        return line.strip().matches("\\d{1,12}")
                && rest.lines()
                        .filter(other -> !other.isBlank())
                        .skip(1)
                        .limit(1)
                        .anyMatch(other -> other.strip().matches(".*[ \\t,;|].*"));
    }

    /** Words between blanks, one more in every row than in the header, and all but the first a number or quoted. */
    private static boolean hasRowNames(String text) {
        List<String> lines =
                text.lines().filter(line -> !line.isBlank()).limit(LINES).toList();
        if (lines.size() < 2 || lines.get(0).matches(".*[,;|\t].*")) {
            return false;
        }
        int names = words(lines.get(0)).size();
        // the last of the lines may be cut off
        List<String> rows = lines.subList(1, lines.size() < LINES ? lines.size() : LINES - 1);
        return rows.stream()
                .map(TableHead::words)
                .allMatch(words -> words.size() == names + 1
                        && words.stream()
                                .skip(1)
                                .allMatch(word -> word.matches("QUOTED|NA|[-+]?[0-9.]+([eE][-+]?\\d+)?")));
    }

    /** One field more in every row than in the header, and the first numbers the rows. */
    private static boolean hasRowNames(String text, Delimiter mark) {
        List<String> lines =
                text.lines().filter(line -> !line.isBlank()).limit(LINES).toList();
        if (mark == Delimiter.BLANKS || lines.size() < 2 || mark.count(lines.get(0)) == 0) {
            return false;
        }
        int names = mark.count(lines.get(0));
        List<String> rows = lines.subList(1, lines.size() < LINES ? lines.size() : LINES - 1);
        return rows.stream().allMatch(row -> mark.count(row) == names + 1)
                && RowNumbers.are(rows.stream()
                        .map(row -> row.substring(0, row.indexOf(mark.character()))
                                .replace("\"", "")
                                .strip())
                        .toList());
    }

    private static List<String> words(String line) {
        return Arrays.asList(line.replaceAll("\"[^\"]*\"", "QUOTED").strip().split(" +"));
    }
}
