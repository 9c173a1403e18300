package org.facegap.suite.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.image.PictureError;
import org.facegap.core.progress.Progress;
import org.facegap.models.align.PlanarPicture;
import org.facegap.models.align.Point;
import org.facegap.models.external.FaceRows;
import org.facegap.models.named.FaceNetwork;
import org.jspecify.annotations.Nullable;

/** Puts a dataset's pictures through a network, a few in memory at a time. */
final class PictureStream {
    /** As many as the project's own networks take at once. */
    private static final int MOST = 32;

    /** Numbers of the pictures in memory, 64 MiB, or one picture that is larger. */
    private static final long VALUES = 1L << 24;

    /** In place of a number of faces: the picture's bytes are those of the index, and are no whole picture. */
    static final int UNREADABLE = -1;

    /** Takes what the network says. */
    interface Rows {
        /**
         * @param row null when no face was found
         * @param faces in the picture; {@link #UNREADABLE} for a picture that cannot be read whole
         */
        void take(FaceRecord record, float @Nullable [] row, int faces);
    }

    private final FaceDataset set;
    private final FaceNetwork network;

    PictureStream(FaceDataset set, FaceNetwork network) {
        this.set = set;
        this.network = network;
    }

    /**
     * Reads pictures. One that is cut off or damaged is handed on as unreadable.
     *
     * @throws org.facegap.core.UserError when the dataset is damaged, or the network does not give what its card says
     */
    void read(List<FaceRecord> records, Rows rows, Function<FaceRecord, Optional<Point>> near, Progress.Task task) {
        List<@Nullable PlanarPicture> pictures = new ArrayList<>();
        long values = 0;
        int first = 0;
        for (int i = 0; i < records.size(); i++) {
            PlanarPicture picture = picture(records.get(i));
            pictures.add(picture);
            values += picture == null ? 0 : picture.values().length;
            if (pictures.size() == MOST || values >= VALUES || i + 1 == records.size()) {
                pass(records.subList(first, i + 1), pictures, rows, near);
                task.advance(pictures.size());
                first = i + 1;
                pictures.clear();
                values = 0;
            }
        }
    }

    private @Nullable PlanarPicture picture(FaceRecord record) {
        try {
            return PlanarPicture.of(set.read(record));
        } catch (PictureError e) {
            // Counted and told by whoever takes the row.
            return null;
        }
    }

    private void pass(
            List<FaceRecord> records,
            List<@Nullable PlanarPicture> pictures,
            Rows rows,
            Function<FaceRecord, Optional<Point>> near) {
        List<PlanarPicture> whole = new ArrayList<>();
        List<Optional<Point>> places = new ArrayList<>();
        for (int k = 0; k < pictures.size(); k++) {
            PlanarPicture picture = pictures.get(k);
            if (picture != null) {
                whole.add(picture);
                places.add(near.apply(records.get(k)));
            }
        }
        FaceRows said = whole.isEmpty() ? null : network.rows(whole, places);
        int at = 0;
        for (int k = 0; k < pictures.size(); k++) {
            if (said == null || pictures.get(k) == null) {
                rows.take(records.get(k), null, UNREADABLE);
                continue;
            }
            int faces = said.faces()[at];
            rows.take(records.get(k), faces > 0 ? said.rows()[at] : null, faces);
            at++;
        }
    }
}
