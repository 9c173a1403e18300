package org.facegap.models.stylegan2.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.facegap.core.UserError;
import org.facegap.models.checkpoint.array.LazyTensor;
import org.facegap.models.checkpoint.pickle.PickleWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that want something run, or more memory than they should have. */
@Timeout(200)
class HostileFilesTest {
    @TempDir
    Path folder = Path.of("");

    private static void refused(byte[] file, String... words) {
        Spent spent = new Spent();
        assertThatThrownBy(() -> CheckpointFixture.read("hostile.bin", file))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("hostile.bin")
                .message()
                .contains(List.of(words));
        spent.assertWithin(file.length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cos\nsystem\n(S'touch %s'\ntR.",
                "cposix\nsystem\n(S'touch %s'\ntR.",
                "(S'touch %s'\nios\nsystem\n.",
                "(cos\nsystem\nS'touch %s'\no.",
                "cos\nsystem\n(S'touch %s'\nt\u0081.",
                "ccollections\nOrderedDict\n)Rcos\nsystem\nb.",
                "cbuiltins\neval\n(S'open(\"%s\", \"w\")'\ntR.",
                "cbuiltins\nopen\n(S'%s'\nS'w'\ntR.",
                "\u0082\u0001(S'touch %s'\ntR."
            })
    void nothingIsRun(String pickle) throws IOException {
        Path marker = folder.resolve("marker");
        refused(
                ("\u0080\u0002" + String.format(pickle, marker)).getBytes(StandardCharsets.ISO_8859_1),
                "nothing was executed",
                "byte ");
        assertThat(marker).doesNotExist();
        assertThat(ProcessHandle.current().children()).isEmpty();
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cposix\nsystem\nN0N0N0", "cos\nsystem\nN0N0N0N0(", "cbuiltins\neval\nN0N0("})
    void nothingIsRunInTheBytesOfTensors(String attack) {
        byte[] file = CheckpointFixture.bytes("tiny-skip.pkl");
        byte[] hostile = StyleGan2FilesTest.replaced(file, "ctorch\nFloatStorage\n", attack);
        assertThat(hostile).hasSameSizeAs(file);
        refused(hostile, "nothing was executed", "byte ");
    }

    @Test
    void nothingIsRunInZipsAndOldStreams() {
        for (String kind : new String[] {"zip", "legacy"}) {
            byte[] file = CheckpointFixture.bytes("tiny-rosinality-" + kind + ".pt");
            refused(
                    StyleGan2FilesTest.replaced(file, "ctorch\nFloatStorage\n", "cposix\nsystem\nN0N0N0"),
                    "posix.system",
                    "nothing was executed");
        }
    }

    @Test
    void aStyleGan3IsNamed() {
        byte[] layers =
                StyleGan2FilesTest.replaced(CheckpointFixture.bytes("tiny-skip.pkl"), "img_channels", "num_critical");
        refused(layers, "a StyleGAN3 generator", "runs StyleGAN2 generators only");
    }

    /** Pickles that repeat, double or nest what they have. */
    @Test
    void bombsStayWithinTheMemoryPromise() {
        int many = 3_000_000;
        String[] units = {
            "}0",
            "]0",
            "N\u00850",
            "N\u0094",
            "2",
            "(",
            "G\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u00010",
            "J\u0000\u0000\u0000\u007f0",
            "M\u0001\u00020",
            "F1\n0",
            "I7\n0",
            "U\u000212",
            "X\u0001\u0000\u0000\u0000x0",
            "\u008f0",
            "(d0",
            "(l0",
            "(t0"
        };
        for (String unit : units) {
            byte[] file = new PickleWriter()
                    .op("\u0080\u0002N")
                    .repeat(unit, many / unit.length())
                    .op(".")
                    .array();
            refused(file, ": ");
        }
    }

    @Test
    void textBombsStayWithinTheMemoryPromise() {
        byte[] strings = new PickleWriter()
                .op("\u0080\u0002]")
                .repeat("X\u0064\u0000\u0000\u0000" + "\u00c4\u0080".repeat(50) + "a", 60_000)
                .op(".")
                .array();
        refused(strings, ": ");
        byte[] keys = new PickleWriter()
                .op("\u0080\u0002}")
                .repeat("2NNs0", 1_000_000)
                .op(".")
                .array();
        refused(keys, ": ");
    }

    /** Containers that hold themselves or one another, and states with more names than a network has. */
    @Test
    @Timeout(60)
    void containersThatNeverEndAreRefused() {
        refused(new PickleWriter().op("\u0080\u0002]q\u0000h\u0000a.").array(), "a list of 1");
        refused(
                new PickleWriter()
                        .op("\u0080\u0002}q\u0000")
                        .text("g_ema")
                        .op("h\u0000s.")
                        .array(),
                "a dict of 1");
        refused(
                new PickleWriter()
                        .op("\u0080\u0002")
                        .repeat("(", 50_000)
                        .repeat("l", 50_000)
                        .op(".")
                        .array(),
                "list");
        PickleWriter doubling = new PickleWriter().op("\u0080\u0002]q\u0000");
        for (int level = 0; level < 60; level++) {
            doubling.op("0](h\u0000h\u0000eq\u0000");
        }
        refused(doubling.op(".").array(), "a list of 2");
        PickleWriter names = new PickleWriter().op("\u0080\u0002}q\u0000(");
        for (int i = 0; i < 50_000; i++) {
            names.text("p" + i + ".input.input").op("N");
        }
        names.op("u](").repeat("h\u0000", 100_000).op("e.");
        refused(names.array(), "not a tensor");
        PickleWriter top = new PickleWriter().op("\u0080\u0002}(");
        for (int i = 0; i < 100_000; i++) {
            top.text("k" + i).op("]");
        }
        refused(top.op("u.").array(), "no StyleGAN2 generator", "and ");
    }

    @Test
    void averagesThatAreExpandedOrNotTensorsAreRefused() {
        Map<String, LazyTensor> state = CheckpointFixture.read("tiny-skip.pkl").tensors();
        Map<String, Object> port = new LinkedHashMap<>();
        state.forEach((name, tensor) -> port.put(name.equals("mapping.w_avg") ? "unused" : name, tensor));
        port.remove("unused");
        Map<String, Object> root = new LinkedHashMap<>(Map.of("G_ema", port));
        root.put("w_avg", "a text");
        refused(ForkFile.zip(root), "w_avg is not a tensor");
        root.put("w_avg", DerivedTensor.filled(1, 2000, 2000));
        refused(ForkFile.zip(root), "mapping.w_avg has the shape [2000, 2000]");
    }

    /** Networks that hold one another again and again: 50 levels of 50 would never end. */
    @Test
    @Timeout(100)
    void modulesNestedByReferenceEnd() {
        PickleWriter p = new PickleWriter().op("\u0080\u0002");
        p.op("}q\u0000(").text("state").op("}").text("_modules").op("}su0");
        for (int level = 0; level < 12; level++) {
            String call = "ctorch_utils.persistence\n_reconstruct_persistent_obj\nh\u0000\u0085R";
            p.op(call + "q\u0001" + "0}q\u0000(")
                    .text("state")
                    .op("}")
                    .text("_modules")
                    .op("}(");
            for (int i = 0; i < 50; i++) {
                p.text("m" + i).op("h\u0001");
            }
            p.op("usu0");
        }
        p.op("}").text("G_ema").op("ctorch_utils.persistence\n_reconstruct_persistent_obj\nh\u0000\u0085Rs.");
        refused(p.array(), "nested endlessly");
        PickleWriter t = new PickleWriter().op("\u0080\u0002");
        t.op("cdnnlib.tflib.network\nNetwork\n)\u0081q\u0001}(").text("version").op("K\u0005");
        t.text("variables")
                .op("]")
                .text("static_kwargs")
                .op("}")
                .text("components")
                .op("}(");
        for (int i = 0; i < 500; i++) {
            t.text("m" + i).op("h\u0001");
        }
        t.op("uub0NNh\u0001\u0087.");
        refused(t.array(), "Gs");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1000000000000, 0, expanded",
        "0, 1000000, 0, expanded",
        "0, 4611686018427387904, 1, 'a view of'",
        "0, -1, 1, 'negative size'",
        "0, 2, -1, 'negative size'",
        "-1, 1, 1, 'reaches outside'",
        "4611686018427387904, 1, 1, 'reaches outside'",
        "8, 1, 1, 'reaches outside'",
        "0, 2, 9223372036854775807, 'reaches outside'",
        "6, 2, 2, 'reaches outside'"
    })
    void viewsOutsideOfTheirStorageAreRefused(long offset, long size, long stride, String message) throws IOException {
        byte[] pickle = tensorPickle(offset, new long[] {size}, new long[] {stride}, 8);
        refused(zip(ZipEntry.STORED, Map.of("a/data.pkl", pickle, "a/data/0", new byte[32])), message, "byte ");
    }

    @Test
    void overlappingAndHugeViewsAreRefused() throws IOException {
        byte[] windows = tensorPickle(0, new long[] {7, 2}, new long[] {1, 1}, 8);
        refused(zip(ZipEntry.STORED, Map.of("a/data.pkl", windows, "a/data/0", new byte[32])), "expanded");
        long[] axes = {1 << 30, 1 << 30, 1 << 30};
        byte[] huge = tensorPickle(0, axes, new long[] {0, 0, 0}, 8);
        refused(zip(ZipEntry.STORED, Map.of("a/data.pkl", huge, "a/data/0", new byte[32])), "expanded");
        byte[] many = tensorPickle(0, new long[64], new long[64], 8);
        refused(zip(ZipEntry.STORED, Map.of("a/data.pkl", many, "a/data/0", new byte[32])), "a tensor is damaged");
    }

    @Test
    void storagesOfTheWrongSizeAreRefused() throws IOException {
        long[] one = {1};
        refused(
                zip(ZipEntry.STORED, Map.of("a/data.pkl", tensorPickle(0, one, one, 9), "a/data/0", new byte[32])),
                "9 elements of type float32 has 32 bytes");
        refused(
                zip(ZipEntry.STORED, Map.of("a/data.pkl", tensorPickle(0, one, one, 8), "a/data/1", new byte[32])),
                "is not in the archive");
        refused(
                zip(ZipEntry.STORED, Map.of("a/data.pkl", tensorPickle(0, one, one, -1), "a/data/0", new byte[32])),
                "of an unknown kind");
    }

    /** {'g_ema': {'input.input': a view of a storage '0'}}. */
    private static byte[] tensorPickle(long offset, long[] shape, long[] strides, long elements) {
        PickleWriter p =
                new PickleWriter().op("\u0080\u0002}").text("g_ema").op("}").text("input.input");
        p.global("torch._utils", "_rebuild_tensor_v2").op("((").text("storage").global("torch", "FloatStorage");
        p.text("0")
                .text("cpu")
                .op("\u008a\u0008")
                .i64(elements)
                .op("tQ\u008a\u0008")
                .i64(offset)
                .op("(");
        for (long s : shape) {
            p.op("\u008a\u0008").i64(s);
        }
        p.op("t(");
        for (long s : strides) {
            p.op("\u008a\u0008").i64(s);
        }
        return p.op("t\u0089NtRss.").array();
    }

    private static byte[] zip(int method, Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> e : entries.entrySet()) {
                ZipEntry entry = new ZipEntry(e.getKey());
                entry.setMethod(method);
                CRC32 crc = new CRC32();
                crc.update(e.getValue());
                entry.setCrc(crc.getValue());
                entry.setSize(e.getValue().length);
                zip.putNextEntry(entry);
                zip.write(e.getValue());
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    @Test
    void deflatedArchivesAreReadWithinTheMemoryPromise() throws IOException {
        byte[] stored = CheckpointFixture.bytes("tiny-rosinality-zip.pt");
        Map<String, byte[]> entries = new LinkedHashMap<>();
        Path file = Files.write(folder.resolve("stored.pt"), stored);
        try (ZipFile in = new ZipFile(file.toFile())) {
            for (ZipEntry e : Collections.list(in.entries())) {
                try (InputStream content = in.getInputStream(e)) {
                    entries.put(e.getName(), content.readAllBytes());
                }
            }
        }
        StyleGan2Checkpoint expected = CheckpointFixture.read("a.pt", stored);
        StyleGan2Checkpoint found = CheckpointFixture.read("a.pt", zip(ZipEntry.DEFLATED, entries));
        expected.tensors()
                .forEach((name, tensor) -> assertThat(
                                Objects.requireNonNull(found.tensors().get(name))
                                        .values())
                        .as(name)
                        .containsExactly(tensor.values()));
        byte[] bomb = zip(ZipEntry.DEFLATED, Map.of("a/data.pkl", new byte[150_000_000]));
        assertThat(bomb.length).isLessThan(1_000_000);
        refused(bomb, "far more than its size");
    }

    @Test
    void archivesThatLieAboutSizesAreRefused() throws IOException {
        byte[] deflated = zip(ZipEntry.DEFLATED, Map.of("a/data.pkl", new byte[5000]));
        int directory = directory(deflated);
        for (long size : new long[] {4999, 5001, 0, 100_000, 0x7fff_ffffL, 0xffff_ffffL, 0xffff_fffeL}) {
            refused(with(deflated, directory + 24, size), "zip archive");
        }
        byte[] stored = zip(ZipEntry.STORED, Map.of("a/data.pkl", new byte[5000]));
        int from = directory(stored);
        refused(with(stored, from + 20, 0x7fff_ffffL), "byte ");
        refused(with(stored, from + 42, 0x7fff_ffffL), "byte ");
        refused(with(stored, from + 42, 3), "zip archive");
    }

    @Test
    void entriesThatOverlapAreRefused() throws IOException {
        Map<String, byte[]> two = new LinkedHashMap<>();
        two.put("a/data.pkl", new byte[100]);
        two.put("a/data/0", new byte[100]);
        byte[] file = zip(ZipEntry.STORED, two);
        int first = directory(file);
        int second = first + 46 + "a/data.pkl".length();
        refused(with(file, second + 42, 0), "overlap");
    }

    private static int directory(byte[] zip) {
        return ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).getInt(zip.length - 22 + 16);
    }

    private static byte[] with(byte[] bytes, int at, long value) {
        byte[] changed = bytes.clone();
        ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN).putInt(at, (int) value);
        return changed;
    }

    @Test
    void realFilesStayWithinTheMemoryPromise() {
        for (String name : new String[] {"sg2-32.pkl", "sg2-32.tf.pkl", "rosinality-32-zip.pt", "tiny-resnet.pkl"}) {
            byte[] file = CheckpointFixture.bytes(name);
            Spent spent = new Spent();
            StyleGan2Checkpoint found = CheckpointFixture.read(name, file);
            spent.assertWithin(file.length);
            assertThat(spent.bytes()).as("arrays are not copied").isLessThan(5_000_000);
            assertThat(found.tensors()).isNotEmpty();
        }
    }
}
