package org.facegap.core.dataset.layout;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.facegap.core.UserError;
import org.facegap.core.csv.Delimiter;
import org.facegap.core.csv.TextRows;
import org.jspecify.annotations.Nullable;

/**
 * CPLFW and CALFW: pictures {@code Name_0001.jpg} in one folder, and a pair list with two lines a pair, {@code file label}.
 * The first half of the pairs is genuine, the second half impostor; ten folds cut both halves alike. A pair whose names
 * contradict its half is left out and counted.
 */
public final class CrossLfwLayout implements FaceLayout {
    private static final Pattern PICTURE = Pattern.compile("(?:.*/)?(([^/]+)_\\d{1,6})(?:\\.[A-Za-z]+)+");
    private static final int FOLDS = 10;

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
        files.visit(new PictureVisitor(sink, (path, s) -> {
            Matcher parts = PICTURE.matcher(path);
            if (!parts.matches()) {
                s.skip("not named Name_0001", path);
                return Optional.empty();
            }
            return Optional.of(new PictureVisitor.Naming(parts.group(1), parts.group(2), Map.of()));
        }));
    }

    @Override
    public boolean hasPairs() {
        return pairs != null;
    }

    @Override
    public void pairs(Consumer<SourcePair> consumer, FaceSink sink) {
        if (pairs == null) {
            return;
        }
        List<Matcher> pictures = new ArrayList<>();
        TextRows list = TextRows.of(pairs);
        for (TextRows.Row row : list.rows()) {
            List<String> fields = row.fields();
            boolean blanks = list.delimiter() == Delimiter.BLANKS && fields.size() > 2;
            String name = blanks ? String.join(" ", fields.subList(0, fields.size() - 1)) : fields.get(0);
            Matcher parts = PICTURE.matcher(SourceFiles.clean(name));
            // a second picture on the line would be lost
            boolean two = !blanks && fields.size() > 2 || PathPair.of(row).isPresent();
            if (two || !parts.matches()) {
                throw UserError.usage(pairs + ":" + row.line() + ": expected a picture's name and a label, found '"
                        + String.join(" ", fields) + "'");
            }
            pictures.add(parts);
        }
        if (!list.remark().isEmpty()) {
            sink.note("a pair list that " + list.remark(), list.name());
        }
        if (pictures.isEmpty() || pictures.size() % 4 != 0) {
            throw UserError.usage(pairs + ": expected two lines a pair and as many genuine as impostor pairs, found "
                    + pictures.size() + " lines");
        }
        int half = pictures.size() / 4;
        for (int i = 0; i < 2 * half; i++) {
            Matcher first = pictures.get(2 * i);
            Matcher second = pictures.get(2 * i + 1);
            boolean genuine = i < half;
            if (first.group(2).equals(second.group(2)) != genuine) {
                sink.skip("a pair whose names contradict its place in the list", "line " + (2 * i + 1));
                continue;
            }
            consumer.accept(new SourcePair(
                    first.group(1), second.group(1), genuine, (int) ((long) (i % half) * FOLDS / half), ""));
        }
    }
}
