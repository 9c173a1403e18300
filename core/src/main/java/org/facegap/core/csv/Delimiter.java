package org.facegap.core.csv;

import java.util.List;
import java.util.Locale;

/** What stands between the fields of a text: a tab, a comma, a semicolon, a bar, or blanks. */
public enum Delimiter {
    TAB('\t'),
    COMMA(','),
    SEMICOLON(';'),
    BAR('|'),
    /** Any number of blanks. */
    BLANKS(' ');

    private static final List<Delimiter> MARKS = List.of(COMMA, SEMICOLON, BAR);
    private static final int LINES = 20;

    private final char character;

    Delimiter(char character) {
        this.character = character;
    }

    /** The mark's name, for messages. */
    String words() {
        return switch (this) {
            case TAB -> "a tab";
            case COMMA -> "a comma";
            case SEMICOLON -> "a semicolon";
            case BAR -> "a bar";
            case BLANKS -> "a blank";
        };
    }

    /** The mark; one blank for {@link #BLANKS}. */
    public char character() {
        return character;
    }

    /**
     * Of a table, by its header: as {@link #ofRows}; blanks only where the first lines have as many words as the header, two or
     * more, else a comma.
     *
     * @param head begin of the text, from the header on
     */
    public static Delimiter ofTable(String head) {
        Delimiter found = ofRows(head);
        return found == BLANKS && !areWords(head) ? COMMA : found;
    }

    /**
     * Of rows with or without a header, by the first line that is neither blank nor a comment: a tab where it has one, else
     * what it has most of outside of quotes, else blanks. Commas between digits are decimal points where there is another
     * mark.
     *
     * @param head begin of the text
     */
    public static Delimiter ofRows(String head) {
        String first = head.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#") && !isNamed(line))
                .findFirst()
                .orElse("");
        if (TAB.count(first) > 0) {
            return TAB;
        }
        String points = first.replaceAll("(?<=\\d),(?=\\d)", ".");
        String line = SEMICOLON.count(first) > 0 || BAR.count(first) > 0 ? points : first;
        Delimiter best = COMMA;
        for (Delimiter mark : MARKS) {
            best = mark.count(line) > best.count(line) ? mark : best;
        }
        return best.count(line) == 0 ? BLANKS : best;
    }

    private static boolean areWords(String head) {
        List<Integer> words = head.lines()
                .filter(line -> !line.isBlank())
                .limit(LINES)
                .map(line -> line.replaceAll("\"[^\"]*\"", "quoted").strip().split(" +").length)
                .toList();
        return words.size() > 1 && words.get(0) > 1 && words.stream().distinct().count() == 1;
    }

    /**
     * Of a list without a header: a tab where a line has one, else the mark that every line has, else blanks. The first
     * lines are looked at; the first of them may be a count or a title.
     */
    public static Delimiter ofList(String head) {
        List<String> lines =
                head.lines().filter(line -> !line.isBlank()).limit(LINES).toList();
        if (lines.stream().anyMatch(line -> TAB.count(line) > 0)) {
            return TAB;
        }
        List<String> rows = lines.size() > 1 ? lines.subList(1, lines.size()) : lines;
        for (Delimiter mark : MARKS) {
            if (!rows.isEmpty() && rows.stream().allMatch(line -> mark.count(line) > 0)) {
                return mark;
            }
        }
        return BLANKS;
    }

    /** Whether a line is the one with which Excel names the delimiter, such as {@code sep=;}. */
    public static boolean isNamed(String line) {
        return line.length() <= 5 && line.toLowerCase(Locale.ROOT).matches("sep=[,;|\t]?");
    }

    int count(String line) {
        int count = 0;
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '"') {
                quoted = !quoted;
            } else if (!quoted && line.charAt(i) == character) {
                count++;
            }
        }
        return count;
    }
}
