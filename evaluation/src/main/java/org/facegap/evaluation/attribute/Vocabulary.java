package org.facegap.evaluation.attribute;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.facegap.core.UserError;
import org.facegap.core.words.DateLikeRanges;
import org.facegap.core.words.Nearest;
import org.facegap.core.words.Spelling;
import org.facegap.core.words.WordOrder;

/**
 * The words of a prediction put into those of the truth, before anything is compared word by word. A predicted word is the true
 * word of the same letters; else the one that a user said it is; else the only one that differs from it in letter case,
 * blanks and the like ({@link Spelling}), which is told. When words are left over on both sides the lists do not match and nothing is compared: a model
 * that says {@code F} where the truth says {@code Female} is not always wrong. The same holds of a few whole numbers, which are
 * classes ({@code 0, 1} against {@code 1, -1}); years and other measured numbers are values and need not match.
 *
 * @param names every predicted word to the true word it stands for, a class of its own, or "" for no prediction
 * @param respelt those that are spelt alike
 * @param neverSaid true words that no predicted word stands for
 */
public record Vocabulary(Map<String, String> names, Map<String, String> respelt, List<String> neverSaid) {
    private static final int SHOWN = 15;

    /** More different numbers than these are no classes. */
    private static final int MOST_CLASSES = 20;

    private static final String NUMBER =
            "[-+]?(\\d{1,15}(\\.\\d{0,20})?|\\.\\d{1,20}|inf|infinity)([eE][-+]?\\d{1,3})?";

    /**
     * What is known of words beforehand.
     *
     * @param said predicted word to what the user says it is: a true word, itself (a class of its own), or "" (no prediction)
     * @param lists whole lists of classes: words of one of them are classes even when the other side lacks them
     * @param values whether numbers are values on a scale, such as years
     */
    public record Known(Map<String, String> said, Collection<Set<String>> lists, boolean values) {
        public Known {
            said = Map.copyOf(said);
            lists = List.copyOf(lists);
        }
    }

    /** Words and where they were found, such as {@code model.csv: predicted gender}. */
    public record Words(String source, Collection<String> words) {
        private String shown() {
            List<String> sorted = words.stream().sorted(new WordOrder()).toList();
            String list = String.join(", ", sorted.subList(0, Math.min(SHOWN, sorted.size())));
            return source + " says " + list
                    + (sorted.size() > SHOWN ? " and " + (sorted.size() - SHOWN) + " more" : "");
        }
    }

    /**
     * Matches two lists of words.
     *
     * @throws UserError with exit code 2 when words are left over on both sides, when predictions look like scores, or a user
     *     names a word that is none
     */
    public static Vocabulary match(Words truth, Words predicted, Known known) {
        TreeSet<String> left = new TreeSet<>(new WordOrder());
        left.addAll(truth.words);
        Map<String, List<String>> alike = new TreeMap<>();
        left.forEach(word -> alike.computeIfAbsent(Spelling.plain(word), w -> new ArrayList<>())
                .add(word));
        Map<String, String> names = new LinkedHashMap<>();
        Map<String, String> respelt = new LinkedHashMap<>();
        List<String> unknown = new ArrayList<>();
        for (String word : predicted.words.stream().sorted(new WordOrder()).toList()) {
            String name = known.said.get(word);
            List<String> near = alike.getOrDefault(Spelling.plain(word), List.of());
            if (name != null) {
                checkSaid(word, name, truth);
            } else if (truth.words.contains(word)) {
                name = word;
            } else if (near.size() == 1) {
                name = near.get(0);
                respelt.put(word, name);
            } else {
                name = word;
                unknown.add(word);
            }
            names.put(word, name);
            left.remove(name);
        }
        boolean values = numbers(truth.words)
                && numbers(predicted.words)
                && (known.values || (truth.words.size() > MOST_CLASSES && predicted.words.size() > MOST_CLASSES));
        if (!values && scores(unknown, left, truth.words)) {
            throw UserError.usage(predicted.source + ": " + predicted.words.size() + " different values, such as "
                    + list(unknown.subList(0, Math.min(3, unknown.size()))) + ", where " + truth.shown()
                    + ": that looks like scores. Name the score with --score-column (and --score-threshold) and, where there"
                    + " is one, the predicted class with --prediction-column");
        }
        List<String> said =
                names.values().stream().filter(name -> !name.isEmpty()).toList();
        if (known.values
                && !said.isEmpty()
                && numbers(truth.words)
                && said.stream().noneMatch(Vocabulary::number)) {
            throw UserError.usage(truth.shown() + "; " + predicted.shown()
                    + ": the one are numbers and the other are words, which no word of --class makes alike. Compare with a truth"
                    + " of the same classes, or leave it out");
        }
        boolean listed = known.lists.stream().anyMatch(list -> list.containsAll(unknown) && list.containsAll(left));
        if (!values && !listed && !unknown.isEmpty() && !left.isEmpty()) {
            throw UserError.usage(mismatch(truth, predicted, unknown, List.copyOf(left)));
        }
        return new Vocabulary(names, respelt, values ? List.of() : List.copyOf(left));
    }

    private static void checkSaid(String word, String name, Words truth) {
        if (!name.isEmpty() && !name.equals(word) && !truth.words.contains(name)) {
            throw UserError.usage("--class " + word + "=" + name + ": there is no true class '" + name + "'"
                    + Nearest.question(name, truth.words) + "; " + truth.shown());
        }
    }

    private static String mismatch(Words truth, Words predicted, List<String> unknown, List<String> left) {
        boolean none = unknown.size() == predicted.words.size();
        return truth.shown() + "; " + predicted.shown() + ": "
                + (none
                        ? "none is the same"
                        : list(left) + " is never predicted and " + list(unknown) + " is never true")
                + ". Say which predicted word is which true one, such as --class "
                + quoted(unknown.get(0) + "=" + left.get(0)) + "; --class "
                + quoted(unknown.get(0) + "=" + unknown.get(0)) + " makes it a class of its own"
                + DateLikeRanges.among(truth.words).stream()
                        .filter(left::contains)
                        .findFirst()
                        .map(word -> ". '" + word + "' looks like a range that a spreadsheet turned into a date")
                        .orElse("");
    }

    private static String list(List<String> words) {
        return String.join(", ", words.subList(0, Math.min(SHOWN, words.size())))
                + (words.size() > SHOWN ? " and " + (words.size() - SHOWN) + " more" : "");
    }

    private static String quoted(String text) {
        return text.contains(" ") ? '"' + text + '"' : text;
    }

    /** Whether predicted words that are no true ones are mostly numbers, too many or too fine for classes. */
    private static boolean scores(List<String> unknown, Set<String> left, Collection<String> truth) {
        long numbers = unknown.stream().filter(Vocabulary::number).count();
        boolean fine = unknown.stream().anyMatch(word -> word.matches("[-+]?\\d{0,15}\\.\\d{0,20}[1-9].*"));
        return numbers > 0.9 * unknown.size()
                && truth.size() <= MOST_CLASSES
                && unknown.size() > Math.max(2, truth.size())
                && (fine || (unknown.size() > MOST_CLASSES && !left.isEmpty()));
    }

    private static boolean number(String word) {
        return word.toLowerCase(Locale.ROOT).matches(NUMBER);
    }

    private static boolean numbers(Collection<String> words) {
        return words.stream().allMatch(Vocabulary::number);
    }
}
