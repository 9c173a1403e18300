package org.facegap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.files.Sha256;
import org.facegap.core.npy.NpyMatrix;
import org.facegap.core.results.scores.PointResults;
import org.facegap.core.results.scores.ScoreResults;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.named.Embedding;
import org.facegap.models.named.NamedModels;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchCommandTest {
    private static final Path MODELS =
            Path.of("..", "models", "src", "test", "resources", "org", "facegap", "models", "external");
    private static final String NETWORK = "builtin:embedder-search";

    @TempDir
    Path dir;

    private Path out() {
        return dir.resolve("out");
    }

    private Invocation match(Object... more) {
        List<Object> all = new ArrayList<>(List.of("match", dir.resolve("set"), "--out", out(), "--device", "cpu"));
        all.addAll(List.of("--replicates", "100", "--permutations", "99", "--min-n", "5"));
        all.addAll(Arrays.asList(more));
        return Invocation.of(all.toArray());
    }

    private List<String[]> scores() throws IOException {
        return Files.readAllLines(out().resolve("scores.csv")).stream()
                .map(line -> line.split(",", -1))
                .toList();
    }

    private JsonNode facts() throws IOException {
        return new ObjectMapper().readTree(out().resolve("match.json").toFile());
    }

    private static float cosine(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return (float) sum;
    }

    @Test
    void mirrorImagesAreAddedWhereAskedFor() throws IOException {
        TinyFaces.of(dir, 4, 2, 64);
        List<Object> options = List.of("--recogniser", NETWORK, "--group", "race", "--protocol", "all-pairs");
        assertThat(match(options.toArray()).code()).isZero();
        List<String[]> plain = scores();
        List<Object> flipped = new ArrayList<>(options);
        flipped.addAll(List.of("--flip", "sum-of-unit"));
        Invocation run = match(flipped.toArray());
        assertThat(run.code()).as(run.all()).isZero();
        assertThat(scores()).hasSameSizeAs(plain);
        assertThat(scores().get(1)[8]).isNotEqualTo(plain.get(1)[8]);
        JsonNode system = facts().get("systems").get(0);
        assertThat(system.get("model").asText()).isEqualTo(NETWORK + " with mirror images (sum-of-unit)");
        assertThat(system.get("read").asInt()).isEqualTo(8);
    }

    @Test
    void scoresAreTheCosinesComputedDirectly() throws IOException {
        FaceDataset set = TinyFaces.of(dir, 8, 3, 64);
        Invocation run = match("--recogniser", NETWORK, "--group", "race", "--protocol", "all-pairs");
        assertThat(run.code()).as(run.all()).isZero();
        assertThat(run.out())
                .contains(
                        "noise: 24 genuine and 252 impostor pairs of 24 images; every genuine pair",
                        "embedder-search: no failure to acquire in 24 images",
                        "embedder-search at FMR 1 %",
                        "report: ");
        Map<String, float[]> vectors = new HashMap<>();
        EngineRuntime runtime = EngineRuntime.start("cpu", "float32", 0);
        try (Embedding embedding = new NamedModels(runtime, 64).embedding(NETWORK)) {
            for (FaceRecord record : set.records()) {
                float[][] one = {set.read(record).toPlanar()};
                vectors.put(record.key(), embedding.embed(one)[0]);
            }
        }
        List<String[]> rows = scores();
        assertThat(rows.get(0))
                .containsExactly(
                        "probe_key",
                        "probe_subject_id",
                        "probe_group",
                        "bio_ref_key",
                        "bio_ref_subject_id",
                        "bio_ref_group",
                        "genuine",
                        "fte",
                        "embedder-search");
        assertThat(rows).hasSize(277);
        for (String[] row : rows.subList(1, rows.size())) {
            float expected =
                    cosine(Objects.requireNonNull(vectors.get(row[0])), Objects.requireNonNull(vectors.get(row[3])));
            assertThat(Float.parseFloat(row[8])).isEqualTo(expected);
            assertThat(row[6]).isEqualTo(row[1].equals(row[4]) ? "1" : "0");
            assertThat(row[7]).isEqualTo("0");
        }
        // The same as facegap score makes of the file.
        Invocation score = Invocation.of(
                "score",
                out().resolve("scores.csv"),
                "--out",
                dir.resolve("again"),
                "--replicates",
                "100",
                "--permutations",
                "99",
                "--min-n",
                "5");
        assertThat(score.code()).as(score.all()).isZero();
        ScoreResults ours = ScoreResults.read(out().resolve("results.json"));
        ScoreResults theirs = ScoreResults.read(dir.resolve("again/results.json"));
        assertThat(ours.systems()).isEqualTo(theirs.systems());
        assertThat(ours.data().files().get(0).remarks())
                .anySatisfy(remark -> assertThat(remark).contains("cosine of vectors by " + NETWORK));
        assertThat(Jsoup.parse(out().resolve("report.html").toFile(), "UTF-8").text())
                .contains("noise, every genuine pair");
    }

    /** Overwrites the second half of an image in its shard, with the checksum that fits: imported before images were checked. */
    private void damage(FaceDataset set, String key) throws IOException {
        FaceRecord record = set.records().stream()
                .filter(r -> r.key().equals(key))
                .findFirst()
                .orElseThrow();
        byte[] bytes = set.bytes(record);
        Arrays.fill(bytes, bytes.length / 2, bytes.length, (byte) 0);
        Path shard = set.dir().resolve("shards").resolve(String.format(Locale.ROOT, "%06d.tar", record.shard()));
        byte[] tar = Files.readAllBytes(shard);
        System.arraycopy(bytes, 0, tar, (int) record.offset(), bytes.length);
        Files.write(shard, tar);
        Path index = set.dir().resolve("index.csv");
        Files.writeString(index, Files.readString(index).replace(record.sha256(), Sha256.of(bytes)));
    }

    @Test
    void imagesThatCannotBeReadAreFailuresOfTheirGroups() throws IOException {
        FaceDataset set = TinyFaces.of(dir, 12, 2, 40);
        damage(set, "p02_0");
        damage(set, "p05_1");
        String model = MODELS.resolve("vector-112.onnx").toString();
        for (int round = 0; round < 2; round++) {
            Invocation run = match("--recogniser", model, "--group", "race", "--protocol", "same-group");
            assertThat(run.code()).as(run.all()).isZero();
            assertThat(run.out())
                    .contains(
                            "vector-112: failures to acquire 6 of 24, a 3 of 12, b 3 of 12; of these 2 are images that"
                                    + " cannot be read whole (p02_0, ...), a 1 of 12, b 1 of 12");
        }
        JsonNode system = facts().get("systems").get(0);
        assertThat(system.get("unreadable").get("a").asLong()).isEqualTo(1);
        for (String[] row : scores().subList(1, scores().size())) {
            if (row[0].equals("p02_0") || row[3].equals("p02_0")) {
                assertThat(row[7]).isEqualTo("1");
                assertThat(row[8]).isEmpty();
            }
        }
    }

    @Test
    void imagesWithoutAFaceAreFailuresOfTheirGroups() throws IOException {
        TinyFaces.of(dir, 12, 2, 40);
        String model = MODELS.resolve("vector-112.onnx").toString();
        Invocation run = match("--recogniser", model, "--group", "race", "--protocol", "same-group");
        assertThat(run.code()).as(run.all()).isZero();
        // Identities 0, 3, 6 and 9 have a dark image; 0 and 6 are of race a.
        assertThat(run.out()).contains("vector-112: failures to acquire 4 of 24, a 2 of 12, b 2 of 12");
        JsonNode system = facts().get("systems").get(0);
        assertThat(system.get("failures").get("a").asLong()).isEqualTo(2);
        assertThat(system.get("failures").get("b").asLong()).isEqualTo(2);
        assertThat(system.get("read").asLong()).isEqualTo(24);
        assertThat(system.get("dimension").asLong()).isEqualTo(12);
        List<String> dark = List.of("p00_1", "p03_1", "p06_1", "p09_1");
        for (String[] row : scores().subList(1, scores().size())) {
            boolean failed = dark.contains(row[0]) || dark.contains(row[3]);
            assertThat(row[7]).as(String.join(",", row)).isEqualTo(failed ? "1" : "0");
            assertThat(row[8].isEmpty()).isEqualTo(failed);
        }
        ScoreResults results = ScoreResults.read(out().resolve("results.json"));
        assertThat(results.systems().get(0).groups().get(0).failedGenuine()).isEqualTo(2);
        NpyMatrix kept = NpyMatrix.open(out().resolve("embeddings/vector-112.npy"));
        assertThat(kept.rows()).isEqualTo(24);
        assertThat(Files.readAllLines(out().resolve("embeddings/vector-112.csv")).stream()
                        .filter(line -> line.endsWith(",0"))
                        .map(line -> line.substring(0, 5)))
                .containsExactlyElementsOf(dark);

        // Again, with all pairs: nothing is embedded, and failures are remembered.
        byte[] before = Files.readAllBytes(out().resolve("scores.csv"));
        Invocation again = match("--recogniser", model, "--group", "race", "--protocol", "same-group");
        assertThat(again.out()).contains("failures to acquire 4 of 24").doesNotContain("embed with");
        assertThat(facts().get("systems").get(0).get("read").asLong()).isZero();
        assertThat(out().resolve("scores.csv")).hasBinaryContent(before);
    }

    /** The detector sees a large face at the upper left and a small one in the middle of every image. */
    @Test
    void inCrowdedImagesTheFaceIsChosen() throws IOException {
        TinyFaces.of(dir, 6, 2, 64);
        for (String name : List.of("crowd.onnx", "crowd.model.yaml", "vector-112.onnx")) {
            Files.copy(MODELS.resolve(name), dir.resolve(name));
        }
        Files.writeString(
                dir.resolve("vector-112.model.yaml"),
                Files.readString(MODELS.resolve("vector-112.model.yaml"))
                        .replace("detector.model.yaml", "crowd.model.yaml"));
        StringBuilder upperLeft = new StringBuilder("image,x,y,w,h\n");
        StringBuilder middle = new StringBuilder();
        for (int identity = 0; identity < 6; identity++) {
            for (int k = 0; k < 2; k++) {
                String name = "p0" + identity + "/" + k + ".png";
                upperLeft.append(name).append(",6,6,20,20\n");
                middle.append(name).append("\t0\t28\t28\t36\t28\t32\t32\t29\t37\t35\t37\n");
            }
        }
        Files.writeString(dir.resolve("boxes.csv"), upperLeft);
        Files.writeString(dir.resolve("lmk.txt"), middle);
        Map<String, byte[]> scores = new HashMap<>();
        for (String rule : List.of(
                "",
                "--face central",
                "--face largest",
                "--landmarks boxes.csv",
                "--face landmarks --landmarks lmk.txt")) {
            List<Object> options = new ArrayList<>(List.of(
                    "--recogniser", dir.resolve("vector-112.onnx"), "--group", "race", "--protocol", "same-group"));
            for (String word : rule.isEmpty() ? new String[0] : rule.split(" ")) {
                options.add(word.contains(".") ? dir.resolve(word) : word);
            }
            Invocation run = match(options.toArray());
            assertThat(run.code()).as(run.all()).isZero();
            String taken = rule.contains("largest")
                    ? "the largest face was taken"
                    : rule.contains("landmarks")
                            ? "the face nearest to the place that "
                            : "the face nearest to the middle of the image was taken";
            assertThat(run.out())
                    .contains(
                            "no failure to acquire in 12 images; more than one face in 12 of 12, a 6 of 6, b 6 of 6: ")
                    .contains(taken);
            assertThat(facts().get("systems").get(0).get("crowded").get("a").asLong())
                    .isEqualTo(6);
            assertThat(run.out()).as(rule).contains(rule.equals("--face central") ? "vector-112: no" : "12 images in ");
            ScoreResults results = ScoreResults.read(out().resolve("results.json"));
            assertThat(results.data().files().get(0).remarks())
                    .anySatisfy(r -> assertThat(r).contains(taken));
            assertThat(Jsoup.parse(out().resolve("report.html").toFile(), "UTF-8")
                            .text())
                    .contains("more than one face in 12");
            scores.put(rule, Files.readAllBytes(out().resolve("scores.csv")));
        }
        assertThat(scores.get("")).isEqualTo(scores.get("--face central"));
        assertThat(scores.get("--face central")).isEqualTo(scores.get("--face landmarks --landmarks lmk.txt"));
        assertThat(scores.get("--face largest"))
                .isEqualTo(scores.get("--landmarks boxes.csv"))
                .isNotEqualTo(scores.get(""));
    }

    @Test
    void placesThatFitNoImageAreRefusedAndMissingOnesTold() throws IOException {
        TinyFaces.of(dir, 4, 2, 64);
        Path list = dir.resolve("places.txt");
        Object[] options = {
            "--recogniser",
            MODELS.resolve("vector.onnx"),
            "--protocol",
            "all-pairs",
            "--scores-only",
            "--landmarks",
            list
        };
        Files.writeString(list, "Aaron_Eckhart/Aaron_Eckhart_0001.jpg 30 30\nB/B_0001.jpg 30 30\n");
        Invocation none = match(options);
        assertThat(none.code()).isEqualTo(1);
        assertThat(none.err())
                .contains(
                        "No name is shared by the 8 images of",
                        "'p00/0.png'",
                        "'Aaron_Eckhart/Aaron_Eckhart_0001.jpg'");
        Files.writeString(list, "p00/0.png 30 30\nother.png 3 3\n");
        Invocation some = match(options);
        assertThat(some.code()).as(some.all()).isZero();
        assertThat(some.out())
                .contains(
                        "7 of 8 images of",
                        "('p00/1.png', 'p01/0.png', 'p01/1.png', ...)",
                        "1 of 2 lines of",
                        "('other.png')");
        Files.writeString(list, "/home/x/set/p00/0.png 30 30\n/p00/1.png 3 3\n");
        Invocation longer = match(options);
        assertThat(longer.out()).as(longer.all()).contains("6 of 8 images of", "('p01/0.png', 'p01/1.png', ");
        Files.writeString(list, "/a/p00/0.png 30 30\n/b/p00/0.png 3 3\n");
        assertThat(match(options).err()).contains("'/a/p00/0.png' and '/b/p00/0.png' are one image of");
        Files.writeString(list, "p00/0.png 30 30 5\n");
        assertThat(match(options).err()).contains("places.txt:1: expected an image and 10 numbers", "found 3 numbers");
        Files.writeString(list, "p00/0.png 30 30\np00/0.png 30 31\n");
        assertThat(match(options).err()).contains("places.txt:2: the image 'p00/0.png' is there twice");
        assertThat(match(
                                "--recogniser",
                                MODELS.resolve("vector.onnx"),
                                "--protocol",
                                "all-pairs",
                                "--face",
                                "landmarks")
                        .err())
                .contains("--face landmarks and --landmarks FILE belong together");
    }

    @Test
    void imagesWithoutAGroupAndASingleGroupAreToldFirst() throws IOException {
        TinyFaces.of(dir, 6, 2, 16);
        Path index = dir.resolve("set/index.csv");
        List<String> lines = new ArrayList<>(Files.readAllLines(index));
        int race = List.of(lines.get(0).split(",")).indexOf("race");
        for (int i = 1; i < 4; i++) {
            String[] fields = lines.get(i).split(",", -1);
            fields[race] = "";
            lines.set(i, String.join(",", fields));
        }
        Files.write(index, lines);
        Object[] options = {"--recogniser", MODELS.resolve("vector.onnx"), "--protocol", "all-pairs", "--scores-only"};
        List<Object> grouped = new ArrayList<>(Arrays.asList(options));
        grouped.addAll(List.of("--group", "race"));
        Invocation some = match(grouped.toArray());
        assertThat(some.code()).as(some.all()).isZero();
        assertThat(some.out())
                .contains("warning: 3 of 12 images have no label for race and take part in no group")
                .doesNotContain("one group");
        assertThat(match(options).out())
                .contains("warning: all images are of one group, all: no groups can be compared; name an attribute");
        grouped.addAll(List.of("--only", "race=a"));
        assertThat(match(grouped.toArray()).out())
                .contains("warning: all images are of one group, a: no groups can be compared");
    }

    @Test
    void pairsOfOtherImagesAreRefusedWithBothSides() throws IOException {
        TinyFaces.of(dir, 4, 2, 16);
        Path list = dir.resolve("pairs.txt");
        Files.writeString(list, "1\t1\nGeorge\t1\t2\nGeorge\t1\tTony\t1\n");
        Invocation run = match("--recogniser", MODELS.resolve("vector.onnx"), "--pairs", list);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .contains(
                        "3 of 3 images of the list are not among the images of",
                        "'George/George_0001.jpg'",
                        "8 of 8 images of",
                        "'p00/0.png'");
    }

    @Test
    void vectorsOfAnotherModelOrOtherImagesAreNotUsed() throws IOException {
        TinyFaces.of(dir, 4, 2, 32);
        String[] common = {"--protocol", "same-group", "--scores-only", "--name", "x", "--recogniser"};
        Object[] first = Arrays.copyOf(common, 7, Object[].class);
        first[6] = MODELS.resolve("vector.onnx");
        assertThat(match(first).code()).isZero();
        assertThat(out().resolve("report.html")).doesNotExist();
        byte[] before = Files.readAllBytes(out().resolve("scores.csv"));
        Object[] second = first.clone();
        second[6] = MODELS.resolve("vector-audit.onnx");
        assertThat(match(second).out()).contains("8 images in ");
        assertThat(Files.readAllBytes(out().resolve("scores.csv"))).isNotEqualTo(before);
        assertThat(match(first).code()).isZero();
        assertThat(out().resolve("scores.csv")).hasBinaryContent(before);
    }

    @Test
    void withoutTwoImagesOfAnybodyThereIsFmrAndNoFnmr() throws IOException {
        TinyFaces.of(dir, 40, 1, 16);
        Invocation run = match(
                "--recogniser",
                MODELS.resolve("vector.onnx"),
                "--recogniser",
                MODELS.resolve("vector-audit.onnx"),
                "--group",
                "race",
                "--protocol",
                "rfw-style",
                "--impostor-per-group",
                "60",
                "--threshold",
                "vector=0.9,vector-audit=0.5");
        assertThat(run.code()).as(run.all()).isZero();
        assertThat(run.out()).contains("0 genuine and 120 impostor pairs of 40 images");
        ScoreResults results = ScoreResults.read(out().resolve("results.json"));
        assertThat(results.systems()).hasSize(2);
        PointResults point = results.systems().get(0).points().get(0);
        long[] accepted = new long[2];
        for (String[] row : scores().subList(1, scores().size())) {
            assertThat(row[2]).isEqualTo(row[5]);
            accepted[row[2].equals("a") ? 0 : 1] += Float.parseFloat(row[8]) >= 0.9 ? 1 : 0;
        }
        for (int g = 0; g < 2; g++) {
            assertThat(point.groups().get(g).falseMatch().errors()).isEqualTo(accepted[g]);
            assertThat(point.groups().get(g).falseMatch().trials()).isEqualTo(60);
            assertThat(point.groups().get(g).falseNonMatch().rate().status()).isNotEqualTo(Estimate.Status.OK);
        }
        assertThat(Files.readString(out().resolve("report.html"))).contains("vector-audit");
    }

    @Test
    void theSourcesOwnPairsAreTheDefault() throws IOException {
        FaceDataset set = TinyFaces.of(dir, 6, 2, 16);
        Files.writeString(
                set.dir().resolve("pairs.csv"),
                "# facegap-pairs,1,1,0,mine\na,b,genuine,fold,group\n0,1,1,0,x\n0,2,0,0,x\n4,5,1,0,y\n4,6,0,0,y\n");
        Invocation own = match("--recogniser", MODELS.resolve("vector.onnx"), "--scores-only");
        assertThat(own.code()).as(own.all()).isZero();
        assertThat(own.out()).contains("2 genuine and 2 impostor pairs of 6 images; mine");
        assertThat(scores()).hasSize(5);
        assertThat(scores().get(4)).startsWith("p02_0", "p02", "y", "p03_0", "p03", "y", "0", "0");
        assertThat(facts().get("images").get("y").asLong()).isEqualTo(3);
        Invocation only = match("--recogniser", MODELS.resolve("vector.onnx"), "--scores-only", "--only", "race=a");
        assertThat(only.out()).contains("2 genuine and 0 impostor pairs of 4 images; mine; images with race=a alone");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--group=rase --protocol=all-pairs|has no attribute 'rase'; did you mean 'race'? The attributes are race, light",
                "--group=race|came without a list of pairs; give a file, or --protocol all-pairs",
                "--pairs=dataset --protocol=all-pairs|--pairs and --protocol: both say which images are compared",
                "--pairs=none.txt|--pairs: there is no file none.txt",
                "--protocol=same-group --pair-folds=3|--pair-folds: belongs to --protocol rfw-style",
                "--protocol=all-pairs --limit-impostors=0|--limit-impostors: expected a whole number of 1 or more",
                "--protocol=same-group-and-sex|same-group-and-sex needs the sex of every image: --sex ATTRIBUTE",
                "--protocol=all-pairs --name=a --name=b|--name: expected 1, one for each --recogniser, found 2",
                "--protocol=all-pairs --name=fte|--name: 'fte' cannot name a column of scores",
                "--protocol=all-pairs --threshold=vektor=0.3|--threshold: there is no system 'vektor'; did you mean 'vector'?",
                "--protocol=rfw-style --genuine-per-group=500|genuine pairs in fold 0, but 50 are asked for",
                "--protocol=all-pares|Invalid value for option '--protocol'"
            })
    void whatCannotBeDoneIsOneSentence(String options, String message) throws IOException {
        TinyFaces.of(dir, 20, 2, 16);
        List<Object> all = new ArrayList<>(List.of("--recogniser", MODELS.resolve("vector.onnx")));
        all.addAll(Arrays.asList(options.split(" ")));
        Invocation run = match(all.toArray());
        assertThat(run.code()).as(run.all()).isBetween(1, 2);
        assertThat(run.err()).contains(message).doesNotContain("\tat ", "fault of facegap");
    }

    @Test
    void wrongModelsAreTold() throws IOException {
        TinyFaces.of(dir, 4, 2, 48);
        assertThat(match("--recogniser", "none.onnx", "--protocol", "all-pairs").err())
                .contains("there is no file none.onnx");
        assertThat(match("--recogniser", MODELS.resolve("brightness.onnx"), "--protocol", "all-pairs")
                        .err())
                .contains("kind: expected embedder here, found attributes");
        assertThat(match("--recogniser", NETWORK, "--protocol", "all-pairs").err())
                .contains("the images are 48 px, which cannot be brought to the 64 px");
        String card = Files.readString(MODELS.resolve("vector.model.yaml"));
        Files.copy(MODELS.resolve("vector.onnx"), dir.resolve("vector.onnx"));
        Files.writeString(dir.resolve("vector.model.yaml"), card.replace("dimension: 12", "dimension: 13"));
        assertThat(match("--recogniser", dir.resolve("vector.onnx"), "--protocol", "all-pairs")
                        .err())
                .contains("gives 12 numbers for an image, but embedding.dimension is 13");
        Files.copy(MODELS.resolve("vector-112.onnx"), dir.resolve("vector-112.onnx"));
        Files.writeString(
                dir.resolve("vector-112.model.yaml"),
                Files.readString(MODELS.resolve("vector-112.model.yaml"))
                        .replace(", detector: detector.model.yaml", ""));
        assertThat(match("--recogniser", dir.resolve("vector-112.onnx"), "--protocol", "all-pairs")
                        .err())
                .contains("needs a face.detector");
    }
}
