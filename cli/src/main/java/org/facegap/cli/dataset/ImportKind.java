package org.facegap.cli.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.facegap.core.UserError;
import org.facegap.core.dataset.layout.BfwLayout;
import org.facegap.core.dataset.layout.CrossLfwLayout;
import org.facegap.core.dataset.layout.FaceLayout;
import org.facegap.core.dataset.layout.FairFaceLayout;
import org.facegap.core.dataset.layout.FolderLayout;
import org.facegap.core.dataset.layout.LabelTable;
import org.facegap.core.dataset.layout.LfwLayout;
import org.facegap.core.dataset.layout.RecordIoLayout;
import org.facegap.core.dataset.layout.RfwLayout;
import org.facegap.core.dataset.layout.UtkFaceLayout;
import org.facegap.models.faces.InsightFaceBin;
import org.jspecify.annotations.Nullable;

/** Layouts that can be imported. */
enum ImportKind {
    FOLDERS,
    UTKFACE,
    LFW,
    RFW,
    BFW,
    FAIRFACE,
    CPLFW,
    CALFW,
    INSIGHTFACE_BIN,
    INSIGHTFACE_REC;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The layout of a source.
     *
     * @param labels a table of labels, where the layout takes one
     * @param pairs a pair list, where the layout takes one
     * @throws UserError when an option does not go with the kind
     */
    FaceLayout layout(Path source, @Nullable Path labels, @Nullable Path pairs) {
        boolean takesLabels = this == FOLDERS || this == LFW || this == FAIRFACE;
        boolean takesPairs = this == LFW || this == BFW || this == CPLFW || this == CALFW;
        if (labels != null && !takesLabels) {
            throw UserError.usage("--labels: " + this
                    + " has its labels in names or none; only folders, lfw and fairface" + " take a table");
        }
        if (pairs != null && !takesPairs) {
            throw UserError.usage("--pairs: " + this + " takes no pair list; only lfw, bfw, cplfw and calfw do");
        }
        if (pairs != null && !Files.isRegularFile(pairs)) {
            throw UserError.usage("--pairs: " + pairs + ": no such file");
        }
        return switch (this) {
            case FOLDERS -> new FolderLayout(source, table(labels));
            case UTKFACE -> new UtkFaceLayout(source);
            case LFW -> new LfwLayout(source, pairs, table(labels));
            case RFW -> new RfwLayout(source);
            case BFW -> new BfwLayout(source, pairs);
            case FAIRFACE -> {
                if (labels == null) {
                    throw UserError.usage(
                            "fairface needs its label file (columns file, age, gender, race): --labels FILE");
                }
                yield new FairFaceLayout(source, labels);
            }
            case CPLFW, CALFW -> new CrossLfwLayout(source, pairs);
            case INSIGHTFACE_BIN -> new InsightFaceBin(source);
            case INSIGHTFACE_REC -> new RecordIoLayout(source);
        };
    }

    private static LabelTable table(@Nullable Path labels) {
        return labels == null ? LabelTable.none() : LabelTable.read(labels);
    }
}
