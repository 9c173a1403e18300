package org.facegap.suite.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.dataset.FaceRecord;
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

    /** Takes what the network says. */
    interface Rows {
        /**
         * @param row null when no face was found
         * @param faces in the picture
         */
        void take(FaceRecord record, float @Nullable [] row, int faces);
    }

    private final FaceDataset set;
    private final FaceNetwork network;

    PictureStream(FaceDataset set, FaceNetwork network) {
        this.set = set;
        this.network = network;
    }

    /** @throws org.facegap.core.UserError when a picture cannot be read, or the network does not give what its card says */
    void read(List<FaceRecord> records, Rows rows, Function<FaceRecord, Optional<Point>> near, Progress.Task task) {
        List<PlanarPicture> pictures = new ArrayList<>();
        long values = 0;
        int first = 0;
        for (int i = 0; i < records.size(); i++) {
            PlanarPicture picture = PlanarPicture.of(set.read(records.get(i)));
            pictures.add(picture);
            values += picture.values().length;
            if (pictures.size() == MOST || values >= VALUES || i + 1 == records.size()) {
                FaceRows said = network.rows(
                        pictures,
                        records.subList(first, i + 1).stream().map(near).toList());
                for (int k = 0; k < pictures.size(); k++) {
                    int faces = said.faces()[k];
                    rows.take(records.get(first + k), faces > 0 ? said.rows()[k] : null, faces);
                }
                task.advance(pictures.size());
                first = i + 1;
                pictures.clear();
                values = 0;
            }
        }
    }
}
