package org.facegap.models.stylegan2.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.facegap.core.UserError;
import org.facegap.models.checkpoint.array.LazyTensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Thousands of damaged files of every layout: each is read with the right shapes or refused with one sentence. Nothing
 * else may happen: no other exception, no file, no process, no more memory or time than promised.
 */
class DamagedFilesTest {
    private static final int FILES = 21_000;
    private static final long SEED = 20_240_602;
    private static final List<String> NAMES = List.of(
            "tiny-skip.pkl",
            "tiny-resnet.pkl",
            "tiny-skip.tf.pkl",
            "tiny-resnet.tf.pkl",
            "tiny-skip-python2.tf.pkl",
            "tiny-rosinality-zip.pt",
            "tiny-rosinality-legacy.pt");

    @TempDir
    Path folder = Path.of("");

    @Test
    @Timeout(600)
    void areReadRightOrRefused() throws IOException {
        List<byte[]> files = new ArrayList<>();
        NAMES.forEach(name -> files.add(CheckpointFixture.bytes(name)));
        files.add(OwnFile.bytes(folder.resolve("own.safetensors"), CheckpointFixture.read("tiny-skip.pkl")));
        Files.delete(folder.resolve("own.safetensors"));
        Map<String, LazyTensor> state = CheckpointFixture.read("tiny-skip.pkl").tensors();
        files.add(ForkFile.pickle(List.of(Map.of("model", state))));
        files.add(ForkFile.zip(Map.of("state_dict", state, "epoch", 3)));
        files.add(ForkFile.legacy(state));
        SplittableRandom random = new SplittableRandom(SEED);
        Mutation mutation = new Mutation(files, random);
        int read = 0;
        for (int i = 0; i < FILES; i++) {
            byte[] damaged = mutation.of(files.get(i % files.size()));
            read += check(i, damaged, i % 50 == 0) ? 1 : 0;
        }
        assertThat(read).as("files read in spite of the damage").isBetween(FILES / 100, FILES * 3 / 4);
        assertThat(ProcessHandle.current().children()).isEmpty();
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    /** The larger files of the reference, fewer times. */
    @Test
    @Timeout(600)
    void areReadRightOrRefusedWhenLarger() throws IOException {
        List<byte[]> files = new ArrayList<>();
        for (String name : List.of("sg2-16-cond.pkl", "sg2-16-orig.pkl", "sg2-16-resnet.pkl")) {
            files.add(CheckpointFixture.bytes(name));
        }
        Mutation mutation = new Mutation(files, new SplittableRandom(SEED + 1));
        int read = 0;
        for (int i = 0; i < 400; i++) {
            read += check(i, mutation.of(files.get(i % files.size())), false) ? 1 : 0;
        }
        assertThat(read).isBetween(1, 400);
    }

    private boolean check(int i, byte[] damaged, boolean onDisk) throws IOException {
        String label = "damaged file " + i;
        Spent spent = new Spent();
        boolean read;
        try {
            StyleGan2Checkpoint found = onDisk ? open(damaged) : CheckpointFixture.read("damaged.bin", damaged);
            Map<String, long[]> shapes = NamedTensors.shapes(found.config());
            assertThat(found.tensors().keySet()).as(label).isEqualTo(shapes.keySet());
            for (Map.Entry<String, LazyTensor> e : found.tensors().entrySet()) {
                LazyTensor tensor = e.getValue();
                if (!Arrays.equals(tensor.shape(), shapes.get(e.getKey()))
                        || tensor.values().length != tensor.elements()) {
                    throw new AssertionError(label + ": " + e.getKey() + " has the wrong shape");
                }
            }
            assertThat(String.join("", found.remarks())).as(label).matches("[\\x20-\\x7e]*");
            read = true;
        } catch (UserError e) {
            assertThat(e.getMessage()).as(label).contains("damaged.bin").hasSizeLessThan(2000);
            read = false;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            throw new AssertionError(label + " of " + damaged.length + " bytes: " + e, e);
        }
        spent.assertWithin(damaged.length);
        assertThat(spent.seconds()).as(label).isLessThan(2);
        return read;
    }

    private StyleGan2Checkpoint open(byte[] damaged) throws IOException {
        Path file = folder.resolve("damaged.bin");
        Files.write(file, damaged);
        try {
            return StyleGan2Files.open(file);
        } finally {
            Files.delete(file);
        }
    }
}
