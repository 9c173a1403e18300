package org.facegap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.image.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetCommandTest {
    @TempDir
    Path dir;

    private Path faces() throws IOException {
        for (int i = 0; i < 6; i++) {
            byte[] rgb = new byte[3 * 12 * 12];
            new SplittableRandom(i).nextBytes(rgb);
            Path file = dir.resolve("faces/p" + i / 2 + "/" + i + ".png");
            Files.createDirectories(file.getParent());
            Files.write(file, new Image(12, 12, rgb).png());
        }
        Files.writeString(dir.resolve("faces/p0/broken.jpg"), "no image");
        Files.writeString(dir.resolve("labels.csv"), "file,gender\np0/0.png,F\np0/1.png,F\np1/2.png,M\n");
        return dir.resolve("faces");
    }

    private Invocation load() throws IOException {
        return Invocation.of(
                "dataset",
                "import",
                "folders",
                faces(),
                "--labels",
                dir.resolve("labels.csv"),
                "--licence",
                "for tests",
                "--out",
                dir.resolve("d"));
    }

    @Test
    void importInspectVerifyExport() throws IOException {
        Invocation load = load();
        assertThat(load.code()).as(load.all()).isZero();
        assertThat(load.out())
                .contains("6 images of 3 identities in ", "6 with the source's bytes", "gender: F 2, M 1")
                .contains("not used: 1, no image of a format that is read: p0/broken.jpg: not an image");
        FaceDataset dataset = FaceDataset.open(dir.resolve("d"));
        assertThat(dataset.card().licence()).isEqualTo("for tests");
        assertThat(dataset.card().imagesMayBeShown()).isFalse();
        assertThat(dataset.card().name()).isEqualTo("d");

        Invocation inspect = Invocation.of("dataset", "inspect", dir.resolve("d"));
        assertThat(inspect.code()).isZero();
        assertThat(inspect.out())
                .contains("6, 12 px", "3, 2 to 2 images each", "F 2 (33.3 %), M 1 (16.7 %), unlabelled 3", "for tests")
                .containsPattern("reports may show images +no");

        Invocation verify = Invocation.of("dataset", "verify", dir.resolve("d"));
        assertThat(verify.code()).isZero();
        assertThat(verify.out()).contains("6 images, all whole");

        Invocation export =
                Invocation.of("dataset", "export", dir.resolve("d"), "--format", "folders", "--out", dir.resolve("e"));
        assertThat(export.code()).as(export.all()).isZero();
        assertThat(dir.resolve("e/p2/p2_5.png")).hasSameBinaryContentAs(dir.resolve("faces/p2/5.png"));
    }

    @Test
    void verifyEndsWithOneWhereAnImageIsDamaged() throws IOException {
        assertThat(load().code()).isZero();
        Path shard = dir.resolve("d/shards/000000.tar");
        byte[] bytes = Files.readAllBytes(shard);
        bytes[(int) FaceDataset.open(dir.resolve("d")).records().get(3).offset() + 50] ^= 1;
        Files.write(shard, bytes);
        Invocation verify = Invocation.of("dataset", "verify", dir.resolve("d"));
        assertThat(verify.code()).isEqualTo(1);
        assertThat(verify.out())
                .contains("1 damaged, a file that was changed:", "'p1_3'", "checksum")
                .doesNotContain("all whole");
    }

    @Test
    void termsThatAllowItAreKept() throws IOException {
        Invocation load = Invocation.of(
                "dataset",
                "import",
                "folders",
                faces(),
                "--licence",
                "CC0",
                "--show-images",
                "--size",
                "8",
                "--name",
                "mine",
                "--out",
                dir.resolve("d"));
        assertThat(load.code()).as(load.all()).isZero();
        assertThat(load.out()).contains("6 written anew as PNG");
        assertThat(FaceDataset.open(dir.resolve("d")).card().imagesMayBeShown()).isTrue();
        assertThat(FaceDataset.open(dir.resolve("d")).card().size()).isEqualTo(8);
        assertThat(FaceDataset.open(dir.resolve("d")).card().name()).isEqualTo("mine");
    }

    @Test
    void theLicenceIsAskedFor() throws IOException {
        Invocation load = Invocation.of("dataset", "import", "folders", faces(), "--out", dir.resolve("d"));
        assertThat(load.code()).isEqualTo(2);
        assertThat(load.err()).contains("--licence");
        assertThat(dir.resolve("d")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "utkface;--labels;labels.csv;--labels: utkface has its labels in names",
                "folders;--pairs;labels.csv;--pairs: folders takes no pair list",
                "lfw;--pairs;none.txt;none.txt: no such file",
                "folders;--size;-3;--size: expected 1 to 8192 pixels",
                "lfw;--name;x;no image could be imported as lfw",
                "fairface;--name;x;fairface needs its label file",
                "insightface-bin;--name;x;is not a regular file",
                "insightface-rec;--name;x;train.rec: no such file",
            })
    void optionsThatDoNotGoTogetherAreOneSentence(String kind, String option, String value, String message)
            throws IOException {
        String given = value.contains(".") ? dir.resolve(value).toString() : value;
        Invocation load = Invocation.of(
                "dataset", "import", kind, faces(), "--licence", "x", "--out", dir.resolve("d"), option, given);
        assertThat(load.code()).as(load.all()).isBetween(1, 2);
        assertThat(load.err()).contains(message).doesNotContain("\tat ", "fault of facegap");
        assertThat(dir.resolve("d/dataset.json")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"inspect", "verify"})
    void aFolderThatIsNoDatasetIsTold(String command) {
        Invocation run = Invocation.of("dataset", command, dir);
        assertThat(run.code()).isNotZero();
        assertThat(run.err()).contains("is not a face dataset");
    }

    @ParameterizedTest
    @ValueSource(strings = {"import", "export", "inspect", "verify"})
    void everySubcommandExplainsItself(String command) {
        Invocation help = Invocation.of("dataset", command, "--help");
        assertThat(help.code()).isZero();
        assertThat(help.out()).startsWith("Usage: facegap dataset " + command).contains("Example");
    }

    @Test
    void namesInSourcesDoNotSteerATerminal() throws IOException {
        Path evil = dir.resolve("evil/a\u001b[31mb");
        Files.createDirectories(evil);
        Files.writeString(evil.resolve("x\u001b[2J.jpg"), "no image", StandardCharsets.UTF_8);
        Files.copy(faces().resolve("p0/0.png"), evil.resolve("1.png"));
        Invocation load = Invocation.of(
                "dataset", "import", "folders", dir.resolve("evil"), "--licence", "x", "--out", dir.resolve("d"));
        assertThat(load.code()).as(load.all()).isZero();
        assertThat(load.all()).doesNotContain("\u001b").contains("a?[31mb/x?[2J.jpg");
        assertThat(Invocation.of("dataset", "inspect", dir.resolve("d")).all()).doesNotContain("\u001b");
    }

    @Test
    void splitPartsShareNobody() throws IOException {
        new TinyDataset("Faces").identities("a", 10, 3).identities("b", 20, 2).write(dir.resolve("set"));
        Path train = dir.resolve("train");
        Path test = dir.resolve("test");
        Invocation split = Invocation.of(
                "dataset", "split", dir.resolve("set"), "--out", train, test, "--share", "0.8", "--stratify", "race");
        assertThat(split.code()).as(split.all()).isZero();
        assertThat(split.out())
                .doesNotContain("protocol")
                .contains("24 identities, 56 images in " + train, "6 identities, 14 images in " + test);
        assertThat(FaceDataset.open(train).card().shares().get("race")).isEqualTo(Map.of("a", 8L, "b", 16L));
        assertThat(FaceDataset.open(test).records().stream().map(FaceRecord::identity))
                .isNotEmpty()
                .noneMatch(FaceDataset.open(train).records().stream()
                        .map(FaceRecord::identity)
                        .collect(Collectors.toSet())::contains);
        Invocation parts = Invocation.of(
                "dataset",
                "split",
                dir.resolve("set"),
                "--out",
                dir.resolve("parts"),
                "--parts",
                "train=.6,validation=.1,test=.3");
        assertThat(parts.code()).as(parts.all()).isZero();
        assertThat(FaceDataset.open(dir.resolve("parts/validation")).card().identities())
                .isEqualTo(3);
        assertThat(Invocation.of("dataset", "split", dir.resolve("set"), "--out", dir.resolve("x"), "--share", "0.5")
                        .err())
                .contains("--out: --share needs two folders");
        assertThat(Invocation.of(
                                "dataset",
                                "split",
                                dir.resolve("set"),
                                "--out",
                                dir.resolve("x"),
                                dir.resolve("y"),
                                "--share",
                                "0.5",
                                "--stratify",
                                "rac")
                        .err())
                .contains("--stratify: Faces has no attribute 'rac'; did you mean 'race'?");
    }

    @Test
    void selectTakesAPart() throws IOException {
        new TinyDataset("Faces").identities("a", 10, 3).identities("b", 20, 2).write(dir.resolve("set"));
        Files.writeString(dir.resolve("set/pairs.csv"), "# facegap-pairs\n");
        Path even = dir.resolve("even");
        Invocation select = Invocation.of(
                "dataset",
                "select",
                dir.resolve("set"),
                "--out",
                even,
                "--drop",
                "gender=male",
                "--composition",
                "balanced",
                "--group-by",
                "race");
        assertThat(select.code()).as(select.all()).isZero();
        assertThat(select.out())
                .contains("10 identities, 25 images in " + even)
                .contains("warning: the protocol of " + dir.resolve("set") + " (pairs.csv) goes by its rows")
                .contains("not taken: 35 images of the gender male", "not taken: 10 images that were not drawn");
        assertThat(FaceDataset.open(even).card().shares().get("race")).isEqualTo(Map.of("a", 5L, "b", 5L));
        assertThat(Invocation.of(
                                "dataset",
                                "select",
                                dir.resolve("set"),
                                "--out",
                                dir.resolve("x"),
                                "--composition",
                                "balanced")
                        .err())
                .contains("groupBy");
    }

    @Test
    void copiesInTwoPartsAndChangedFoldersAreTold() throws IOException {
        for (int p = 0; p < 4; p++) {
            Path file = dir.resolve("faces/" + (p == 3 ? "p 3" : "p" + p) + "/0.png");
            Files.createDirectories(file.getParent());
            byte[] rgb = new byte[12 * 12 * 3];
            rgb[0] = (byte) (p < 2 ? 9 : p);
            Files.write(file, new Image(12, 12, rgb).png());
        }
        Invocation load = Invocation.of(
                "dataset", "import", "folders", dir.resolve("faces"), "--licence", "t", "--out", dir.resolve("d"));
        assertThat(load.code()).as(load.all()).isZero();
        boolean told = false;
        for (int seed = 1; seed <= 8 && !told; seed++) {
            Path a = dir.resolve("a" + seed);
            Path b = dir.resolve("b" + seed);
            Invocation split = Invocation.of(
                    "dataset", "split", dir.resolve("d"), "--out", a, b, "--share", "0.5", "--seed", seed);
            assertThat(split.code()).as(split.all()).isZero();
            List<String> first = FaceDataset.open(a).records().stream()
                    .map(r -> r.identity())
                    .toList();
            boolean apart = first.contains("p0") != first.contains("p1");
            assertThat(split.out().contains("warning: 1 image of a part has the same bytes as one of an earlier part"))
                    .isEqualTo(apart);
            told = apart;
        }
        assertThat(told).isTrue();
        Invocation export =
                Invocation.of("dataset", "export", dir.resolve("d"), "--format", "folders", "--out", dir.resolve("e"));
        assertThat(export.out()).contains("renamed: 1, identities whose folder cannot have their name: p 3 is in p_3");
    }
}
