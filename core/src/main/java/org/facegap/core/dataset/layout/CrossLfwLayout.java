package org.facegap.core.dataset.layout;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.facegap.core.UserError;
import org.facegap.core.csv.TextRows;
import org.facegap.core.pairs.NamedPair;
import org.facegap.core.pairs.PairSink;
import org.facegap.core.pairs.TwoLinePairs;
import org.jspecify.annotations.Nullable;

/**
 * CPLFW and CALFW: images {@code Name_0001.jpg} in one folder, and a pair list with two lines a pair, {@code file label}.
 * A pair whose names contradict its label is left out and counted.
 */
public final class CrossLfwLayout implements FaceLayout {
    private static final Pattern IMAGE = Pattern.compile("(?:.*/)?(([^/]+)_\\d{1,6})(?:\\.[A-Za-z]+)+");

    private final SourceFiles files;
    private final @Nullable Path pairs;

    /** A folder or archive, and the pair list, if there is one. */
    public CrossLfwLayout(Path source, @Nullable Path pairs) {
        files = SourceFiles.open(source).without(pairs);
        this.pairs = pairs;
    }

    @Override
    public List<String> attributes() {
        return List.of();
    }

    @Override
    public void faces(FaceSink sink) {
        files.visit(new ImageVisitor(sink, (path, s) -> {
            Matcher parts = IMAGE.matcher(path);
            if (!parts.matches()) {
                s.skip("not named Name_0001", path);
                return Optional.empty();
            }
            return Optional.of(new ImageVisitor.Naming(parts.group(1), parts.group(2), Map.of()));
        }));
    }

    @Override
    public boolean hasPairs() {
        return pairs != null;
    }

    @Override
    public void pairs(Consumer<NamedPair> consumer, FaceSink sink) {
        if (pairs == null) {
            return;
        }
        TextRows list = TextRows.of(pairs);
        long[] found = new long[1];
        TwoLinePairs.read(list, new PairSink() {
            @Override
            public void pair(String place, NamedPair pair) {
                Matcher first = IMAGE.matcher(pair.first().path());
                Matcher second = IMAGE.matcher(pair.second().path());
                if (!first.matches() || !second.matches()) {
                    wrong(
                            place,
                            "expected an image's name and a label, found '"
                                    + (first.matches() ? pair.second() : pair.first()).path() + "'");
                }
                found[0]++;
                if (first.group(2).equals(second.group(2)) != pair.genuine()) {
                    sink.skip("a pair whose names contradict its place in the list", place);
                    return;
                }
                consumer.accept(NamedPair.of(first.group(1), second.group(1), pair.genuine(), pair.fold(), ""));
            }

            @Override
            public void wrong(String place, String why) {
                throw UserError.usage(place + ": " + why);
            }
        });
        if (found[0] == 0) {
            throw UserError.usage(pairs + ": expected two lines a pair, found none");
        }
        if (!list.remark().isEmpty()) {
            sink.note("a pair list that " + list.remark(), list.name());
        }
    }
}
