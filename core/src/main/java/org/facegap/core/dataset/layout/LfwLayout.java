package org.facegap.core.dataset.layout;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.facegap.core.UserError;
import org.jspecify.annotations.Nullable;

/**
 * LFW and what is laid out like it: {@code Name/Name_0001.jpg}, with pairs in LFW's {@code pairs.txt} (also {@code
 * pairsDevTrain.txt}), which lies in the source or is named.
 */
public final class LfwLayout implements FaceLayout {
    private static final Pattern PICTURE = Pattern.compile("(?:.*/)?([^/]+)/(\\1_\\d{4,6})\\.[A-Za-z]+");

    private final SourceFiles files;
    private final @Nullable Path pairs;
    private final LabelTable labels;

    /** A folder or archive; pairs from a file or, when null, from the source's {@code pairs.txt} if it has one. */
    public LfwLayout(Path source, @Nullable Path pairs, LabelTable labels) {
        files = SourceFiles.open(source);
        this.pairs = pairs;
        this.labels = labels;
    }

    @Override
    public List<String> attributes() {
        return labels.attributes();
    }

    @Override
    public void faces(FaceSink sink) {
        files.visit(new PictureVisitor(sink, (path, s) -> {
            Matcher parts = PICTURE.matcher(path);
            if (!parts.matches()) {
                s.skip("not named Name/Name_0001", path);
                return Optional.empty();
            }
            return Optional.of(new PictureVisitor.Naming(parts.group(2), parts.group(1), labels.of(path)));
        }));
    }

    @Override
    public boolean hasPairs() {
        return true;
    }

    @Override
    public void pairs(Consumer<SourcePair> consumer, FaceSink sink) {
        List<String> lines;
        if (pairs == null) {
            Map<String, List<String>> found =
                    TextLines.in(files, path -> path.equals("pairs.txt") || path.endsWith("/pairs.txt"));
            if (found.isEmpty()) {
                return;
            }
            lines = found.values().iterator().next();
        } else {
            lines = TextLines.of(pairs);
        }
        PairLines parser = new PairLines();
        int number = 0;
        int read = 0;
        for (String line : lines) {
            number++;
            Optional<SourcePair> pair = parser.pair(line, "", "");
            boolean header = number == 1 && line.strip().matches("\\d+(\\s+\\d+)?");
            if (pair.isPresent()) {
                consumer.accept(pair.get());
                read++;
            } else if (!header) {
                sink.skip("a line of the pair list that is no pair", "line " + number);
            }
        }
        if (read == 0) {
            throw UserError.usage((pairs == null ? files.source() + "'s pairs.txt" : pairs) + ": no pair was found");
        }
    }
}
