package org.facegap.evaluation.scores.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.facegap.core.words.JoinedNames;

/** Counts embeddings that are zero or not finite, which have no cosine, and keeps the first names. */
final class UndirectedNames {
    /** One more than is shown, so that there being more shows. */
    private static final int KEPT = 4;

    private final List<String> first = new ArrayList<>();
    private long all;
    private long odd;

    /** Notes an embedding; its name is asked for only where it may be shown. */
    void see(boolean directed, Supplier<String> name) {
        all++;
        if (!directed) {
            odd++;
            if (first.size() < KEPT) {
                first.add(name.get());
            }
        }
    }

    /**
     * What to tell; empty when all of them have a direction.
     *
     * @param what was looked at, in the plural
     * @param effect what follows for these
     */
    Optional<String> told(String what, String effect) {
        return odd == 0
                ? Optional.empty()
                : Optional.of("the embeddings of " + odd + " of " + all + " " + what + " are zero or not finite ("
                        + JoinedNames.shown(first) + "); " + effect);
    }
}
