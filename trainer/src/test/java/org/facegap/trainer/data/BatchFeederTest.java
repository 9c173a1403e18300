package org.facegap.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.facegap.core.UserError;
import org.facegap.core.dataset.DatasetCard;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.dataset.FaceDatasetWriter;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.image.Image;
import org.facegap.models.engine.EngineRuntime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchFeederTest {
    private static final int SIZE = 16;
    private static final Augmentation STRONG =
            new Augmentation(0.5, 3, 0.3, 0.1, 3, 0.1, 0.7, 20, 3, 30, 0.5, 0.5, 0.2);

    private static byte[][] pixels(int n) {
        byte[][] pixels = new byte[n][3 * SIZE * SIZE];
        SplittableRandom random = new SplittableRandom(5);
        for (byte[] image : pixels) {
            random.nextBytes(image);
        }
        return pixels;
    }

    private static ImageSet images(int n) {
        List<FaceRecord> records = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            records.add(new FaceRecord("k" + i, "i" + i, 0, 0, 0, Map.of(), "", -1, ""));
        }
        return ImageSet.of(records, pixels(n), SIZE);
    }

    private static FaceDataset stored(Path dir, int n) {
        try (FaceDatasetWriter writer = FaceDatasetWriter.create(dir, List.of(), 0)) {
            byte[][] pixels = pixels(n);
            for (int i = 0; i < n; i++) {
                writer.add("k" + i, "i" + i, Map.of(), "", new Image(SIZE, SIZE, pixels[i]), null);
            }
            return writer.finish(
                    DatasetCard.describe("set", SIZE, List.of(), "test", "", Map.of(), "none", true, Map.of()));
        }
    }

    @Test
    void everyEpochShowsEveryImageOnceInANewOrder() {
        try (BatchFeeder feeder = new BatchFeeder(images(10), Augmentation.none(), 5, 3, 0)) {
            List<Integer> first = epoch(feeder);
            List<Integer> second = epoch(feeder);
            assertThat(new TreeSet<>(first)).hasSize(10);
            assertThat(new TreeSet<>(second)).hasSize(10);
            assertThat(second).isNotEqualTo(first);
        }
    }

    private static List<Integer> epoch(BatchFeeder feeder) {
        List<Integer> seen = new ArrayList<>();
        for (int b = 0; b < 2; b++) {
            for (int i : feeder.next().indices()) {
                seen.add(i);
            }
        }
        return seen;
    }

    @Test
    void aBatchDependsOnSeedAndStepOnly() {
        try (BatchFeeder one = new BatchFeeder(images(7), STRONG, 4, 3, 0, 1);
                BatchFeeder many = new BatchFeeder(images(7), STRONG, 4, 3, 0, 5);
                BatchFeeder other = new BatchFeeder(images(7), STRONG, 4, 4, 0)) {
            for (int s = 0; s < 5; s++) {
                float[] expected = one.next().planar();
                assertThat(many.next().planar()).containsExactly(expected);
                assertThat(other.next().planar()).isNotEqualTo(expected);
            }
            float[] sixth = one.next().planar();
            try (BatchFeeder resumed = new BatchFeeder(images(7), STRONG, 4, 3, 5)) {
                assertThat(resumed.next().planar()).containsExactly(sixth);
            }
        }
    }

    @Test
    void imagesOfADatasetAreTheSameKeptOrReadEachTime(@TempDir Path dir) {
        FaceDataset set = stored(dir, 9);
        int bytes = 3 * SIZE * SIZE;
        try (BatchFeeder memory = new BatchFeeder(images(9), STRONG, 6, 3, 0);
                BatchFeeder kept = new BatchFeeder(ImageSet.load(List.of(set)), STRONG, 6, 3, 0);
                BatchFeeder someKept = new BatchFeeder(ImageSet.load(List.of(set), 4L * bytes), STRONG, 6, 3, 0);
                BatchFeeder streamed = new BatchFeeder(ImageSet.load(List.of(set), 0), STRONG, 6, 3, 0)) {
            for (int s = 0; s < 4; s++) {
                float[] expected = memory.next().planar();
                assertThat(kept.next().planar()).containsExactly(expected);
                assertThat(someKept.next().planar()).containsExactly(expected);
                assertThat(streamed.next().planar()).containsExactly(expected);
            }
        }
    }

    @Test
    void aDamagedImageIsNamed(@TempDir Path dir) throws IOException {
        FaceDataset set = stored(dir, 3);
        try (RandomAccessFile shard =
                new RandomAccessFile(dir.resolve("shards/000000.tar").toFile(), "rw")) {
            shard.seek(set.records().get(1).offset() + 60);
            shard.write(new byte[8]);
        }
        try (BatchFeeder feeder = new BatchFeeder(ImageSet.load(List.of(set)), Augmentation.none(), 3, 1, 0)) {
            assertThatThrownBy(feeder::next)
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("k1")
                    .hasMessageContaining("checksum");
        }
    }

    @Test
    void theDeviceGetsWhatIsInMemory() {
        try (NDManager manager = EngineRuntime.start("cpu", "float32", 1).newManager();
                BatchFeeder feeder = new BatchFeeder(images(5), STRONG, 3, 3, 0)) {
            for (int s = 0; s < 4; s++) {
                BatchFeeder.Batch batch = feeder.next();
                NDArray images = batch.images(manager);
                assertThat(images.getShape()).isEqualTo(new Shape(3, 3, SIZE, SIZE));
                assertThat(images.toFloatArray()).containsExactly(batch.planar());
                NDArray again = batch.images(manager);
                feeder.next();
                assertThat(again.toFloatArray()).as("not the buffer").containsExactly(images.toFloatArray());
            }
        }
    }
}
