package org.facegap.core.dataset.layout;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.facegap.core.csv.TextRows;

/**
 * A line of a pair list that names two pictures by their paths and says whether they show one person: {@code
 * p/a.jpg,q/b.jpg,0}. The label is 1, 0, true, false, genuine or impostor.
 *
 * @param first path of one picture, with slashes
 * @param second path of the other
 * @param genuine whether both show one person
 */
public record PathPair(String first, String second, boolean genuine) {
    /** The pair of a line; nothing when it is none. */
    public static Optional<PathPair> of(TextRows.Row row) {
        List<String> fields = row.fields();
        if (fields.size() != 3 || !SourceFiles.isPicture(fields.get(0)) || !SourceFiles.isPicture(fields.get(1))) {
            return Optional.empty();
        }
        String first = SourceFiles.clean(fields.get(0));
        String second = SourceFiles.clean(fields.get(1));
        Optional<Boolean> genuine = switch (fields.get(2).toLowerCase(Locale.ROOT)) {
            case "1", "1.0", "true", "genuine" -> Optional.of(true);
            case "0", "0.0", "false", "impostor" -> Optional.of(false);
            default -> Optional.empty();
        };
        return first.isEmpty() || second.isEmpty()
                ? Optional.empty()
                : genuine.map(label -> new PathPair(first, second, label));
    }
}
