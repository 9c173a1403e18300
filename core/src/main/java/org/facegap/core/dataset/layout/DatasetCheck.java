package org.facegap.core.dataset.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.facegap.core.UserError;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.image.Image;
import org.facegap.core.image.ImageError;
import org.facegap.core.progress.Progress;

/**
 * A face dataset read whole: every image's checksum against the index, every image decoded, the card's counts against
 * the index.
 *
 * @param images how many were read
 * @param damaged images whose checksum is wrong or that are no images
 * @param mistakes where the card and the index disagree
 * @param duplicates images whose bytes are those of an earlier one
 * @param acrossIdentities of these, how many show another identity than the earlier one
 */
public record DatasetCheck(
        long images, List<Skipped> damaged, List<String> mistakes, long duplicates, long acrossIdentities) {
    public DatasetCheck {
        damaged = List.copyOf(damaged);
        mistakes = List.copyOf(mistakes);
    }

    /** Whether nothing is wrong; duplicates are no fault of the dataset. */
    public boolean whole() {
        return damaged.isEmpty() && mistakes.isEmpty();
    }

    /** Reads everything. */
    public static DatasetCheck of(FaceDataset dataset, Progress progress) {
        SkipCount damaged = new SkipCount();
        Map<String, String> identityOf = new HashMap<>();
        Set<String> identities = new HashSet<>();
        long duplicates = 0;
        long across = 0;
        int side = dataset.card().size();
        long otherSize = 0;
        try (Progress.Task task = progress.begin("verify", dataset.records().size(), "images")) {
            for (FaceRecord record : dataset.records()) {
                identities.add(record.identity());
                String earlier = identityOf.putIfAbsent(record.sha256(), record.identity());
                if (earlier != null) {
                    duplicates++;
                    across += earlier.equals(record.identity()) ? 0 : 1;
                }
                try {
                    Image image = dataset.read(record);
                    otherSize += side > 0 && (image.width() != side || image.height() != side) ? 1 : 0;
                } catch (ImageError e) {
                    damaged.add(e.kind().words(), e.getMessage());
                } catch (UserError e) {
                    damaged.add("a file that was changed", e.getMessage());
                }
                task.advance(1);
            }
        }
        List<String> mistakes = new ArrayList<>();
        if (identities.size() != dataset.card().identities()) {
            mistakes.add(
                    "the card says " + dataset.card().identities() + " identities, the index has " + identities.size());
        }
        if (otherSize > 0) {
            mistakes.add("the card says " + side + " px, " + otherSize + " images have another size");
        }
        return new DatasetCheck(dataset.records().size(), damaged.all(), mistakes, duplicates, across);
    }
}
