package org.facegap.evaluation.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.facegap.core.UserError;
import org.facegap.core.dataset.FaceDataset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of pairs in every form, over four identities of two images. */
class PairFileTest {
    @TempDir
    Path dir;

    @SuppressWarnings("NullAway.Init")
    private FaceDataset set;

    @BeforeEach
    void write() throws IOException {
        set = TinyFaces.write(dir.resolve("d"), 4, 2, -1);
        StringBuilder sources = new StringBuilder("key,path\n");
        for (int identity = 0; identity < 4; identity++) {
            for (int k = 0; k < 2; k++) {
                sources.append("p" + identity + "_" + k + ",all/Identity_" + identity + "/Identity_" + identity + "_000"
                        + (k + 1) + ".jpg\n");
            }
        }
        Files.writeString(set.dir().resolve("sources.csv"), sources);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(dir.resolve(name), text);
    }

    private List<String> pairs(Path file) {
        List<String> pairs = new ArrayList<>();
        PairFile.read(file, set)
                .pairs()
                .visit((a, b, genuine, fold) -> pairs.add(a + " " + b + " " + (genuine ? 1 : 0) + " " + fold));
        return pairs;
    }

    @Test
    void rowsOfTheDataset() throws IOException {
        Path file = file("pairs.csv", "# facegap-pairs,1,2,0,mine\na,b,genuine,fold,group\n0,1,1,0,x\n2,4,0,1,y\n");
        assertThat(pairs(file)).containsExactly("0 1 1 0", "2 4 0 1");
        ImageGroups groups = Objects.requireNonNull(PairFile.read(file, set).groups());
        assertThat(groups.groups()).containsExactly("x", "x", "y", "", "y", "", "", "");
    }

    @Test
    void lfwListsAreFoundByTheEndOfThePath() throws IOException {
        Path file = file("pairs.txt", "1\t1\nIdentity_0\t1\t2\nIdentity_1\t1\tIdentity_3\t2\n");
        assertThat(pairs(file)).containsExactly("0 1 1 0", "2 7 0 0");
        assertThat(PairFile.read(file, set).groups()).isNull();
    }

    @Test
    void lfwListsNeedNoCounts() throws IOException {
        Path kaggle = file("k.csv", "name,imagenum1,imagenum2,\nIdentity_0,1,2,\nIdentity_1,1,Identity_3,2\n");
        assertThat(pairs(kaggle)).containsExactly("0 1 1 0", "2 7 0 0");
        Path bare = file("bare.txt", "Identity_0 1 2\nIdentity_1 1 Identity_3 2\nIdentity_2 1 2\n");
        assertThat(pairs(bare)).containsExactly("0 1 1 0", "2 7 0 0", "4 5 1 0");
        Path wide = dir.resolve("wide.txt");
        Files.write(wide, "Identity_0\t1\t2\r\nIdentity_1\t1\tIdentity_3\t2\r\n".getBytes(StandardCharsets.UTF_16));
        assertThat(pairs(wide)).containsExactly("0 1 1 0", "2 7 0 0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name;a;b;c\nIdentity_0;1;2\nIdentity_1;1;Identity_3;2\n",
                "path1,path2,label\nIdentity_0/Identity_0_0001.jpg,Identity_0/Identity_0_0002.jpg,1\n"
                        + "Identity_1_0001.png,Identity_3_0002.png,0\n",
                "all\\Identity_0\\Identity_0_0001.jpg;Identity_0_0002.jpg;True\nIdentity_1_0001.jpg;Identity_3_0002.jpg;False\n",
                "Identity_0_0001.jpg Identity_0_0002.jpg 1\nIdentity_1_0001.jpg Identity_3_0002.jpg 0\n"
            })
    void semicolonsAndListsOfTwoPathsAndALabelAreRead(String text) throws IOException {
        assertThat(pairs(file("pairs.csv", text))).containsExactly("0 1 1 0", "2 7 0 0");
    }

    @Test
    void aLineThatIsNotTwoPathsAndALabelIsNamed() throws IOException {
        Path file = file(
                "p.csv", "Identity_0_0001.jpg,Identity_0_0002.jpg,1\nIdentity_1_0001.jpg,Identity_3_0002.jpg,maybe\n");
        assertThatThrownBy(() -> PairFile.read(file, set))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("p.csv:2: expected two paths of images and a label");
    }

    @Test
    void sectionsOfOneSizeAreFolds() throws IOException {
        String fold = "Identity_0 1 2\nIdentity_1 1 2\nIdentity_0 1 Identity_1 1\nIdentity_0 2 Identity_1 2\n";
        Path file =
                file("two.txt", fold + fold.replace("Identity_0", "Identity_2").replace("Identity_1", "Identity_3"));
        assertThat(pairs(file))
                .containsExactly(
                        "0 1 1 0", "2 3 1 0", "0 2 0 0", "1 3 0 0", "4 5 1 1", "6 7 1 1", "4 6 0 1", "5 7 0 1");
    }

    @Test
    void listsOfCalfwHaveTwoLinesAPair() throws IOException {
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            list.append("Identity_0_0001.jpg 1\nIdentity_0_0002.jpg 1\n");
        }
        for (int i = 0; i < 10; i++) {
            list.append("Identity_1_0001.jpg 0\nIdentity_3_0002.jpg 0\n");
        }
        List<String> found = pairs(file("calfw.txt", list.toString()));
        assertThat(found).hasSize(20).startsWith("0 1 1 0", "0 1 1 1").endsWith("2 7 0 9");
    }

    @Test
    void bfwTablesByPath() throws IOException {
        Path table = file(
                "bfw.csv",
                "fold,p1,p2,label,id1,id2,att1,att2,vgg16\n"
                        + "1,Identity_0/Identity_0_0001.jpg,Identity_2\\Identity_2_0001.jpg,0,p0,p2,a_f,a_m,0.3\n");
        assertThat(pairs(table)).containsExactly("0 4 0 0");
        assertThat(pairs(file("semicolons.csv", Files.readString(table).replace(',', ';'))))
                .containsExactly("0 4 0 0");
        assertThat(Objects.requireNonNull(PairFile.read(table, set).groups()).of(4))
                .isEqualTo("a_m");
    }

    @Test
    void whatIsNotThereIsTold() throws IOException {
        assertThatThrownBy(() -> PairFile.read(dir.resolve("none.txt"), set))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("--pairs: there is no file");
        Path rows = file("rows.csv", "# facegap-pairs,1,1,0,mine\na,b,genuine,fold,group\n0,1,1,0,\n0,8,0,0,\n");
        assertThatThrownBy(() -> PairFile.read(rows, set))
                .hasMessageContaining("rows.csv:4: names the row 8")
                .hasMessageContaining("8 images, counted from 0");
        Path missing = file("missing.txt", "1\t1\nIdentity_0\t1\t2\nIdentity_1\t1\tIdentity_9\t2\n");
        assertThatThrownBy(() -> PairFile.read(missing, set))
                .hasMessageContaining("1 of 4 images of the list are not among the images of")
                .hasMessageContaining("('Identity_9/Identity_9_0002.jpg')");
        Path text = file("text.csv", "hello,world\n1,2\n");
        assertThatThrownBy(() -> PairFile.read(text, set)).hasMessageContaining("text.csv:1: this is no list of pairs");
        Path two = file("two.csv", "# facegap-pairs,1,1,0,mine\na,b,genuine,fold,group\n0,1,1,0,x\n1,2,0,0,y\n");
        assertThatThrownBy(() -> PairFile.read(two, set))
                .hasMessageContaining("the image 'p0_1' in two groups, 'x' and 'y'");
        Files.writeString(set.dir().resolve("sources.csv"), "key,path\np0_0,x/same.jpg\np1_0,y/same.jpg\n");
        Path unclear = file("unclear.csv", "same.jpg,p2_0.jpg,0\n");
        assertThatThrownBy(() -> PairFile.read(unclear, set)).hasMessageContaining("'same.jpg' may be any of several");
    }
}
