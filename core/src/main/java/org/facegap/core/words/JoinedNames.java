package org.facegap.core.words;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What to say when the names of two files should match and do not. */
public final class JoinedNames {
    private static final int SHOWN = 3;
    private static final int COMPARED = 20_000;

    private JoinedNames() {}

    /** The form in which names are compared: NFC, since some systems write an accent as a character of its own. */
    public static String normal(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC);
    }

    /**
     * The first names of both sides, and how they differ where that can be told: {@code the labels have 'a', 'b'; the images
     * are 'p/a.jpg', 'p/b.jpg'; they differ only in the ending}.
     *
     * @param one sentence begin for the first side: {@code the labels have}
     * @param other sentence begin for the second side
     */
    public static String sides(String one, Collection<String> first, String other, Collection<String> second) {
        String how = difference(first, second);
        return one + " " + shown(first) + "; " + other + " " + shown(second)
                + (how.isEmpty() ? "" : "; they differ only in " + how);
    }

    /** The first few names, quoted. */
    public static String shown(Collection<String> names) {
        if (names.isEmpty()) {
            return "none";
        }
        String text = names.stream().limit(SHOWN).map(name -> "'" + name + "'").collect(Collectors.joining(", "));
        return names.size() > SHOWN ? text + ", ..." : text;
    }

    /** In what alone names of both sides differ, "" when in more than is known here. */
    public static String difference(Collection<String> first, Collection<String> second) {
        UnaryOperator<String> ending = name -> name.replaceFirst("\\.[A-Za-z0-9]{1,5}$", "");
        UnaryOperator<String> folder =
                name -> name.substring(name.replace('\\', '/').lastIndexOf('/') + 1);
        UnaryOperator<String> letters = name -> name.toLowerCase(Locale.ROOT);
        UnaryOperator<String> blanks = name -> name.replaceAll("[\\s_]+", "_");
        UnaryOperator<String> zeros = name -> name.replaceAll("(?<!\\d)0+(?=\\d)", "");
        Map<String, UnaryOperator<String>> ways = new LinkedHashMap<>();
        ways.put("upper and lower case", letters);
        ways.put("the ending", ending);
        ways.put("the folder", folder);
        ways.put("blanks and underscores", blanks);
        ways.put("leading zeros", zeros);
        ways.put("folder and ending", name -> ending.apply(folder.apply(name)));
        ways.put("case and ending", name -> ending.apply(letters.apply(name)));
        ways.put("blanks, case and ending", name -> blanks.apply(ending.apply(letters.apply(name))));
        ways.put("folder, case and ending", name -> ending.apply(folder.apply(letters.apply(name))));
        ways.put(
                "folder, case, ending and leading zeros",
                name -> zeros.apply(ending.apply(folder.apply(letters.apply(name)))));
        for (Map.Entry<String, UnaryOperator<String>> way : ways.entrySet()) {
            Set<String> some = new HashSet<>();
            first.stream()
                    .limit(COMPARED)
                    .forEach(name -> some.add(way.getValue().apply(name)));
            if (second.stream()
                    .limit(COMPARED)
                    .anyMatch(name -> some.contains(way.getValue().apply(name)))) {
                return way.getKey();
            }
        }
        return "";
    }
}
