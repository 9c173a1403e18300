package org.facegap.core.dataset.layout;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.facegap.core.dataset.AttributeLabel;
import org.facegap.core.pairs.BfwPairs;
import org.facegap.core.pairs.NamedPair;
import org.facegap.core.pairs.PairSink;
import org.jspecify.annotations.Nullable;

/**
 * Balanced Faces in the Wild: {@code {ethnicity}_{gender}/{id}/{image}.jpg} and the data table with the columns {@code
 * fold, p1, p2, label, att1, att2}. Pairs within one of the eight groups belong to it, others to both.
 */
public final class BfwLayout implements FaceLayout {
    private static final Pattern IMAGE =
            Pattern.compile("(?:.*/)?(asian|black|indian|white)_(female|male)s/([^/]+)/([^/]+?)(?:\\.[A-Za-z]+)+");

    private final SourceFiles files;
    private final @Nullable Path table;

    /** A folder or archive, and the data table, if there is one. */
    public BfwLayout(Path source, @Nullable Path table) {
        files = SourceFiles.open(source).without(table);
        this.table = table;
    }

    @Override
    public List<String> attributes() {
        return List.of("ethnicity", "gender");
    }

    @Override
    public void faces(FaceSink sink) {
        Map<String, String> groups = new HashMap<>();
        files.visit(new ImageVisitor(sink, (path, s) -> {
            Matcher parts = IMAGE.matcher(path);
            if (!parts.matches()) {
                s.skip("not named ethnicity_gender/id/image", path);
                return Optional.empty();
            }
            Map<String, AttributeLabel> labels = new LinkedHashMap<>();
            labels.put("ethnicity", AttributeLabel.truth(parts.group(1)));
            labels.put("gender", AttributeLabel.truth(parts.group(2)));
            String group = parts.group(1) + " " + parts.group(2);
            if (!groups.computeIfAbsent(parts.group(3), id -> group).equals(group)) {
                s.note(
                        "an image of an identity that is in two groups; if ids begin anew in each, identities are mixed",
                        path);
            }
            return Optional.of(new ImageVisitor.Naming(name(parts), parts.group(3), labels));
        }));
    }

    @Override
    public boolean hasPairs() {
        return table != null;
    }

    @Override
    public void pairs(Consumer<NamedPair> consumer, FaceSink sink) {
        if (table == null) {
            return;
        }
        ListedPairs found = new ListedPairs(p -> p, consumer, sink, "a line of the data table that is no pair");
        BfwPairs.read(table, false, new PairSink() {
            @Override
            public void pair(String place, NamedPair pair) {
                Matcher one = IMAGE.matcher(pair.first().path());
                Matcher two = IMAGE.matcher(pair.second().path());
                if (one.matches() && two.matches()) {
                    found.pair(place, NamedPair.of(name(one), name(two), pair.genuine(), pair.fold(), group(one, two)));
                } else {
                    wrong(place, "");
                }
            }

            @Override
            public void wrong(String place, String why) {
                found.wrong(place, why);
            }
        });
    }

    private static String name(Matcher parts) {
        return parts.group(1) + "_" + parts.group(2) + "s/" + parts.group(3) + "/" + parts.group(4);
    }

    private static String group(Matcher one, Matcher two) {
        String a = one.group(1) + "_" + one.group(2) + "s";
        String b = two.group(1) + "_" + two.group(2) + "s";
        return a.equals(b) ? a : a + "|" + b;
    }
}
