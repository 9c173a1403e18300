package org.facegap.evaluation.scores.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.facegap.core.UserError;
import org.facegap.core.results.IdentificationResults;
import org.facegap.evaluation.identification.IdentificationEvaluator;
import org.facegap.evaluation.identification.IdentificationSpec;
import org.facegap.evaluation.identification.Search;
import org.facegap.evaluation.verification.Failures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchFilesTest {
    private static final int WIDTH = 5;

    @TempDir
    Path dir;

    private static IdentificationResults measure(
            SearchFiles.Searches searches, Failures failures, double... thresholds) {
        IdentificationSpec settings = new IdentificationSpec(
                List.of(1, 5), List.of(0.5), Arrays.stream(thresholds).boxed().toList(), failures, 0.95);
        return new IdentificationEvaluator(settings).evaluate(searches.searches(), searches.gallery());
    }

    private static Path bob(String name) throws Exception {
        return Path.of(SearchFilesTest.class
                .getResource("/org/facegap/evaluation/bob/" + name)
                .toURI());
    }

    @Test
    void bobsSearchesHaveBobsRates() throws Exception {
        IdentificationResults closed = measure(SearchFiles.ofScores(bob("scores-cmc-4col.txt")), Failures.EXCLUDE);
        IdentificationResults.Group all = closed.groups().get(0);
        assertThat(all.mated()).isEqualTo(100);
        assertThat(all.ranks().get(0).rate().value()).isEqualTo(.76);
        assertThat(all.ranks().get(1).rate().value()).isEqualTo(1);
        assertThat(all.points()).isEmpty();
        assertThat(closed.warnings().toString()).contains("no FPIR");

        // bob: detection and identification rates 1, 6/7, 6/7 and false positives 0, 0, 1/2 at .5
        String[] files = {"", "-one-error", "-two-errors"};
        double[] fnir = {0, 1 / 7.0, 1 / 7.0};
        double[] fpir = {0, 0, .5};
        for (int f = 0; f < files.length; f++) {
            IdentificationResults open = measure(
                    SearchFiles.ofScores(bob("scores-cmc-4col-open-set" + files[f] + ".txt")), Failures.EXCLUDE, 0.5);
            IdentificationResults.Point point = open.groups().get(0).points().get(1);
            assertThat(point.fnir().value()).isCloseTo(fnir[f], within(1e-12));
            assertThat(point.fnir().n()).isEqualTo(7);
            assertThat(point.fpir().value()).isEqualTo(fpir[f]);
            assertThat(point.fpir().n()).isEqualTo(2);
        }
    }

    @Test
    void aLineThatIsNoSearchIsTold() throws IOException {
        Path three = Files.writeString(dir.resolve("three.txt"), "a a p 0.5\nb a p\n");
        assertThatThrownBy(() -> SearchFiles.ofScores(three))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(":2: expected claimed_id real_id probe score");
        Path word = Files.writeString(dir.resolve("word.txt"), "a a p 0.5\nb a p high\n");
        assertThatThrownBy(() -> SearchFiles.ofScores(word)).hasMessageContaining(":2: expected a score, found 'high'");
        Path two = Files.writeString(dir.resolve("two.txt"), "a a p 0.5\nb b p 0.4\n");
        assertThatThrownBy(() -> SearchFiles.ofScores(two)).hasMessageContaining("the probe 'p' is of 'b' here");
    }

    /** Ten identities with frames around their own direction; templates of several frames in several media. */
    private Path images(StringBuilder templates) throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        StringBuilder text = new StringBuilder("name,e0,e1,e2,e3,e4\n");
        int frame = 0;
        for (int subject = 0; subject < 10; subject++) {
            for (int template = 0; template < 2; template++) {
                for (int medium = 0; medium < 2; medium++) {
                    for (int f = 0; f <= medium; f++) {
                        String name = "img/" + frame++ + ".jpg";
                        text.append(name);
                        for (int k = 0; k < WIDTH; k++) {
                            double centre = Math.sin(7.0 * subject + 3 * k);
                            text.append(
                                    String.format(Locale.ROOT, ",%.6f", centre + 0.4 * (random.nextDouble() - 0.5)));
                        }
                        text.append('\n');
                        templates.append(String.format(
                                Locale.ROOT, "%s %d %d%n", name, 2 * subject + template, 100 + 2 * template + medium));
                    }
                }
            }
        }
        return Files.writeString(dir.resolve("embeddings.csv"), text);
    }

    @Test
    void templatesAreSearchedInAGallery() throws IOException {
        StringBuilder list = new StringBuilder();
        Embeddings frames = Embeddings.read(images(list));
        Path templates = Files.writeString(dir.resolve("tid_mid.txt"), list);
        List<String> told = new ArrayList<>();
        Embeddings pooled = frames.templates(templates, told::add);
        assertThat(pooled.size()).isEqualTo(20);
        assertThat(told).isEmpty();

        StringBuilder gallery = new StringBuilder("TEMPLATE_ID,SUBJECT_ID,FILENAME\n");
        StringBuilder probes = new StringBuilder("TEMPLATE_ID,SUBJECT_ID,RACE\n");
        for (int subject = 0; subject < 10; subject++) {
            if (subject < 7) {
                // IJB lists every frame of a template.
                gallery.append(2 * subject + ",p" + subject + ",a\n").append(2 * subject + ",p" + subject + ",b\n");
            }
            probes.append(2 * subject + 1 + ",p" + subject + "," + (subject % 2 == 0 ? "x" : "y") + "\n");
        }
        SearchFiles.Searches searches = SearchFiles.ofEmbeddings(
                pooled,
                Files.writeString(dir.resolve("gallery.csv"), gallery),
                Files.writeString(dir.resolve("probes.csv"), probes),
                "RACE");
        assertThat(searches.gallery()).isEqualTo(7);
        assertThat(searches.without()).isZero();
        int found = 0;
        for (int subject = 0; subject < 7; subject++) {
            int best = 0;
            for (int other = 0; other < 7; other++) {
                if (pooled.cosine(pooled.row("" + (2 * subject + 1)), pooled.row("" + 2 * other))
                        > pooled.cosine(pooled.row("" + (2 * subject + 1)), pooled.row("" + 2 * best))) {
                    best = other;
                }
            }
            found += best == subject ? 1 : 0;
        }
        IdentificationResults results = measure(searches, Failures.EXCLUDE);
        assertThat(results.groups())
                .extracting(IdentificationResults.Group::group)
                .containsExactly("all", "x", "y");
        IdentificationResults.Group all = results.groups().get(0);
        assertThat(all.mated()).isEqualTo(7);
        assertThat(all.nonMated()).isEqualTo(3);
        assertThat(all.ranks().get(0).rate().value()).isCloseTo(found / 7.0, within(1e-12));
        // Of three strangers one may lie at or above a threshold for a FPIR of .5.
        assertThat(all.points().get(0).fpir().value()).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(results.groups().get(1).mated() + results.groups().get(2).mated())
                .isEqualTo(7);
    }

    @Test
    void whatHasNoEmbeddingFails() throws IOException {
        Embeddings images =
                Embeddings.read(Files.writeString(dir.resolve("e.csv"), "name,a,b\nr1,1,0\nr2,0,1\np1,0.9,0.1\n"));
        Path gallery = Files.writeString(dir.resolve("g.csv"), "key,identity\nr1,A\nr2,B\n");
        Path probes = Files.writeString(dir.resolve("p.csv"), "key,identity\np1,A\nlost,B\n");
        SearchFiles.Searches searches = SearchFiles.ofEmbeddings(images, gallery, probes, null);
        assertThat(searches.without()).isEqualTo(1);
        assertThat(searches.warnings())
                .singleElement()
                .asString()
                .contains("1 of 2 images or templates", "first without: 'lost'; first embeddings: 'r1'");
        assertThat(searches.searches()).extracting(Search::identity).containsExactly("A", "B");
        assertThat(measure(searches, Failures.EXCLUDE)
                        .groups()
                        .get(0)
                        .ranks()
                        .get(0)
                        .rate())
                .satisfies(rate -> {
                    assertThat(rate.value()).isEqualTo(1);
                    assertThat(rate.n()).isEqualTo(1);
                });
        assertThat(measure(searches, Failures.NONMATCH)
                        .groups()
                        .get(0)
                        .ranks()
                        .get(0)
                        .rate())
                .satisfies(rate -> {
                    assertThat(rate.value()).isEqualTo(.5);
                    assertThat(rate.n()).isEqualTo(2);
                });
        Path strangers = Files.writeString(dir.resolve("s.csv"), "key,identity\nx,A\n");
        assertThatThrownBy(() -> SearchFiles.ofEmbeddings(images, gallery, strangers, null))
                .hasMessageContaining("first without: 'x'; first embeddings: 'r1', 'r2', 'p1'");
        Path columns = Files.writeString(dir.resolve("c.csv"), "kee,identity\nx,A\n");
        assertThatThrownBy(() -> SearchFiles.ofEmbeddings(images, gallery, columns, null))
                .hasMessageContaining("the columns are kee, identity");
    }

    @Test
    void pairsOfTemplatesNeedNoHeader() throws IOException {
        StringBuilder list = new StringBuilder();
        Embeddings pooled = Embeddings.read(images(list))
                .templates(Files.writeString(dir.resolve("tid_mid.txt"), list), told -> {
                    throw new AssertionError(told);
                });
        Path pairs = Files.writeString(dir.resolve("pairs.txt"), "0 1 1\n2 3 1\n0 3 0\n2 5 0\n");
        ScoreInput input = new ScoreFiles(new ReadingSpec(ScoreColumns.none(), false, false, pooled))
                .read(List.of(ScoreSource.of(pairs)));
        assertThat(input.table().size()).isEqualTo(4);
        assertThat(input.table().systems().get(0).at(0))
                .isCloseTo(pooled.cosine(pooled.row("0"), pooled.row("1")), within(1e-7));
    }

    private static final String THREE = "a a p 0.9\nb a p 0.2\nc a p 0.3\na b q 0.1\nb b q 0.8\nc b q 0.2\n";

    private SearchFiles.Searches scores(String text) throws IOException {
        return SearchFiles.ofScores(Files.writeString(dir.resolve("bob.txt"), text));
    }

    @Test
    void linesThatAreThereTwiceCountOnce() throws IOException {
        assertThat(scores(THREE).warnings()).isEmpty();
        SearchFiles.Searches twice = scores(THREE + "c b q 0.2\nb a p 0.2\n");
        assertThat(twice.warnings())
                .singleElement()
                .asString()
                .contains("2 lines are there twice, with the same score");
        assertThat(twice.searches()).hasSize(2).allSatisfy(search -> {
            assertThat(search.scores().nonMates()).hasSize(2);
            assertThat(search.scores().mates()).hasSize(1);
        });
        SearchFiles.Searches models = scores("a m1 a p 0.9\na m2 a p 0.9\nb m3 a p 0.1\nb m3 a p 0.1\n");
        assertThat(models.searches().get(0).scores().mates()).hasSize(2);
        assertThat(models.searches().get(0).scores().nonMates()).hasSize(1);
        SearchFiles.Searches references = scores("a a p 0.9\na a p 0.7\nb a p 0.1\nb a p 0.1\n");
        assertThat(references.searches().get(0).scores().nonMates()).hasSize(2);
        assertThat(references.warnings())
                .singleElement()
                .asString()
                .contains("2 lines compare a probe with an identity that it was compared with before");
    }

    @Test
    void searchesThatLackLinesAreTold() throws IOException {
        SearchFiles.Searches mate = scores(THREE.replace("a a p 0.9\n", ""));
        assertThat(mate.warnings())
                .anyMatch(w -> w.contains("1 of 2 searches have fewer scores than others (from 2 to 3)"))
                .anyMatch(w -> w.contains("1 of 2 searches have no line for their own identity")
                        && w.contains("('p'); they count as non-mated"));
        assertThat(scores(THREE.replace("c b q 0.2\n", "")).warnings())
                .singleElement()
                .asString()
                .contains("fewer scores");
        assertThat(scores(THREE + "a x s 0.1\nb x s 0.2\nc x s 0.3\n").warnings())
                .as("a stranger has no mate in the gallery")
                .isEmpty();
    }

    private SearchFiles.Searches lists(String gallery, String probes) throws IOException {
        Embeddings images = Embeddings.read(Files.writeString(
                dir.resolve("e.csv"), "name,a,b\nd/r1.jpg,1,0\nd/r2.jpg,0,1\nd/p1.jpg,0.9,0.1\nd/p2.jpg,0.2,0.8\n"));
        return SearchFiles.ofEmbeddings(
                images,
                Files.writeString(dir.resolve("g.csv"), "name,identity\n" + gallery),
                Files.writeString(dir.resolve("p.csv"), "name,identity,race\n" + probes),
                "race");
    }

    @Test
    void namesThatDifferInSpellingAreTold() throws IOException {
        SearchFiles.Searches some = lists("d/r1.jpg,Ann\nd/r2.jpg,Bo Li\n", "d/p1.jpg,Ann,A\nd/p2.jpg,bo_li,a\n");
        assertThat(some.warnings())
                .hasSize(2)
                .anyMatch(w -> w.contains("1 of 2 probes are of 1 identities whose names differ")
                        && w.contains("('bo_li' and 'Bo Li')"))
                .anyMatch(w -> w.contains("The groups 'A', 'a' differ in letter case"));
        assertThat(lists("d/r1.jpg,1\nd/r2.jpg,2\n", "d/p1.jpg,1.0,A\nd/p2.jpg,002,A\n")
                        .warnings())
                .anyMatch(w -> w.contains("2 of 2 probes are of 2 identities whose names differ"));
        assertThat(lists("d/r1.jpg,id1\nd/r2.jpg,ID1\n", "d/p1.jpg,id1,A\n").warnings())
                .singleElement()
                .asString()
                .contains("In the gallery 1 names", "('id1' and 'ID1'); they count as different identities");
        assertThat(scores("A a p 0.9\nb a p 0.2\nA b q 0.1\nb b q 0.8\n").warnings())
                .singleElement()
                .asString()
                .contains("1 of 2 probes are of 1 identities", "('a' and 'A')");
        assertThat(lists("d/r1.jpg,1\nd/r2.jpg,2\n", "d/p1.jpg,1,A\nd/p2.jpg,20,B\n")
                        .warnings())
                .isEmpty();
    }

    @Test
    void imagesOfTheGalleryAreNoProbes() throws IOException {
        SearchFiles.Searches some = lists("d/r1.jpg,1\nd/r2.jpg,2\n", "d/p1.jpg,1,A\nd\\r1.jpg,1,A\nd/r2.jpg,2,B\n");
        assertThat(some.searches()).hasSize(1);
        assertThat(some.warnings())
                .singleElement()
                .asString()
                .contains("2 of 3 probes are images of the gallery ('d/r1.jpg', 'd/r2.jpg')", "left out");
        assertThatThrownBy(() -> lists("d/r1.jpg,1\nd/r2.jpg,2\n", "d/r1.jpg,1,A\n"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("every probe is an image of the gallery");
        assertThatThrownBy(() -> lists("d/r1.jpg,1\nd/r2.jpg,2\n", "d/p1.jpg,1,A\nd/r1.jpg,2,A\n"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("'d/r1.jpg' is of '2' here and of '1' in the gallery");
    }

    @Test
    void probesListedTwiceCountOnceAndAreTold() throws IOException {
        SearchFiles.Searches twice = lists(
                "d/r1.jpg,1\nd/r2.jpg,2\nd/r2.jpg,2\n", "d/p1.jpg,1,A\nd/p1.jpg,1,A\nd/p2.jpg,2,B\nd/p1.jpg,1,B\n");
        assertThat(twice.searches()).hasSize(2);
        assertThat(twice.gallery()).isEqualTo(2);
        assertThat(twice.warnings())
                .hasSize(2)
                .anyMatch(w -> w.contains(
                        "p.csv: 2 lines name an image or template that is listed before; each of the 2 counts"
                                + " once, with the group of its first line (1 lines have another)"))
                .anyMatch(w -> w.contains("g.csv: 1 lines name"));
    }

    @Test
    void distancesInPlaceOfScoresAreTold() throws IOException {
        StringBuilder distances = new StringBuilder();
        StringBuilder scores = new StringBuilder();
        for (int probe = 0; probe < 6; probe++) {
            for (int claimed = 0; claimed < 6; claimed++) {
                double distance = claimed == probe ? 0.2 : 0.8 + 0.01 * claimed;
                distances.append("p" + claimed + " p" + probe + " i" + probe + " " + distance + "\n");
                scores.append("p" + claimed + " p" + probe + " i" + probe + " " + (1 - distance) + "\n");
            }
        }
        assertThat(SearchFiles.ofScores(Files.writeString(dir.resolve("d.txt"), distances))
                        .warnings())
                .anyMatch(w -> w.contains("mostly higher than those against mates"));
        assertThat(SearchFiles.ofScores(Files.writeString(dir.resolve("s.txt"), scores))
                        .warnings())
                .isEmpty();
    }
}
