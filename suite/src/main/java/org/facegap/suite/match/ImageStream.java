package org.facegap.suite.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.image.ImageError;
import org.facegap.core.progress.Progress;
import org.facegap.models.align.PlanarImage;
import org.facegap.models.align.Point;
import org.facegap.models.external.FaceRows;
import org.facegap.models.named.FaceNetwork;
import org.jspecify.annotations.Nullable;

/** Puts a dataset's images through a network, a few in memory at a time. */
final class ImageStream {
    /** As many as the project's own networks take at once. */
    private static final int MOST = 32;

    /** Numbers of the images in memory, 64 MiB, or one image that is larger. */
    private static final long VALUES = 1L << 24;

    /** In place of a number of faces: the image's bytes are those of the index, and are no whole image. */
    static final int UNREADABLE = -1;

    /** Takes what the network says. */
    interface Rows {
        /**
         * @param row null when no face was found
         * @param faces in the image; {@link #UNREADABLE} for an image that cannot be read whole
         */
        void take(FaceRecord record, float @Nullable [] row, int faces);
    }

    private final FaceDataset set;
    private final FaceNetwork network;

    ImageStream(FaceDataset set, FaceNetwork network) {
        this.set = set;
        this.network = network;
    }

    /**
     * Reads images. One that is cut off or damaged is handed on as unreadable.
     *
     * @throws org.facegap.core.UserError when the dataset is damaged, or the network does not give what its card says
     */
    void read(List<FaceRecord> records, Rows rows, Function<FaceRecord, Optional<Point>> near, Progress.Task task) {
        List<@Nullable PlanarImage> images = new ArrayList<>();
        long values = 0;
        int first = 0;
        for (int i = 0; i < records.size(); i++) {
            PlanarImage image = image(records.get(i));
            images.add(image);
            values += image == null ? 0 : image.values().length;
            if (images.size() == MOST || values >= VALUES || i + 1 == records.size()) {
                pass(records.subList(first, i + 1), images, rows, near);
                task.advance(images.size());
                first = i + 1;
                images.clear();
                values = 0;
            }
        }
    }

    private @Nullable PlanarImage image(FaceRecord record) {
        try {
            return PlanarImage.of(set.read(record));
        } catch (ImageError e) {
            // Counted and told by whoever takes the row.
            return null;
        }
    }

    private void pass(
            List<FaceRecord> records,
            List<@Nullable PlanarImage> images,
            Rows rows,
            Function<FaceRecord, Optional<Point>> near) {
        List<PlanarImage> whole = new ArrayList<>();
        List<Optional<Point>> places = new ArrayList<>();
        for (int k = 0; k < images.size(); k++) {
            PlanarImage image = images.get(k);
            if (image != null) {
                whole.add(image);
                places.add(near.apply(records.get(k)));
            }
        }
        FaceRows said = whole.isEmpty() ? null : network.rows(whole, places);
        int at = 0;
        for (int k = 0; k < images.size(); k++) {
            if (said == null || images.get(k) == null) {
                rows.take(records.get(k), null, UNREADABLE);
                continue;
            }
            int faces = said.faces()[at];
            rows.take(records.get(k), faces > 0 ? said.rows()[at] : null, faces);
            at++;
        }
    }
}
