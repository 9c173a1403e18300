package org.facegap.core.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.Assumptions;
import org.facegap.core.UserError;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pair lists in the layouts of LFW, CPLFW, CALFW and BFW. */
class PairListsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path dir;

    private Path file = Path.of("");

    @BeforeEach
    void name() {
        file = dir.resolve("list.txt");
    }

    private Path write(String text) throws IOException {
        return Files.writeString(file, text);
    }

    @Test
    void lfwWithWindowsLineEndsAndByteOrderMark() throws IOException {
        write("\uFEFF2\t1\r\nAnn_Lee\t1\t12\r\nAnn_Lee\t2\tBob\t1\r\n\r\nBob\t3\t4\r\nBob\t1\tCy\t7");
        PairList list = PairLists.read(file);
        assertThat(list.folds()).isEqualTo(2);
        assertThat(list.pairs()).hasSize(4);
        NamedPair first = list.pairs().get(0);
        assertThat(first.first()).isEqualTo(new NamedImage("Ann_Lee/Ann_Lee_0001.jpg", "Ann_Lee", ""));
        assertThat(first.second().path()).isEqualTo("Ann_Lee/Ann_Lee_0012.jpg");
        assertThat(first.genuine()).isTrue();
        assertThat(list.pairs().get(3).fold()).isEqualTo(1);
        assertThat(list.pairs().get(3).second().identity()).isEqualTo("Cy");
    }

    @Test
    void lfwDevelopmentListsAreOneFold() throws IOException {
        write("2\nA\t1\t2\nB\t1\t2\nA\t1\tB\t1\nA\t2\tB\t2\n");
        PairList list = PairLists.read(file);
        assertThat(list.folds()).isEqualTo(1);
        assertThat(list.name()).isEqualTo("LFW View 1");
    }

    @Test
    void whatIsWrongInAnLfwListIsSaidWithItsLine() throws IOException {
        fails("10\t300\nA\t1\n", ":2: expected 'name i j'");
        fails("1\t1\nA\t1\tx\nA\t1\tB\t1\n", ":2: expected 'name i j'");
        fails("1\t1\nA\t1\t1\nA\t1\tB\t1\n", ":2: 'A/A_0001.jpg' is compared with itself");
        fails("1\t1\nA\t1\t2\nA\t1\tA\t3\n", ":3: an impostor pair of one identity");
        fails("2\t1\nA\t1\t2\nA\t1\tB\t3\n", "promises 2 folds, but there are 1");
        fails("1\t2\nA\t1\t2\nA\t1\tB\t3\n", "fold 0 has 1 genuine");
        fails("", "there are no pairs");
        fails("10 300\n", "there are no pairs");
        fails("1\t1\n" + "x".repeat(5000), ":2: a line of more than 4096 characters");
        fails("-1\t1\nA\t1\t2\n", ":1: expected 'name i j'");
        assertThatThrownBy(() -> PairLists.read(dir.resolve("none.txt")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("none.txt");
    }

    private void fails(String text, String message) throws IOException {
        write(text);
        assertThatThrownBy(() -> PairLists.read(file))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(message);
    }

    @Test
    void officialLfwList() {
        String folder = System.getProperty("facegap.reference");
        Assumptions.assumeThat(folder).as("-Dfacegap.reference").isNotNull();
        PairList list = PairLists.read(Path.of(folder, "scores", "lfw-pairs.txt"));
        assertThat(list.pairs()).hasSize(6000);
        assertThat(list.folds()).isEqualTo(10);
        assertThat(list.pairs())
                .filteredOn(pair -> pair.genuine() && pair.fold() == 9)
                .hasSize(300);
        assertThat(list.pairs().get(0).first().path()).isEqualTo("Abel_Pacheco/Abel_Pacheco_0001.jpg");
    }

    @Test
    void twoLinesAPair() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= 20; i++) {
            text.append("Ann_Lee_").append(i).append(".jpg ").append(i).append('\n');
            text.append("Ann_Lee_").append(100 + i).append(".jpg 3\n");
        }
        for (int i = 1; i <= 10; i++) {
            text.append("Bob_").append(i).append(".jpg 0\nCy_").append(i).append(".jpg 0\n");
        }
        write(text.toString());
        PairList list = PairLists.read(file);
        assertThat(list.pairs()).hasSize(30);
        assertThat(list.folds()).isEqualTo(10);
        assertThat(list.pairs())
                .filteredOn(NamedPair::genuine)
                .extracting(NamedPair::fold)
                .startsWith(0, 0, 1, 1)
                .endsWith(9, 9);
        assertThat(list.pairs().get(0).second().identity()).isEqualTo("Ann_Lee");
        assertThat(list.pairs().get(29).fold()).isEqualTo(9);
    }

    @Test
    void whatIsWrongInATwoLineListIsSaid() throws IOException {
        write("a.jpg 1\nb.jpg 0\n");
        assertThatThrownBy(() -> PairLists.read(file)).hasMessageContaining(":2: the two lines");
        write("a.jpg 1\nb.jpg 1\nc.jpg 1\n");
        assertThatThrownBy(() -> PairLists.read(file)).hasMessageContaining("expected two lines a pair");
        write("a.jpg 1\nb.jpg 1\n");
        assertThatThrownBy(() -> PairLists.read(file)).hasMessageContaining("cannot be divided");
        write("a.jpg 1\nb.jpg 1\nb.jpg one\n");
        assertThatThrownBy(() -> PairLists.read(file)).hasMessageContaining(":3: expected an image's name and a label");
    }

    @Test
    void bfwByTheNamesOfItsColumns() throws IOException {
        write("fold,p1,p2,label,id1,id2,att1,att2,vgg16,a1\n"
                + "1,af\\n01\\0.jpg,af/n01/1.jpg,1,0,0,asian_females,asian_females,.8,AF\n"
                + "3,af/n01/0.jpg,af/n02/1.jpg,0.0,0,1,asian_females,asian_females,.1,AF\n"
                + "3,af/n01/0.jpg,bm/n09/1.jpg,0,0,9,asian_females,black_males,.1,AF\n");
        PairList list = PairLists.read(file);
        assertThat(list.folds()).isEqualTo(2);
        assertThat(list.pairs().get(0).first()).isEqualTo(new NamedImage("af/n01/0.jpg", "0", "asian_females"));
        assertThat(list.pairs().get(1).fold()).isEqualTo(1);
        assertThat(list.pairs().get(2).second().group()).isEqualTo("black_males");
        write("fold,p1,p2,label,id1,att1,att2\n1,a,b,1,0,x,x\n");
        assertThatThrownBy(() -> PairLists.read(file))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("id2");
        write("fold,p1,p2,label,id1,id2,att1,att2\n1,a,b,maybe,0,0,x,x\n");
        assertThatThrownBy(() -> PairLists.read(file)).hasMessageContaining(":2: label must be 1 or 0, not 'maybe'");
    }

    private static PairList sample() {
        return new PairList(
                "mine, \"own\"",
                "by hand",
                2,
                List.of(
                        new NamedPair(
                                new NamedImage("a/1.jpg", "a", "x, y"),
                                new NamedImage("a/2.jpg", "a", "x, y"),
                                true,
                                0),
                        new NamedPair(
                                new NamedImage("a/1.jpg", "a", "x, y"), new NamedImage("b/1.jpg", "", "z"), false, 1)));
    }

    @Test
    void rowsOfAnImageList() {
        PairList list = sample();
        PairSet set = list.rows(List.of("b/1.jpg", "a/2.jpg", "a/1.jpg")::indexOf);
        assertThat(set.pairs().get(0)).isEqualTo(new VerificationPair(2, 1, true, 0, "x, y"));
        assertThat(set.pairs().get(1)).isEqualTo(new VerificationPair(2, 0, false, 1, "x, y", "z"));
        assertThat(set.pairs().get(1).acrossGroups()).isTrue();
    }
}
