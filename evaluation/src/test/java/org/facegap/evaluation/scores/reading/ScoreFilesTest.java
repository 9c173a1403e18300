package org.facegap.evaluation.scores.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.facegap.core.UserError;
import org.facegap.core.results.scores.SkippedRows;
import org.facegap.evaluation.scores.ScoreBinary;
import org.facegap.evaluation.scores.ScoreColumn;
import org.facegap.evaluation.scores.ScoreTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreFilesTest {
    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return file(name, text, StandardCharsets.UTF_8);
    }

    private Path file(String name, String text, Charset charset) throws IOException {
        return Files.write(folder.resolve(name), text.getBytes(charset));
    }

    private Path resource(String name) throws IOException {
        Path file = folder.resolve(name.replace('/', '-'));
        try (InputStream in = ScoreFilesTest.class.getResourceAsStream("/org/facegap/evaluation/" + name)) {
            assertThat(in).as(name).isNotNull();
            Files.write(file, in.readAllBytes());
        }
        return file;
    }

    private static ScoreInput read(ReadingSpec options, Path... files) {
        return new ScoreFiles(options)
                .read(Arrays.stream(files).map(ScoreSource::of).toList());
    }

    private static ScoreInput read(Path... files) {
        return read(ReadingSpec.standard(), files);
    }

    private static String format(ScoreInput input) {
        return input.files().get(0).format();
    }

    private static List<String> groups(ScoreTable table) {
        List<String> names = new ArrayList<>();
        for (int g = 0; g < table.groups().size(); g++) {
            names.add(table.groups().name(g));
        }
        return names;
    }

    private static ScoreColumns columns(String key, String... words) {
        List<String> list = List.of(words);
        return new ScoreColumns(
                key.equals("scores") ? list : null,
                key.equals("distances") ? list : null,
                key.equals("label") ? words[0] : null,
                key.equals("genuine") ? words[0] : null,
                key.equals("group") ? list : null,
                key.equals("sex") ? words[0] : null,
                key.equals("identity") ? list : null,
                key.equals("image") ? list : null,
                key.equals("fold") ? words[0] : null,
                key.equals("failure") ? words[0] : null);
    }

    private static ReadingSpec with(String key, String... words) {
        return new ReadingSpec(columns(key, words), false, false, null);
    }

    private static int failures(ScoreTable table, boolean genuine) {
        int failures = 0;
        for (int row = 0; row < table.size(); row++) {
            if (table.genuine(row) == genuine
                    && Double.isNaN(table.systems().get(0).at(row))) {
                failures++;
            }
        }
        return failures;
    }

    @Test
    void bobWithTwoColumnsAndFailures() throws IOException {
        ScoreInput input = read(resource("bob/dev-1.txt"));
        assertThat(format(input)).isEqualTo("bob, 2 columns");
        assertThat(input.table().size()).isEqualTo(1000);
        assertThat(failures(input.table(), false)).isEqualTo(26);
        assertThat(failures(input.table(), true)).isEqualTo(28);
        assertThat(input.table().hasIdentities()).isFalse();
        assertThat(groups(input.table())).containsExactly("all");
        assertThat(input.table().systems().get(0).isSingle()).isFalse();
    }

    @Test
    void bobWithFourAndFiveColumnsIsTheSame() throws IOException {
        ScoreInput four = read(resource("bob/dev-4col.txt"));
        ScoreInput five = read(resource("bob/dev-5col.txt"));
        assertThat(format(four)).isEqualTo("bob, 4 columns");
        assertThat(format(five)).isEqualTo("bob, 5 columns");
        for (ScoreTable table : List.of(four.table(), five.table())) {
            assertThat(table.size()).isEqualTo(910);
            assertThat(table.genuineCount()).isEqualTo(390);
            assertThat(table.hasIdentities()).isTrue();
            assertThat(table.systems().get(0).at(2)).isEqualTo(-0.092548);
        }
    }

    @Test
    void bobCsvTakesItsLabelsFromIdentities() throws IOException {
        ScoreInput input = read(file(
                "scores.csv",
                "probe_template_id,probe_subject_id,bio_ref_template_id,bio_ref_subject_id,score\n"
                        + "p1,a,r1,a,0.9\np1,a,r2,b,0.1\np2,b,r2,b,\n"));
        assertThat(format(input)).isEqualTo("bob CSV");
        assertThat(input.table().genuineCount()).isEqualTo(2);
        assertThat(failures(input.table(), true)).isEqualTo(1);
        assertThat(input.table().identities().size()).isEqualTo(2);
    }

    @Test
    void scoreNormFairnessCsvMakesGroupsOfRaceOrOfWhatIsAskedFor() throws IOException {
        Path file = file(
                "norm.csv",
                "probe_key,probe_reference_id,probe_subject_id,probe_race,probe_gender,bio_ref_reference_id,"
                        + "bio_ref_subject_id,bio_ref_race,bio_ref_gender,score\n"
                        + "k1,r1,s1,Asian,male,r9,s1,Asian,male,0.8\n"
                        + "k1,r1,s1,Asian,male,r2,s2,African,female,0.2\n");
        ScoreInput input = read(file);
        assertThat(format(input)).isEqualTo("score-norm-fairness CSV");
        assertThat(groups(input.table())).containsExactly("Asian", "African");
        assertThat(input.table().cells().sameGroup(input.table().cell(1))).isFalse();
        assertThat(input.table().cells().sameSex(input.table().cell(1))).isFalse();
        assertThat(groups(read(with("group", "race", "gender"), file).table()))
                .containsExactly("Asian/male", "African/female");
        assertThat(groups(read(with("group", "gender"), file).table())).containsExactly("male", "female");
        assertThat(groups(read(with("group", "probe_race"), file).table())).containsExactly("Asian");
    }

    @Test
    void bfwTableHoldsSeveralSystemsAndEightSubgroups() throws IOException {
        ScoreInput input = read(file(
                "bfw.csv",
                "fold,p1,p2,label,id1,id2,att1,att2,vgg16,resnet50,a1,a2,g1,g2,e1,e2\n"
                        + "1,asian_females/n1/1.jpg,asian_females/n1/2.jpg,1,0,0,asian_females,asian_females,0.7,0.8,AF,AF,F,F,A,A\n"
                        + "2,asian_females\\n"
                        + "1\\1.jpg,white_males/n9/1.jpg,0,0,9,asian_females,white_males,0.1,0.2,AF,WM,F,M,A,W\n"));
        assertThat(format(input)).isEqualTo("BFW data table");
        ScoreTable table = input.table();
        assertThat(table.systems().stream().map(s -> s.system())).containsExactly("vgg16", "resnet50");
        assertThat(groups(table)).containsExactly("AF", "WM");
        assertThat(table.folds().size()).isEqualTo(2);
        assertThat(table.hasIdentities()).isTrue();
    }

    @Test
    void deepfacePivotHoldsDistances() throws IOException {
        ScoreInput input = read(resource("deepface/pivot.csv"));
        assertThat(format(input)).isEqualTo("deepface pivot");
        assertThat(input.table().size()).isEqualTo(280);
        assertThat(input.table().genuineCount()).isEqualTo(140);
        assertThat(input.table().systems()).allSatisfy(s -> assertThat(s.at(0)).isNegative());
    }

    @Test
    void deepfaceVerificationNeedsToBeToldTheTruth() throws IOException {
        String text = "image1,image2,verified,distance,threshold,model,error,same\n"
                + "a.jpg,b.jpg,True,0.2,0.68,VGG-Face,None,1\n"
                + "a.jpg,c.jpg,False,None,0.68,VGG-Face,no face,0\n";
        ScoreInput input = read(file("v.csv", text));
        assertThat(input.table().systems()).hasSize(1);
        assertThat(input.table().systems().get(0).at(0)).isEqualTo(-0.2);
        assertThat(failures(input.table(), false)).isEqualTo(1);
        Path without = file("w.csv", text.replaceAll(",(same|0|1)\\n", "\n"));
        assertThatThrownBy(() -> read(without)).hasMessageContaining("--label").isInstanceOf(UserError.class);
    }

    @Test
    void filesWithoutGroupsAreGroupsNamedByTheFile() throws IOException {
        String text = "pair_index,label,Balanced,Global\n0,1,0.534283757,0.500935316\n1,0,0.0625,0.521144390\n";
        ScoreInput input = read(file("African.csv", text), file("Asian.csv", text));
        assertThat(groups(input.table())).containsExactly("African", "Asian");
        assertThat(input.table().systems().stream().map(s -> s.system())).containsExactly("Balanced", "Global");
        assertThat(input.table().systems().get(0).isSingle()).isTrue();
        assertThat(input.table().systems().get(0).at(0)).isEqualTo((double) 0.534283757f);
        assertThat(input.files().get(0).remarks()).anyMatch(r -> r.contains("not used: pair_index"));
    }

    @Test
    void systemsMayStandInAnotherOrderButMustBeTheSame() throws IOException {
        Path first = file("a.csv", "label,x,y\n1,0.25,0.5\n");
        ScoreInput input = read(first, file("b.csv", "label,y,x\n0,0.125,0.75\n"));
        assertThat(input.table().systems().get(0).at(1)).isEqualTo(0.75);
        Path other = file("c.csv", "label,x,z\n0,0.1,0.2\n");
        assertThatThrownBy(() -> read(first, other))
                .hasMessageContaining("x, z")
                .hasMessageContaining("x, y");
    }

    @Test
    void listsOfOneKindAreKnownByTheirNamesOrByBeingTold() throws IOException {
        ScoreInput named = read(resource("pyeer/exp2_true.txt"), resource("pyeer/exp2_false.txt"));
        assertThat(named.table().genuineCount()).isEqualTo(180);
        assertThat(named.table().size() - named.table().genuineCount()).isEqualTo(3619);
        assertThat(groups(named.table())).containsExactly("pyeer-exp2");
        Path anonymous = file("numbers.txt", "0.5\n0.25\n");
        assertThatThrownBy(() -> read(anonymous)).hasMessageContaining("--genuine");
        ScoreInput told = new ScoreFiles(ReadingSpec.standard())
                .read(List.of(
                        new ScoreSource(anonymous, ScoreSource.Kind.GENUINE),
                        new ScoreSource(file("cmc.txt", "probe cand 0.1\n"), ScoreSource.Kind.IMPOSTOR)));
        assertThat(told.table().genuineCount()).isEqualTo(2);
        assertThat(told.table().systems().get(0).at(2)).isEqualTo(0.1);
    }

    @Test
    void histogramsAreCountedOut() throws IOException {
        ReadingSpec histogram = new ReadingSpec(ScoreColumns.none(), false, true, null);
        ScoreInput input = read(histogram, file("h_true.txt", "3\n4\n4\n"), file("h_false.txt", "5\n2\n1\n0\n-1\n"));
        assertThat(input.table().genuineCount()).isEqualTo(3);
        assertThat(input.table().size()).isEqualTo(11);
        assertThat(input.table().systems().get(0).at(2)).isEqualTo(4);
        assertThat(input.table().systems().get(0).at(10)).isEqualTo(2);
        assertThat(input.files().get(1).skipped())
                .extracting(SkippedRows::count)
                .containsExactly(1L);
    }

    @ParameterizedTest
    @CsvSource({"',',UTF-8,false", "';',ISO-8859-1,true", "'\t',UTF-8,true", "'|',UTF-8,false"})
    void delimitersEncodingsAndLineEndsAreFoundOut(String delimiter, String charset, boolean windows)
            throws IOException {
        String text = "label,group,similarity\n1,Z\u00fcrich,0.5\n0,Basel,nan\n1,Basel,0.75\n".replace(",", delimiter);
        text = windows ? text.replace("\n", "\r\n") : text;
        ScoreInput input = read(file("t.csv", text, Charset.forName(charset)));
        assertThat(groups(input.table())).containsExactly("Z\u00fcrich", "Basel");
        assertThat(input.table().systems().get(0).at(2)).isEqualTo(0.75);
        assertThat(failures(input.table(), false)).isEqualTo(1);
        assertThat(input.files().get(0).notices().contains("is not UTF-8 and is read as Latin-1"))
                .isEqualTo(charset.startsWith("ISO"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "windows-1252"})
    void otherEncodingsGiveTheSameTable(String charset) throws IOException {
        String text = "label;group;similarity\n1;\u0160k\u00f6da;0,5\n0;Basel;nan\n".repeat(1)
                + "1;Basel;0,75\n".repeat(20_000);
        ScoreInput input = read(file("t.csv", text, Charset.forName(charset)));
        assertThat(groups(input.table())).containsExactly("\u0160k\u00f6da", "Basel");
        assertThat(input.table().size()).isEqualTo(20_002);
        assertThat(input.table().systems().get(0).at(2)).isEqualTo(0.75);
        assertThat(input.files().get(0).notices().contains("is not UTF-8 and is read as Windows-1252"))
                .isEqualTo(charset.equals("windows-1252"));
    }

    @Test
    void tabsGoBeforeDecimalCommas() throws IOException {
        ScoreInput input = read(file("t.txt", "1\t0,5\n0\t0,25\n1\t0,75\n0\t0,125\n"));
        assertThat(input.table().systems().get(0).at(3)).isEqualTo(0.125);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "group", "tone", "race", "region"})
    void aColumnOfDecimalsMakesNoGroups(String name) throws IOException {
        StringBuilder text = new StringBuilder("label,similarity," + name + ",gender\n");
        for (int i = 0; i < 40; i++) {
            text.append(i % 2)
                    .append(",0.")
                    .append(i + 10)
                    .append(',')
                    .append(i / 8.0)
                    .append(",0.5\n");
        }
        ScoreInput input = read(file("t.csv", text.toString()));
        assertThat(groups(input.table())).containsExactly(ScoreFiles.NO_GROUP);
    }

    @Test
    void scoresOfSystemsCalledAAndB() throws IOException {
        ScoreInput input = read(file("t.csv", "label,a,b,race\n1,0.5,0.25,x\n0,0.125,0.75,y\n1,0.5,1,x\n"));
        assertThat(input.table().systems()).extracting(ScoreColumn::system).containsExactly("a", "b");
        assertThat(groups(input.table())).containsExactly("x", "y");
        ScoreInput words = read(file("w.csv", "label,a,score\n1,x,0.25\n0,y,0.75\n"));
        assertThat(groups(words.table())).containsExactly("x", "y");
    }

    @Test
    void aByteOrderMarkQuotesAndDecimalCommasAreUnderstood() throws IOException {
        ScoreInput input = read(file(
                "t.csv", "\uFEFFlabel;\"group\";score\n1;\"a \"\"b\"\"; c\";0,25\n0 ; \"d\" ; -1,5\n1;x;\"0,5\"\n"));
        assertThat(groups(input.table())).containsExactly("a \"b\"; c", "d", "x");
        assertThat(input.table().systems().get(0).at(1)).isEqualTo(-1.5);
        assertThat(input.table().systems().get(0).at(2)).isEqualTo(0.5);
    }

    @Test
    void gzipIsUnpacked() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write("label,score\n1,0.5\n0,0.1\n".getBytes(StandardCharsets.UTF_8));
        }
        Path file = Files.write(folder.resolve("t.csv.gz"), packed.toByteArray());
        ScoreInput input = read(file);
        assertThat(format(input)).endsWith("gzip");
        assertThat(input.table().size()).isEqualTo(2);
        Path cut = Files.write(folder.resolve("cut.csv.gz"), Arrays.copyOf(packed.toByteArray(), packed.size() - 12));
        assertThatThrownBy(() -> read(cut)).isInstanceOf(UserError.class).hasMessageContaining("cut off");
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.write(packed.toByteArray());
        try (OutputStream out = new GZIPOutputStream(joined)) {
            out.write("1,0.7\n".getBytes(StandardCharsets.UTF_8));
        }
        Path two = Files.write(folder.resolve("two.csv.gz"), joined.toByteArray());
        assertThat(read(two).table().size()).isEqualTo(3);
        joined.write("1,0.9\n0,0.2\n".getBytes(StandardCharsets.UTF_8));
        Path more = Files.write(folder.resolve("more.csv.gz"), joined.toByteArray());
        assertThatThrownBy(() -> read(more))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(
                        "more.csv.gz: the file is cut off or damaged: something that is not gzip follows");
    }

    @Test
    void theBinaryFormIsRead() throws IOException {
        ScoreInput text = read(file("t.csv", "label,group,score\n1,a,0.5\n0,b,0.1\n"));
        Path binary = folder.resolve("t.scores");
        ScoreBinary.write(binary, text.table());
        ScoreInput again = read(binary);
        assertThat(format(again)).isEqualTo("facegap scores, binary");
        assertThat(groups(again.table())).containsExactly("a", "b");
        Path other = file("other.csv", "label,score\n1,1\n");
        assertThatThrownBy(() -> read(other, binary)).hasMessageContaining("alone");
    }

    @Test
    void badRowsAreCountedWithTheirLines() throws IOException {
        ScoreInput input = read(file(
                "t.csv",
                "label,group,id1,id2,score\n1,a,x,x,0.9\n2,a,x,y,0.5\n,a,x,y,0.5\n0,,x,y,0.5\n0,a,x,,0.5\n"
                        + "0,a,x,y,zero\n0,a,x,y\n0,a,x,y,\"0.5\n\n0,a,x,y,0.1\n0,a,x,x,0.1\n1,a,x,x,inf\n"));
        assertThat(input.table().size()).isEqualTo(3);
        List<SkippedRows> skipped = input.files().get(0).skipped();
        assertThat(skipped).allSatisfy(s -> assertThat(s.count()).isEqualTo(1));
        assertThat(skipped.stream().flatMap(s -> s.firstLines().stream()))
                .containsExactlyInAnyOrder(3L, 4L, 5L, 6L, 7L, 8L, 9L, 12L);
        assertThat(input.warnings()).anyMatch(w -> w.contains("8 of 11 rows were not used"));
        assertThat(input.files().get(0).notices())
                .anyMatch(r -> r.startsWith("infinite scores (1 are +inf, 0 are -inf)"));
    }

    @Test
    void namesOfOneImageAreOneHoweverTheyAreWritten() throws IOException {
        String text = "p1,p2,label,score\n./a.jpg,b/./c.jpg,1,0.9\nb//c.jpg,.\\a.jpg,1,0.9\nb\\c.jpg,a.jpg,1,0.9\n"
                + "a.jpg,./a.jpg,1,1\n/a.jpg,a.jpg,0,0.1\nx/Jos\u00e9.jpg,y.jpg,0,0.2\nx/Jose\u0301.jpg,y.jpg,0,0.2\n";
        ScoreInput input = read(file("t.csv", text));
        assertThat(input.repeats()).isEqualTo(3);
        assertThat(input.table().size()).isEqualTo(3);
        assertThat(input.warnings()).anyMatch(w -> w.contains("1 that compare an image with itself (line 5)"));
    }

    @Test
    void repeatedPairsCountOnceUnlessAsked() throws IOException {
        String text = "p1,p2,label,score\nx\\1.jpg,x/2.jpg,1,0.9\nx/2.jpg,x/1.jpg,1,0.9\nx/1.jpg,x/2.jpg,1,0.9\n"
                + "x/1.jpg,y/1.jpg,0,0.1\ny/1.jpg,x/1.jpg,0,0.2\nx/3.jpg,x\\3.jpg,1,1\n";
        Path file = file("t.csv", text);
        ScoreInput once = read(file);
        assertThat(once.table().size()).isEqualTo(3);
        assertThat(once.repeats()).isEqualTo(2);
        assertThat(once.warnings())
                .anyMatch(w -> w.contains("2 pairs repeat"))
                .anyMatch(w -> w.contains("1 pairs repeat an earlier pair of images with other scores"))
                .anyMatch(w -> w.contains("compare an image with itself (line 7)"));
        ScoreInput twice = read(new ReadingSpec(ScoreColumns.none(), true, false, null), file);
        assertThat(twice.table().size()).isEqualTo(5);
        assertThat(twice.warnings()).anyMatch(w -> w.contains("counted twice"));
    }

    @Test
    void columnsThatAreNoIdentitiesAreNotTakenForThem() throws IOException {
        Path file = file("t.csv", "label,id1,id2,score\n1,1,2,0.9\n1,3,4,0.8\n0,5,6,0.1\n");
        assertThatThrownBy(() -> read(file)).hasMessageContaining("2 of 2").hasMessageContaining("--identity none");
        assertThat(read(with("identity", "none"), file).table().size()).isEqualTo(3);
    }

    @Test
    void theUserMayNameEveryColumn() throws IOException {
        Path file = file("t.csv", "truth,who,whom,land,dist A,sim,1st\nja,p,p,x,0.1,0.9,1\nnein,p,q,y,0.8,0.2,2\n");
        ScoreColumns columns = new ScoreColumns(
                List.of("sim"),
                List.of("DIST A"),
                "truth",
                "ja",
                List.of("land"),
                null,
                List.of("who", "whom"),
                null,
                "1st",
                null);
        ScoreTable table =
                read(new ReadingSpec(columns, false, false, null), file).table();
        assertThat(table.systems().stream().map(s -> s.system())).containsExactly("sim", "dist A");
        assertThat(table.systems().get(1).at(0)).isEqualTo(-0.1);
        assertThat(table.genuine(0)).isTrue();
        assertThat(groups(table)).containsExactly("x", "y");
        assertThat(table.folds().size()).isEqualTo(2);
        assertThatThrownBy(() -> read(with("label", "thruth"), file))
                .hasMessageContaining("did you mean 'truth'")
                .satisfies(e -> assertThat(((UserError) e).exitCode()).isEqualTo(UserError.USAGE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "label,score\n",
                "",
                "\n\n\n",
                "label,group\n1,a\n",
                "score\n0.5\n",
                "label,score\n7,0.5\n8,0.1\n",
                "label,label,score\n1,1,0.5\n",
                "1,2,3\n4,5,6\n",
                "a b c d e f g\n"
            })
    void whatHoldsNoPairsIsRefusedWithASentence(String text) throws IOException {
        Path file = file("t.csv", text);
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(file.toString())
                .hasMessageEndingWith(".");
    }

    @Test
    void garbageIsRefused() throws IOException {
        byte[] random = new byte[5000];
        new java.util.Random(1).nextBytes(random);
        Path garbage = Files.write(folder.resolve("garbage.csv"), random);
        assertThatThrownBy(() -> read(garbage)).isInstanceOf(UserError.class).hasMessageContaining("no text");
        Path widest = file("widest.csv", "label,score\n1,0.5\n", Charset.forName("UTF-32LE"));
        assertThatThrownBy(() -> read(widest)).isInstanceOf(UserError.class).hasMessageContaining("UTF-8");
        Path endless = file("endless.csv", "label,score\n1," + "0".repeat(3 << 20) + "\n");
        assertThatThrownBy(() -> read(endless))
                .hasMessageContaining("endless.csv:2")
                .hasMessageContaining("KiB");
        Path headless = file("headless.csv", "x".repeat(3 << 20));
        assertThatThrownBy(() -> read(headless)).isInstanceOf(UserError.class);
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThatThrownBy(() -> read(empty)).hasMessageContaining("holds no score file");
        assertThatThrownBy(() -> read(folder.resolve("none.csv"))).hasMessageContaining("no such file");
    }

    @Test
    void crossedGroupsOfOneNameAreAnError() throws IOException {
        String head = "label,race,gender,score\n";
        Path file = file("x.csv", head + "1,a/b,c,0.9\n0,a/b,c,0.1\n1,a,b/c,0.8\n0,a,b/c,0.2\n");
        assertThatThrownBy(() -> read(with("group", "race", "gender"), file))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("both be called 'a/b/c': 'a/b' with 'c' and 'a' with 'b/c'");
        Path one = file("one.csv", head + "1,a/b,c,0.9\n0,a/b,c,0.1\n");
        Path other = file("other.csv", head + "1,a,b/c,0.8\n0,a,b/c,0.2\n");
        assertThatThrownBy(() -> read(with("group", "race", "gender"), one, other))
                .hasMessageContaining("both be called 'a/b/c'");
        Path apart = file("apart.csv", head + "1,a/b,c,0.9\n0,a/b,c,0.1\n1,a,c,0.8\n0,a,c,0.2\n");
        assertThat(groups(read(with("group", "race", "gender"), apart).table()))
                .containsExactlyInAnyOrder("a/b/c", "a/c");
    }

    @Test
    void aWordForGenuineThatNoLabelIsNamesTheNearest() throws IOException {
        Path file = file("w.csv", "label,race,score\nsame,A,0.9\ndifferent,A,0.1\n");
        assertThatThrownBy(() -> read(with("genuine", "smae"), file))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("no label is 'smae', the word for genuine pairs; did you mean 'same'?");
        assertThat(read(with("genuine", "same"), file).table().genuineCount()).isEqualTo(1);
    }

    @Test
    void aCalibrationOnAnotherScaleIsTold() throws IOException {
        StringBuilder cosines = new StringBuilder("label,race,score\n");
        StringBuilder percents = new StringBuilder("label,race,score\n");
        for (int i = 0; i < 200; i++) {
            double score = 0.2 + 0.4 * (i % 2) + 0.001 * (i % 97);
            cosines.append(i % 2)
                    .append(i % 4 < 2 ? ",A," : ",B,")
                    .append(score)
                    .append('\n');
            percents.append(i % 2)
                    .append(i % 4 < 2 ? ",A," : ",B,")
                    .append(100 * score)
                    .append('\n');
        }
        ScoreTable test = read(file("c.csv", cosines.toString())).table();
        ScoreTable other = read(file("p.csv", percents.toString())).table();
        List<String> warnings = new ArrayList<>();
        GroupScales.check(test, test, warnings);
        assertThat(warnings).isEmpty();
        GroupScales.check(test, other, warnings);
        assertThat(warnings).singleElement().asString().contains("test and calibration may be on different scales");
    }
}
