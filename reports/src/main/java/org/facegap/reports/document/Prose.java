package org.facegap.reports.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.facegap.core.words.Printable;

/**
 * A sentence or several, with words that stand out.
 *
 * @param spans in reading order
 */
public record Prose(List<Span> spans) {
    /**
     * Words of one style.
     *
     * @param style "" plain, {@code b} strong, {@code i} a term, {@code code} typed, {@code minus} faint, {@code floor} the mark of a noise floor
     */
    public record Span(String text, String style) {
        /** Names from files come into texts; they can be shown whatever they hold. */
        public Span {
            text = Printable.of(text);
        }
    }

    private static final Pattern MARKS = Pattern.compile("\\*([^*]+)\\*|_([^_]+)_|`([^`]+)`|(\\{floor})");

    /** Text as it is, from whatever source. */
    public static Prose of(String text) {
        return new Prose(List.of(new Span(text, "")));
    }

    /**
     * Text with marks: {@code *strong*}, {@code _term_}, {@code `typed`}, and <code>{floor}</code> for the mark of a noise floor.
     *
     * @param arguments what stands in place of each <code>{}</code>, with no meaning of its own
     */
    public static Prose marked(String text, String... arguments) {
        Iterator<String> next = Arrays.asList(arguments).iterator();
        List<Span> spans = new ArrayList<>();
        Matcher matcher = MARKS.matcher(text);
        int done = 0;
        while (matcher.find()) {
            add(spans, text.substring(done, matcher.start()), "", next);
            if (matcher.group(1) != null) {
                add(spans, matcher.group(1), "b", next);
            } else if (matcher.group(2) != null) {
                add(spans, matcher.group(2), "i", next);
            } else if (matcher.group(3) != null) {
                add(spans, matcher.group(3), "code", next);
            } else {
                spans.add(new Span("|", "floor"));
            }
            done = matcher.end();
        }
        add(spans, text.substring(done), "", next);
        return new Prose(List.copyOf(spans));
    }

    /** What is set against what: {@code candidate minus baseline}. */
    public static Prose minus(String candidate, String baseline, String rest) {
        return new Prose(List.of(
                new Span(candidate + " ", ""), new Span("minus", "minus"), new Span(" " + baseline + rest, "")));
    }

    /** Without styles. */
    public String text() {
        return spans.stream().map(Span::text).collect(Collectors.joining());
    }

    private static void add(List<Span> spans, String text, String style, Iterator<String> arguments) {
        String[] parts = text.split("\\{}", -1);
        StringBuilder filled = new StringBuilder(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            filled.append(arguments.next()).append(parts[i]);
        }
        if (!filled.isEmpty()) {
            spans.add(new Span(filled.toString(), style));
        }
    }
}
