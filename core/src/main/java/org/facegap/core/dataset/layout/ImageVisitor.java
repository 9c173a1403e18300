package org.facegap.core.dataset.layout;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.facegap.core.dataset.AttributeLabel;
import org.facegap.core.files.ImagePaths;

/** Turns the images among a source's files into faces; files that do not end like an image are counted by their ending. */
final class ImageVisitor implements SourceFiles.Visitor {
    private static final int ENDINGS = 20;

    private final FaceSink sink;
    private final Namer naming;
    private final Predicate<String> read;
    private final Set<String> endings = new HashSet<>();

    /**
     * What a path says of an image.
     *
     * @param name what the key is made from
     */
    record Naming(String name, String identity, Map<String, AttributeLabel> labels) {}

    /** Reads a path. */
    @FunctionalInterface
    interface Namer {
        /** What the path says; nothing for an image that cannot be used, after the sink was told why. */
        Optional<Naming> name(String path, FaceSink sink);
    }

    /** {@code naming} gives nothing for an image that cannot be used, after it told the sink why. */
    ImageVisitor(FaceSink sink, Namer naming) {
        this(sink, naming, path -> false);
    }

    /** The same; files that {@code read} knows are lists that the layout reads itself. */
    ImageVisitor(FaceSink sink, Namer naming, Predicate<String> read) {
        this.sink = sink;
        this.naming = naming;
        this.read = read;
    }

    @Override
    public boolean wants(String path) {
        if (ImagePaths.isImage(path)) {
            return true;
        }
        if (!read.test(path)) {
            String ending = SourceFiles.ending(path);
            boolean named = endings.contains(ending) || endings.size() < ENDINGS && endings.add(ending);
            sink.skip(
                    !named
                            ? "a file with another ending"
                            : ending.isEmpty() ? "a file without an ending" : "a file with the ending " + ending,
                    path);
        }
        return false;
    }

    @Override
    public void file(String path, byte[] bytes) {
        naming.name(path, sink)
                .ifPresent(n -> sink.face(new SourceFace(path, n.name(), n.identity(), n.labels(), bytes)));
    }

    @Override
    public void skip(String reason, String path) {
        if (!read.test(path)) {
            sink.skip(reason, path);
        }
    }
}
