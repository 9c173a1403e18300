package org.facegap.core.words;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.facegap.core.UserError;

/**
 * Names of crossed groups, such as {@code Asian+female}, and a watch that no two of them become one: {@code a+b} with {@code
 * c} would be called what {@code a} with {@code b+c} is.
 */
public final class CrossedNames {
    private final String between;
    private final Map<String, List<String>> known = new HashMap<>();

    /** @param between what stands between the words of a name */
    public CrossedNames(String between) {
        this.between = between;
    }

    /**
     * The words joined.
     *
     * @throws UserError when other words have got the same name
     */
    public String of(List<String> words) {
        String name = String.join(between, words);
        List<String> before = known.putIfAbsent(name, List.copyOf(words));
        if (before != null && !before.equals(words)) {
            throw new UserError("Two groups would both be called '" + name + "': '" + String.join("' with '", before)
                    + "' and '" + String.join("' with '", words) + "'. Write their values without '" + between + "'.");
        }
        return name;
    }
}
