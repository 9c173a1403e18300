package org.facegap.suite.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.facegap.core.dataset.DatasetCard;
import org.facegap.core.dataset.FaceDatasetWriter;
import org.facegap.core.image.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentitiesInCommonTest {
    @TempDir
    Path dir;

    /** An identity's two images are of his or her shade. */
    private Path set(String name, int... shades) {
        Path folder = dir.resolve(name);
        try (FaceDatasetWriter writer = FaceDatasetWriter.create(folder, List.of("tone"), 0)) {
            for (int identity = 0; identity < shades.length; identity++) {
                for (int k = 0; k < 2; k++) {
                    byte[] rgb = {(byte) shades[identity], (byte) k, 0};
                    writer.add(identity + "-" + k, "id" + identity, Map.of(), "", new Image(1, 1, rgb), null);
                }
            }
            writer.finish(DatasetCard.describe(name, 1, List.of("tone"), "", "", Map.of(), "CC0", true, Map.of()));
        }
        return folder;
    }

    @Test
    void identitiesAreTheSameByTheirImagesAndNotByTheirNames() {
        IdentitiesInCommon common = IdentitiesInCommon.of(set("a", 10, 20, 30), set("b", 30, 40, 10, 50));
        assertThat(common).isEqualTo(new IdentitiesInCommon(2, 4));
        assertThat(common).hasToString("2 of 4");
        assertThat(IdentitiesInCommon.of(dir.resolve("b"), dir.resolve("a"))).isEqualTo(new IdentitiesInCommon(2, 3));
        assertThat(IdentitiesInCommon.of(dir.resolve("a"), set("c", 60))).isEqualTo(new IdentitiesInCommon(0, 1));
    }
}
