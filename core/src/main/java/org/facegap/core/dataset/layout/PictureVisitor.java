package org.facegap.core.dataset.layout;

import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.facegap.core.dataset.AttributeLabel;

/** Turns the pictures among a source's files into faces. */
final class PictureVisitor implements SourceFiles.Visitor {
    private final FaceSink sink;
    private final BiFunction<String, FaceSink, Optional<Naming>> naming;

    /**
     * What a path says of a picture.
     *
     * @param name what the key is made from
     */
    record Naming(String name, String identity, Map<String, AttributeLabel> labels) {}

    /** {@code naming} gives nothing for a picture that cannot be used, after it told the sink why. */
    PictureVisitor(FaceSink sink, BiFunction<String, FaceSink, Optional<Naming>> naming) {
        this.sink = sink;
        this.naming = naming;
    }

    @Override
    public boolean wants(String path) {
        return SourceFiles.isPicture(path);
    }

    @Override
    public void file(String path, byte[] bytes) {
        naming.apply(path, sink)
                .ifPresent(n -> sink.face(new SourceFace(path, n.name(), n.identity(), n.labels(), bytes)));
    }

    @Override
    public void skip(String reason, String path) {
        if (SourceFiles.isPicture(path)) {
            sink.skip(reason, path);
        }
    }
}
