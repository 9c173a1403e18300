package org.facegap.core.dataset.layout;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.facegap.core.files.ImagePaths;

/** Images in one folder per identity, at any depth: the identity is the path of the image's folder. */
public final class FolderLayout implements FaceLayout {
    private final SourceFiles files;
    private final LabelTable labels;

    /** A folder or archive, with labels by path. */
    public FolderLayout(Path source, LabelTable labels) {
        files = SourceFiles.open(source).without(labels.file());
        this.labels = labels;
    }

    @Override
    public List<String> attributes() {
        return labels.attributes();
    }

    @Override
    public String remark() {
        return "the identity is the name of the image's folder";
    }

    @Override
    public void faces(FaceSink sink) {
        LabelJoin join = new LabelJoin(labels, files);
        files.visit(new ImageVisitor(sink, (path, s) -> {
            int slash = path.lastIndexOf('/');
            if (slash < 0) {
                s.skip("not in a folder, so without an identity", path);
                return Optional.empty();
            }
            return Optional.of(
                    new ImageVisitor.Naming(ImagePaths.stem(path), path.substring(0, slash), join.labels(path)));
        }));
        join.finish(sink);
    }
}
