package org.facegap.evaluation.scores.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.facegap.core.UserError;
import org.facegap.core.npy.Npy;
import org.facegap.core.pairs.PairSet;
import org.facegap.core.pairs.VerificationPair;
import org.facegap.evaluation.scores.ScoreTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmbeddingsTest {
    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }

    private static ScoreInput score(Path embeddings, Path pairs) {
        ReadingSpec options = new ReadingSpec(ScoreColumns.none(), false, false, Embeddings.read(embeddings));
        return new ScoreFiles(options).read(List.of(ScoreSource.of(pairs)));
    }

    @Test
    void aListOfPairsGetsCosines() throws IOException {
        Path embeddings = file("e.csv", "name,e0,e1\na\\1.jpg,1,0\n./a//2.jpg,3,3\nb/1.jpg,0,-2\nb/2.jpg,nan,nan\n");
        Path pairs = file(
                "p.csv",
                "image1,image2,same,group\n./a/1.jpg,a/./2.jpg,1,x\na/1.jpg,b/1.jpg,0,x\nb/1.jpg,b/2.jpg,1,y\n"
                        + "a/2.jpg,nobody.jpg,0,y\n");
        ScoreInput input = score(embeddings, pairs);
        ScoreTable table = input.table();
        assertThat(table.systems().get(0).system()).isEqualTo("cosine");
        assertThat(table.systems().get(0).at(0)).isCloseTo(Math.sqrt(0.5), within(1e-12));
        assertThat(table.systems().get(0).at(1)).isCloseTo(0, within(1e-12));
        assertThat(table.systems().get(0).at(2)).as("no template").isNaN();
        assertThat(table.systems().get(0).at(3)).as("no embedding").isNaN();
        assertThat(table.genuineCount()).isEqualTo(2);
        assertThat(input.files().get(0).notices())
                .anyMatch(r -> r.startsWith("1 of 8 images or templates of the pairs are not among the embeddings")
                        && r.contains(
                                "first without: 'nobody.jpg'; first embeddings: 'a/1.jpg', 'a/2.jpg', 'b/1.jpg'"));
        Path strange = file("q.csv", "image1,image2,same\nx.jpg,y.jpg,1\n");
        assertThatThrownBy(() -> score(embeddings, strange))
                .hasMessageContaining("none of its 2 images")
                .hasMessageContaining("'x.jpg', 'y.jpg'")
                .hasMessageContaining("'a/1.jpg'");
        assertThat(input.files().get(0).format()).isEqualTo("pair list");
    }

    @Test
    void rowsOfAMatrixAreNamedByTheirNumber() throws IOException {
        Path matrix = folder.resolve("e.npy");
        Npy.write(matrix, new float[] {1, 0, 0, 1, 1, 1}, 3, 2);
        Path pairs = folder.resolve("pairs.csv");
        new PairSet(
                        List.of(new VerificationPair(0, 2, true, 0, "g"), new VerificationPair(0, 1, false, 1, "h")),
                        2,
                        7,
                        "test")
                .write(pairs);
        ScoreTable table = score(matrix, pairs).table();
        assertThat(table.systems().get(0).at(0)).isCloseTo(Math.sqrt(0.5), within(1e-7));
        assertThat(table.genuine(0)).isTrue();
        assertThat(table.folds().size()).isEqualTo(2);
        assertThat(table.groups().name(1)).isEqualTo("h");
    }

    @Test
    void badEmbeddingsAreRefusedWithALine() throws IOException {
        Path twice = file("e.csv", "a,1,0\na,0,1\n");
        assertThatThrownBy(() -> Embeddings.read(twice))
                .hasMessageContaining("e.csv:2")
                .hasMessageContaining("two");
        Path ragged = file("f.csv", "a,1,0\nb,0\n");
        assertThatThrownBy(() -> Embeddings.read(ragged)).hasMessageContaining("f.csv:2");
        Path words = file("g.csv", "a,1,0\nb,0,x\n");
        assertThatThrownBy(() -> Embeddings.read(words)).hasMessageContaining("'x'");
        Path vector = folder.resolve("v.npy");
        Npy.write(vector, new float[4], 4);
        assertThatThrownBy(() -> Embeddings.read(vector))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("matrix");
        assertThatThrownBy(() -> Embeddings.read(folder.resolve("none"))).isInstanceOf(UserError.class);
    }

    @Test
    void anOddLineIsBlamedByItsOwnNumber() throws IOException {
        Path embeddings = file("e.csv", "a,1,0\nb,0,1\n");
        Path pairs = file("p.txt", "# pairs\na b 0\nb a 0\na a 1\na b x\n");
        assertThatThrownBy(() -> score(embeddings, pairs))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(
                        "p.txt:5: expected two images and a label of 1 or 0 as in the lines before, found 'a b x'");
        Path scores = file("s.txt", "1 0.7\n0 0.2\n1 0.6\n2 0.4\n");
        assertThatThrownBy(() -> new ScoreFiles(new ReadingSpec(ScoreColumns.none(), false, false, null))
                        .read(List.of(ScoreSource.of(scores))))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(
                        "s.txt:4: expected a label of 1 or 0 and a score as in the lines before, found '2 0.4'");
    }

    @Test
    void aPairListMustNameImagesAndColumns() throws IOException {
        Path embeddings = file("e.csv", "a,1,0\nb,0,1\n");
        Path unlabelled = file("p.txt", "a b 0.7\n");
        assertThatThrownBy(() -> score(embeddings, unlabelled))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("p.txt:1:")
                .hasMessageContaining("a label of 1 or 0");
        Path two = file("two.txt", "a b\n");
        assertThatThrownBy(() -> score(embeddings, two)).hasMessageContaining("no pairs");
        Path without = file("q.csv", "same,group\n1,x\n");
        assertThatThrownBy(() -> score(embeddings, without)).hasMessageContaining("--image");
    }

    @Test
    void aFrameListedTwiceWeighsAsOne() throws IOException {
        Embeddings frames = Embeddings.read(file("e.csv", "a,1,0\nb,0,1\nc,1,1\n"));
        List<String> told = new ArrayList<>();
        Embeddings once = frames.templates(file("t.txt", "a t 1\nb t 1\nc u 2\n"), told::add);
        assertThat(told).isEmpty();
        Embeddings often = frames.templates(file("s.txt", "a t 1\nb t 1\na t 1\na t 1\nc u 2\nc u 3\n"), told::add);
        assertThat(often.cosine(0, 1)).isEqualTo(once.cosine(0, 1)).isCloseTo(1, within(1e-7));
        assertThat(told).hasSize(2);
        assertThat(told.get(0))
                .contains("s.txt: 2 of 6 lines repeat image, template and medium")
                .contains("('a')");
        assertThat(told.get(1)).contains("several media of one template: 1 ('c'); they count in each");
    }

    @Test
    void embeddingsWithoutADirectionAreToldForWhatTheyAreUsed() throws IOException {
        Embeddings frames = Embeddings.read(file("e.csv", "a,1,0\nb,nan,1\nc,0,0\nd,1,1\nunlisted,0,0\n"));
        assertThat(frames.withoutDirection("images"))
                .hasValue("the embeddings of 3 of 5 images are zero or not finite ('b', 'c', 'unlisted'); their pairs"
                        + " have no score");
        List<String> told = new ArrayList<>();
        Embeddings pooled = frames.templates(file("t.txt", "a t 1\nb t 1\nd u 2\n"), told::add);
        assertThat(pooled.withoutDirection("templates"))
                .as("every template has frames left")
                .isEmpty();
        assertThat(told)
                .singleElement()
                .asString()
                .contains("of 1 of 3 images of the templates are zero or not finite ('b')")
                .doesNotContain("score");
        assertThat(frames.templates(file("u.txt", "a t 1\nb u 1\n"), told::add).withoutDirection("templates"))
                .hasValueSatisfying(text -> assertThat(text).contains("1 of 2 templates", "('u')"));
        Path gallery = file("g.csv", "name,identity\na,x\nb,y\n");
        Path probes = file("p.csv", "name,identity\nd,x\nc,y\n");
        assertThat(SearchFiles.ofEmbeddings(frames, gallery, probes, null).warnings())
                .anyMatch(
                        text -> text.contains("g.csv: the embeddings of 1 of 2 references are zero or not finite ('b');"
                                + " they cannot be found"))
                .anyMatch(text -> text.contains("p.csv: the embeddings of 1 of 2 probes are zero or not finite ('c')"));
    }

    /** An npz of a 2 x 2 matrix and one more array. */
    private Path npz(String name, String type, String shape, int bytes) throws IOException {
        Path file = folder.resolve("e.npz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            array(zip, "embeddings", "<f4", "(2, 2)", 16);
            array(zip, name, type, shape, bytes);
        }
        return file;
    }

    private static void array(ZipOutputStream zip, String name, String type, String shape, int bytes)
            throws IOException {
        zip.putNextEntry(new ZipEntry(name + ".npy"));
        String header = "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }\n";
        zip.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) header.length(), 0});
        zip.write(header.getBytes(StandardCharsets.US_ASCII));
        byte[] values = new byte[bytes];
        for (int i = 3; i < bytes; i += 4) {
            values[i] = 63;
        }
        zip.write(values);
        zip.closeEntry();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "names|'|O'|(2,)|'names' ([2]) holds Python objects|names.astype(str)",
                "labels|'|O'|(2,)|'labels' ([2]) holds Python objects|leave the array out",
                "ids|<i8|(2,)|type <i8) is called like names and holds none|ids.astype(str)",
                "names|<U1|(3,)|has the shape [3], but there are 2 embeddings|expected one name for each",
                "files|<U1|(2, 1)|has the shape [2, 1], but there are 2 embeddings|in one axis"
            })
    void namesThatCannotBeReadAreNotReplacedByRowNumbers(
            String name, String type, String shape, String message, String advice) throws IOException {
        Path file = npz(name, type, shape, 64);
        assertThatThrownBy(() -> Embeddings.read(file))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(message)
                .hasMessageContaining(advice);
    }

    @Test
    void arraysThatAreNoNamesAreLeftAlone() throws IOException {
        assertThat(Embeddings.read(npz("labels", "<i8", "(2,)", 16)).row("1")).isEqualTo(1);
    }
}
