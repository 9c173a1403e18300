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

/** Lists of pairs in every form, over four people of two pictures. */
class PairFileTest {
    @TempDir
    Path dir;

    @SuppressWarnings("NullAway.Init")
    private FaceDataset set;

    @BeforeEach
    void write() throws IOException {
        set = TinyFaces.write(dir.resolve("d"), 4, 2, -1);
        StringBuilder sources = new StringBuilder("key,path\n");
        for (int person = 0; person < 4; person++) {
            for (int k = 0; k < 2; k++) {
                sources.append("p" + person + "_" + k + ",all/Person_" + person + "/Person_" + person + "_000" + (k + 1)
                        + ".jpg\n");
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
        PictureGroups groups = Objects.requireNonNull(PairFile.read(file, set).groups());
        assertThat(groups.groups()).containsExactly("x", "x", "y", "", "y", "", "", "");
    }

    @Test
    void lfwListsAreFoundByTheEndOfThePath() throws IOException {
        Path file = file("pairs.txt", "1\t1\nPerson_0\t1\t2\nPerson_1\t1\tPerson_3\t2\n");
        assertThat(pairs(file)).containsExactly("0 1 1 0", "2 7 0 0");
        assertThat(PairFile.read(file, set).groups()).isNull();
    }

    @Test
    void lfwListsNeedNoCounts() throws IOException {
        Path kaggle = file("k.csv", "name,imagenum1,imagenum2,\nPerson_0,1,2,\nPerson_1,1,Person_3,2\n");
        assertThat(pairs(kaggle)).containsExactly("0 1 1 0", "2 7 0 0");
        Path bare = file("bare.txt", "Person_0 1 2\nPerson_1 1 Person_3 2\nPerson_2 1 2\n");
        assertThat(pairs(bare)).containsExactly("0 1 1 0", "2 7 0 0", "4 5 1 0");
        Path wide = dir.resolve("wide.txt");
        Files.write(wide, "Person_0\t1\t2\r\nPerson_1\t1\tPerson_3\t2\r\n".getBytes(StandardCharsets.UTF_16));
        assertThat(pairs(wide)).containsExactly("0 1 1 0", "2 7 0 0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name;a;b;c\nPerson_0;1;2\nPerson_1;1;Person_3;2\n",
                "path1,path2,label\nPerson_0/Person_0_0001.jpg,Person_0/Person_0_0002.jpg,1\n"
                        + "Person_1_0001.png,Person_3_0002.png,0\n",
                "all\\Person_0\\Person_0_0001.jpg;Person_0_0002.jpg;True\nPerson_1_0001.jpg;Person_3_0002.jpg;False\n",
                "Person_0_0001.jpg Person_0_0002.jpg 1\nPerson_1_0001.jpg Person_3_0002.jpg 0\n"
            })
    void semicolonsAndListsOfTwoPathsAndALabelAreRead(String text) throws IOException {
        assertThat(pairs(file("pairs.csv", text))).containsExactly("0 1 1 0", "2 7 0 0");
    }

    @Test
    void aLineThatIsNotTwoPathsAndALabelIsNamed() throws IOException {
        Path file = file("p.csv", "Person_0_0001.jpg,Person_0_0002.jpg,1\nPerson_1_0001.jpg,Person_3_0002.jpg,maybe\n");
        assertThatThrownBy(() -> PairFile.read(file, set))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("p.csv:2: expected two paths of pictures and a label");
    }

    @Test
    void sectionsOfOneSizeAreFolds() throws IOException {
        String fold = "Person_0 1 2\nPerson_1 1 2\nPerson_0 1 Person_1 1\nPerson_0 2 Person_1 2\n";
        Path file = file("two.txt", fold + fold.replace("Person_0", "Person_2").replace("Person_1", "Person_3"));
        assertThat(pairs(file))
                .containsExactly(
                        "0 1 1 0", "2 3 1 0", "0 2 0 0", "1 3 0 0", "4 5 1 1", "6 7 1 1", "4 6 0 1", "5 7 0 1");
    }

    @Test
    void listsOfCalfwHaveTwoLinesAPair() throws IOException {
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            list.append("Person_0_0001.jpg 1\nPerson_0_0002.jpg 1\n");
        }
        for (int i = 0; i < 10; i++) {
            list.append("Person_1_0001.jpg 0\nPerson_3_0002.jpg 0\n");
        }
        List<String> found = pairs(file("calfw.txt", list.toString()));
        assertThat(found).hasSize(20).startsWith("0 1 1 0", "0 1 1 1").endsWith("2 7 0 9");
    }

    @Test
    void bfwTablesByPath() throws IOException {
        Path table = file(
                "bfw.csv",
                "fold,p1,p2,label,id1,id2,att1,att2,vgg16\n"
                        + "1,Person_0/Person_0_0001.jpg,Person_2\\Person_2_0001.jpg,0,p0,p2,a_f,a_m,0.3\n");
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
                .hasMessageContaining("8 pictures, counted from 0");
        Path missing = file("missing.txt", "1\t1\nPerson_0\t1\t2\nPerson_1\t1\tPerson_9\t2\n");
        assertThatThrownBy(() -> PairFile.read(missing, set))
                .hasMessageContaining("1 of 4 pictures of the list are not among the pictures of")
                .hasMessageContaining("('Person_9/Person_9_0002.jpg')");
        Path text = file("text.csv", "hello,world\n1,2\n");
        assertThatThrownBy(() -> PairFile.read(text, set)).hasMessageContaining("text.csv:1: this is no list of pairs");
        Path two = file("two.csv", "# facegap-pairs,1,1,0,mine\na,b,genuine,fold,group\n0,1,1,0,x\n1,2,0,0,y\n");
        assertThatThrownBy(() -> PairFile.read(two, set))
                .hasMessageContaining("the picture 'p0_1' in two groups, 'x' and 'y'");
        Files.writeString(set.dir().resolve("sources.csv"), "key,path\np0_0,x/same.jpg\np1_0,y/same.jpg\n");
        Path unclear = file("unclear.csv", "same.jpg,p2_0.jpg,0\n");
        assertThatThrownBy(() -> PairFile.read(unclear, set)).hasMessageContaining("'same.jpg' may be any of several");
    }
}
