package org.facegap.suite.plan;

import java.util.Collection;
import java.util.List;
import org.facegap.core.words.Spelling;

/**
 * Whether training sets and the test set call the groups alike. Groups are compared as words, so {@code African} and {@code
 * african} would be two: sets that share no word, or nearly share one, are refused with both lists.
 */
final class GroupWords {
    private final String attribute;
    private final List<String> tested;

    GroupWords(String attribute, List<String> tested) {
        this.attribute = attribute;
        this.tested = List.copyOf(tested);
    }

    /**
     * Compares.
     *
     * @param key of the suite's config that the words come from
     * @param found the words
     * @param mending what to do about it
     */
    void compare(String key, Collection<String> found, String mending, List<String> problems, List<String> warnings) {
        List<String> other =
                found.stream().filter(word -> !tested.contains(word)).toList();
        if (other.isEmpty()) {
            return;
        }
        boolean near = other.stream()
                .anyMatch(word ->
                        tested.stream().anyMatch(known -> Spelling.plain(known).equals(Spelling.plain(word))));
        if (near || other.size() == found.size()) {
            problems.add(key + ": the " + attribute + " is " + quoted(found) + ", but the test set's is "
                    + quoted(tested) + "; " + mending);
        } else {
            warnings.add(key + ": the " + attribute + " " + quoted(other) + " is not among the groups of the test set, "
                    + quoted(tested) + ": those identities train the models and are in no group of the results.");
        }
    }

    /** Words of one set that differ only in letter case or blanks: groups of their own, and likely a slip. */
    static void alike(String set, String attribute, Collection<String> words, List<String> warnings) {
        Spelling.alike(words)
                .forEach(same -> warnings.add("In " + set + " the " + attribute + " " + quoted(same)
                        + " differ only in letter case or blanks, and are different groups."));
    }

    private static String quoted(Collection<String> words) {
        return String.join(", ", words.stream().map(word -> "'" + word + "'").toList());
    }
}
