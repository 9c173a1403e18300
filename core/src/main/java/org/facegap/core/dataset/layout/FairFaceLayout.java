package org.facegap.core.dataset.layout;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.facegap.core.files.ImagePaths;

/**
 * FairFace: images and a label file with the columns {@code file, age, gender, race, service_test}. Values stay as they
 * are: seven races, nine age ranges, nothing is merged. Nobody knows who is shown.
 */
public final class FairFaceLayout implements FaceLayout {
    private final SourceFiles files;
    private final LabelTable labels;

    /** A folder or archive, and its label file. */
    public FairFaceLayout(Path source, Path labels) {
        files = SourceFiles.open(source).without(labels);
        this.labels = LabelTable.read(labels);
    }

    @Override
    public List<String> attributes() {
        return labels.attributes();
    }

    @Override
    public String remark() {
        return "identities are not known: every image counts as its own";
    }

    @Override
    public void faces(FaceSink sink) {
        LabelJoin join = new LabelJoin(labels, files);
        files.visit(new ImageVisitor(sink, (path, s) -> {
            Optional<String> labelled = join.find(path);
            if (labelled.isEmpty()) {
                s.skip("not in the label file", path);
                return Optional.empty();
            }
            String name = ImagePaths.stem(labelled.get());
            return Optional.of(new ImageVisitor.Naming(name, SourceFace.NOT_KNOWN, labels.of(labelled.get())));
        }));
        join.remarks(sink);
        join.unused().forEach(path -> sink.skip("labelled, but there is no such image", path));
    }
}
