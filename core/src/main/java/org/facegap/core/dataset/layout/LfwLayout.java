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
import org.facegap.core.pairs.PairLines;
import org.jspecify.annotations.Nullable;

/**
 * LFW and what is laid out like it: {@code Name/Name_0001.jpg}, with pairs in LFW's {@code pairs.txt} (also {@code
 * pairsDevTrain.txt}), which lies in the source or is named.
 */
public final class LfwLayout implements FaceLayout {
    private static final Pattern IMAGE = Pattern.compile("(?:.*/)?([^/]+)/(\\1_\\d{1,6})(?:\\.[A-Za-z]+)+");

    private final SourceFiles files;
    private final @Nullable Path pairs;
    private final LabelTable labels;

    /** A folder or archive; pairs from a file or, when null, from the source's {@code pairs.txt} if it has one. */
    public LfwLayout(Path source, @Nullable Path pairs, LabelTable labels) {
        files = SourceFiles.open(source).without(pairs).without(labels.file());
        this.pairs = pairs;
        this.labels = labels;
    }

    @Override
    public List<String> attributes() {
        return labels.attributes();
    }

    @Override
    public void faces(FaceSink sink) {
        LabelJoin join = new LabelJoin(labels, files);
        ImageVisitor.Namer namer = (path, s) -> {
            Matcher parts = IMAGE.matcher(path);
            if (!parts.matches()) {
                s.skip("not named Name/Name_0001", path);
                return Optional.empty();
            }
            return Optional.of(new ImageVisitor.Naming(parts.group(2), parts.group(1), join.labels(path)));
        };
        files.visit(new ImageVisitor(sink, namer, pairs == null ? LfwLayout::isPairList : path -> false));
        join.finish(sink);
    }

    @Override
    public boolean hasPairs() {
        return true;
    }

    @Override
    public void pairs(Consumer<NamedPair> consumer, FaceSink sink) {
        TextRows list;
        if (pairs == null) {
            Map<String, TextRows> found = SourceLists.in(files, LfwLayout::isPairList);
            if (found.isEmpty()) {
                return;
            }
            found.keySet().stream().skip(1).forEach(path -> sink.skip("a second pair list", path));
            list = found.values().iterator().next();
        } else {
            list = TextRows.of(pairs);
        }
        ListedPairs found =
                new ListedPairs(p -> ListedPairs.byFile("", p), consumer, sink, ListedPairs.NO_PAIR).remark(list);
        PairLines.read(list, "", "", found);
        if (found.found() == 0) {
            throw UserError.usage(list.name()
                    + ": no pair was found; expected lines like 'Name 1 2' and 'Name 1 Other 2', or 'a.jpg,b.jpg,1'"
                    + (list.rows().isEmpty()
                            ? ""
                            : ", found '" + String.join(" ", list.rows().get(0).fields()) + "'"));
        }
    }

    private static boolean isPairList(String path) {
        return path.equals("pairs.txt") || path.endsWith("/pairs.txt");
    }
}
