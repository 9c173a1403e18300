package org.facegap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.facegap.core.image.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Images by seed, against those of the reference implementation, which reads the same files. */
class SampleCommandTest {
    private static final Path FILES =
            Path.of("..", "models", "src", "test", "resources", "org", "facegap", "models", "stylegan2", "layout");

    @TempDir
    Path dir;

    private static Image golden(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(SampleCommandTest.class.getResourceAsStream(name), name)) {
            return Image.decode(in.readAllBytes());
        }
    }

    private static Image image(Path file) throws IOException {
        return Image.decode(Files.readAllBytes(file));
    }

    private static Image crop(Image image, int left, int width) {
        byte[] rgb = new byte[3 * width * image.height()];
        for (int y = 0; y < image.height(); y++) {
            System.arraycopy(image.rgb(), 3 * (y * image.width() + left), rgb, 3 * y * width, 3 * width);
        }
        return new Image(width, image.height(), rgb);
    }

    /** Equal but for values that lie on a step: one apart there, and seldom. */
    private static void assertSame(Image found, Image expected) {
        assertThat(found.toString()).isEqualTo(expected.toString());
        int apart = 0;
        for (int i = 0; i < expected.rgb().length; i++) {
            int difference = Math.abs((found.rgb()[i] & 0xFF) - (expected.rgb()[i] & 0xFF));
            assertThat(difference).isLessThanOrEqualTo(1);
            apart += difference;
        }
        assertThat(apart).isLessThan(1 + expected.rgb().length / 200);
    }

    private static Invocation sample(Object... arguments) {
        Object[] all = new Object[arguments.length + 1];
        all[0] = "sample";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        Invocation sample = Invocation.of(all);
        assertThat(sample.code()).as(sample.all()).isZero();
        return sample;
    }

    @ParameterizedTest
    @ValueSource(strings = {"sg2-32.pkl", "sg2-32.tf.pkl"})
    void aSeedGivesTheFaceOfTheReferenceImplementation(String file) throws IOException {
        Path out = dir.resolve("grid.png");
        sample(
                "--checkpoint",
                FILES.resolve(file),
                "--seeds",
                "0-1,85,4294967295",
                "--psi",
                "1",
                "--columns",
                "4",
                "--out",
                out);
        assertSame(image(out), golden("sg2-32-const.png"));
    }

    @ParameterizedTest
    @CsvSource({"7, 0, 0", "8, 2, 16"})
    void aConditionalNetworkTakesAClass(String seed, String label, int left) throws IOException {
        Path out = dir.resolve("one.png");
        sample(
                "--checkpoint",
                FILES.resolve("sg2-16-cond.pkl"),
                "--seeds",
                seed,
                "--class",
                label,
                "--psi",
                "1",
                "--out",
                out);
        assertSame(image(out), crop(golden("sg2-16-cond-const.png"), left, 16));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sg2-16-cond.pkl", "sg2-16-clamp.pkl", "sg2-16-resnet.pkl", "sg2-16-orig.pkl"})
    void aConvertedNetworkDrawsTheSameFaces(String name) throws IOException {
        Path converted = dir.resolve("own.safetensors");
        assertThat(Invocation.of("checkpoint", "convert", FILES.resolve(name), "--to", converted)
                        .code())
                .isZero();
        assertThat(face(converted, name.contains("cond"))).isEqualTo(face(FILES.resolve(name), name.contains("cond")));
    }

    private byte[] face(Path checkpoint, boolean conditional) throws IOException {
        Path out = dir.resolve("face.png");
        String words =
                "sample --seeds 4 --checkpoint " + checkpoint + " --out " + out + (conditional ? " --class 1" : "");
        Invocation sample = Invocation.of((Object[]) words.split(" "));
        assertThat(sample.code()).as(sample.all()).isZero();
        return Files.readAllBytes(out);
    }

    @Test
    void separateImagesAreNamedAfterTheirSeeds() throws IOException {
        Path out = dir.resolve("faces");
        Invocation sample = sample(
                "--checkpoint",
                FILES.resolve("sg2-32.pkl"),
                "--seeds",
                "0,85",
                "--psi",
                "1",
                "--separate",
                "--out",
                out);
        assertThat(sample.out()).contains("2 images in ");
        assertThat(out.toFile().list()).containsExactlyInAnyOrder("seed0000.png", "seed0085.png");
        assertSame(image(out.resolve("seed0085.png")), crop(golden("sg2-32-const.png"), 64, 32));
    }

    @Test
    void theWayFromSeedToSeedPassesEachFace() throws IOException {
        Path file = FILES.resolve("sg2-16-clamp.pkl");
        Path frames = dir.resolve("frames");
        sample("--checkpoint", file, "--seeds", "3,4,9", "--interpolate", "--frames", "2", "--out", frames);
        Path faces = dir.resolve("faces");
        sample("--checkpoint", file, "--seeds", "3,4,9", "--separate", "--out", faces);
        assertThat(frames.toFile().list()).hasSize(5);
        assertSame(image(frames.resolve("frame00000.png")), image(faces.resolve("seed0003.png")));
        assertSame(image(frames.resolve("frame00002.png")), image(faces.resolve("seed0004.png")));
        assertSame(image(frames.resolve("frame00004.png")), image(faces.resolve("seed0009.png")));
        assertThat(image(frames.resolve("frame00001.png")))
                .isNotEqualTo(image(faces.resolve("seed0003.png")))
                .isNotEqualTo(image(faces.resolve("seed0004.png")));
    }

    @Test
    void noiseTruncationAndSizeAreChosen() throws IOException {
        Path file = FILES.resolve("sg2-32.pkl");
        Image plain = one(file, "--noise", "const");
        assertThat(one(file, "--noise", "none")).isNotEqualTo(plain);
        Image random = one(file, "--noise", "random");
        assertThat(random).isNotEqualTo(plain).isEqualTo(one(file, "--noise", "random"));
        Image two = one(file, "--cutoff", "2");
        assertThat(two).isNotEqualTo(plain).isNotEqualTo(one(file, "--psi", "1"));
        assertThat(one(file, "--cutoff", "0")).isEqualTo(one(file, "--psi", "1"));
        assertThat(one(file, "--cutoff", "8")).isEqualTo(plain);
        assertThat(one(file, "--resolution", "16").width()).isEqualTo(16);
    }

    private Image one(Path file, String... options) throws IOException {
        Path out = dir.resolve("one.png");
        Object[] arguments = new Object[options.length + 6];
        arguments[0] = "--checkpoint";
        arguments[1] = file;
        arguments[2] = "--seeds";
        arguments[3] = "5";
        arguments[4] = "--out";
        arguments[5] = out;
        System.arraycopy(options, 0, arguments, 6, options.length);
        sample(arguments);
        return image(out);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--seeds 4294967296 | --seeds: expected numbers from 0 to 4294967295, found 4294967296",
                "--psi 3 | --psi: expected a number from -2 to 2, found 3.0",
                "--cutoff -2 | --cutoff: expected a whole number from 0, found -2",
                "--cutoff 99 | --cutoff: this network has 10 layers, found 99",
                "--noise loud | --noise: expected none, const or random, found 'loud'",
                "--class 1 | --class: this network is unconditional, it has no classes",
                "--batch 5000 | --batch: expected a whole number from 1 to 1024, found 5000",
                "--resolution 48 | --resolution: expected a power of two from 4 to 1024, found 48",
                "--resolution 128 | --resolution: this network's images have 64 px, found 128",
                "--interpolate --seeds 4 | --interpolate: expected two seeds or more, found 4",
                "--interpolate --frames 0 | --frames: expected a whole number from 1",
                "--interpolate --separate | --separate and --interpolate exclude each other",
                "--compute half | compute: expected auto, float32 or bfloat16, found 'half'",
                "--seeds 0-9999 --columns 20 | is larger than 8192 px a side; --separate",
                "--checkpoint none.pkl | checkpoint: there is no file none.pkl",
            })
    void anOptionThatMakesNoSenseIsTold(String options, String message) {
        Object[] words = (options + " --out " + dir.resolve("x.png")).split(" ");
        Object[] all = new Object[words.length + 1];
        all[0] = "sample";
        System.arraycopy(words, 0, all, 1, words.length);
        Invocation sample = Invocation.of(all);
        assertThat(sample.err()).contains(message).doesNotContain("\tat ");
        assertThat(sample.code()).isEqualTo(2);
        assertThat(dir).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource({"--class 3, 'from 0 to 2, found 3'", "'', 'conditional, expected a class from 0 to 2'"})
    void aClassThatIsMissingOrNotThereIsTold(String option, String message) {
        String words = "sample --checkpoint " + FILES.resolve("sg2-16-cond.pkl") + " " + option + " --out "
                + dir.resolve("x.png");
        Invocation sample = Invocation.of((Object[]) words.split(" +"));
        assertThat(sample.err()).contains("--class: ", message);
        assertThat(sample.code()).isEqualTo(2);
    }

    @Test
    void onlySkipNetworksStopEarly() {
        Invocation sample = Invocation.of(
                "sample",
                "--checkpoint",
                FILES.resolve("sg2-16-resnet.pkl"),
                "--resolution",
                "8",
                "--out",
                dir.resolve("x.png"));
        assertThat(sample.err())
                .contains("--resolution: only a network of the architecture skip", "this one is resnet");
        assertThat(sample.code()).isEqualTo(2);
    }

    @Test
    void aFolderIsNoFileAndAFileNoFolder() throws IOException {
        assertThat(Invocation.of("sample", "--out", dir).err()).contains("is a folder; --separate writes");
        Path file = Files.writeString(dir.resolve("x.png"), "");
        assertThat(Invocation.of("sample", "--separate", "--out", file).err()).contains("is a file, not a folder");
        assertThat(file).isEmptyFile();
    }
}
