package org.facegap.core.dataset;

import java.util.ArrayList;
import java.util.List;

/** One line of CSV (RFC 4180 without line breaks inside fields). */
public final class CsvLine {
    private CsvLine() {}

    /**
     * Joins fields, quoting those that hold a comma or a quote.
     *
     * @throws IllegalArgumentException when a field holds a line break
     */
    public static String format(List<String> fields) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < fields.size(); i++) {
            if (i > 0) {
                line.append(',');
            }
            String field = fields.get(i);
            if (field.indexOf('\n') >= 0 || field.indexOf('\r') >= 0) {
                throw new IllegalArgumentException("a field must not hold a line break: " + field);
            }
            boolean quote = field.indexOf(',') >= 0 || field.indexOf('"') >= 0;
            line.append(quote ? '"' + field.replace("\"", "\"\"") + '"' : field);
        }
        return line.toString();
    }

    /**
     * The fields of a line.
     *
     * @throws IllegalArgumentException when a quote is left open or misplaced
     */
    public static List<String> parse(String line) {
        List<String> fields = new ArrayList<>();
        int at = 0;
        while (true) {
            if (at < line.length() && line.charAt(at) == '"') {
                StringBuilder field = new StringBuilder();
                at++;
                while (true) {
                    int end = line.indexOf('"', at);
                    if (end < 0) {
                        throw new IllegalArgumentException("a quote is left open");
                    }
                    field.append(line, at, end);
                    at = end + 1;
                    if (at >= line.length() || line.charAt(at) != '"') {
                        break;
                    }
                    field.append('"');
                    at++;
                }
                fields.add(field.toString());
                if (at < line.length() && line.charAt(at) != ',') {
                    throw new IllegalArgumentException("text after a closing quote");
                }
            } else {
                int end = line.indexOf(',', at);
                end = end < 0 ? line.length() : end;
                fields.add(line.substring(at, end));
                at = end;
            }
            if (at >= line.length()) {
                return fields;
            }
            at++;
        }
    }
}
