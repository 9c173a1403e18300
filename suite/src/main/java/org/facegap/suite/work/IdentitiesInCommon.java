package org.facegap.suite.work;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.dataset.FaceRecord;

/**
 * How many people two training sets share. Arms of one suite draw from one seed, so they hold the same identities where their
 * quotas allow it: differences between arms then come from composition rather than from the luck of the draw, and a reader
 * has to know it.
 *
 * @param shared identities of the second set who have an image, byte for byte, in the first
 * @param identities of the second set
 */
record IdentitiesInCommon(int shared, int identities) {
    static IdentitiesInCommon of(Path first, Path second) {
        Set<String> images = new HashSet<>();
        FaceDataset.open(first).records().forEach(record -> images.add(record.sha256()));
        Set<String> all = new HashSet<>();
        Set<String> shared = new HashSet<>();
        for (FaceRecord record : FaceDataset.open(second).records()) {
            all.add(record.identity());
            if (images.contains(record.sha256())) {
                shared.add(record.identity());
            }
        }
        return new IdentitiesInCommon(shared.size(), all.size());
    }

    @Override
    public String toString() {
        return shared + " of " + identities;
    }
}
