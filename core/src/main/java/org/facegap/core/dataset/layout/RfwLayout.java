package org.facegap.core.dataset.layout;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.facegap.core.dataset.AttributeLabel;
import org.facegap.core.pairs.NamedPair;
import org.facegap.core.pairs.PairLines;

/**
 * Racial Faces in the Wild: {@code data/{Race}/{id}/{id}_0001.jpg} and {@code txts/{Race}/{Race}_pairs.txt}. Twelve identities
 * are in two races; they are one identity each, and their images keep the race of their folder.
 */
public final class RfwLayout implements FaceLayout {
    private static final String RACES = "(African|Asian|Caucasian|Indian)";
    private static final Pattern IMAGE =
            Pattern.compile("(?:.*/)?" + RACES + "/([^/]+)/(\\2_\\d{1,6})(?:\\.[A-Za-z]+)+");
    private static final Pattern PAIRS = Pattern.compile("(?:.*/)?" + RACES + "_pairs\\.txt");

    private final SourceFiles files;

    /** The folder {@code test} of RFW, one above it, or an archive of it. */
    public RfwLayout(Path source) {
        files = SourceFiles.open(source);
    }

    @Override
    public List<String> attributes() {
        return List.of("race");
    }

    @Override
    public String remark() {
        return "race is that of RFW's folder; twelve identities are in two of them";
    }

    @Override
    public void faces(FaceSink sink) {
        Map<String, String> races = new HashMap<>();
        ImageVisitor.Namer namer = (path, s) -> {
            Matcher parts = IMAGE.matcher(path);
            if (!parts.matches()) {
                s.skip("not named Race/id/id_0001", path);
                return Optional.empty();
            }
            if (!races.computeIfAbsent(parts.group(2), id -> parts.group(1)).equals(parts.group(1))) {
                s.note("an image of an identity that is in two races", path);
            }
            return Optional.of(new ImageVisitor.Naming(
                    parts.group(1) + "/" + parts.group(3),
                    parts.group(2),
                    Map.of("race", AttributeLabel.truth(parts.group(1)))));
        };
        files.visit(new ImageVisitor(sink, namer, path -> PAIRS.matcher(path).matches()));
    }

    @Override
    public boolean hasPairs() {
        return true;
    }

    @Override
    public void pairs(Consumer<NamedPair> consumer, FaceSink sink) {
        SourceLists.in(files, path -> PAIRS.matcher(path).matches()).forEach((path, list) -> {
            String race = PAIRS.matcher(path).replaceFirst("$1");
            ListedPairs found = new ListedPairs(
                            p -> ListedPairs.byFile(race + "/", p), consumer, sink, ListedPairs.NO_PAIR)
                    .remark(list);
            PairLines.read(list, race + "/", race, found);
            if (found.found() == 0) {
                sink.note("a pair list without a pair", path);
            }
        });
    }
}
