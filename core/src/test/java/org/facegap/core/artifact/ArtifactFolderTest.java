package org.facegap.core.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.facegap.core.UserError;
import org.facegap.core.files.Sha256;
import org.facegap.core.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtifactFolderTest {
    record Spec(int steps, String loss) {}

    private static final RunEnvironment CPU =
            new RunEnvironment("cpu", "avx2", 2, "float32", Map.of("facegap", "1", "java", "17"));

    @TempDir
    Path dir;

    private ArtifactFolder folder;

    @BeforeEach
    void open() {
        folder = open(dir, CPU);
    }

    private static ArtifactFolder open(Path dir, RunEnvironment environment) {
        return new ArtifactStore(dir, environment)
                .open("train", "balanced", "1", new Spec(5, "arcface"), Map.of("data", "abc"));
    }

    private void finish() throws IOException {
        Files.writeString(folder.file("model.bin"), "weights");
        Files.createDirectories(folder.file("logs"));
        Files.writeString(folder.file("logs/train.csv"), "step,loss\n");
        Files.writeString(folder.progressFile(), "{}\n");
        folder.markDone(Map.of("seconds", 1.5));
    }

    @Test
    void theHashCoversWhatDecidesTheResult() {
        assertThat(folder.path().getFileName())
                .hasToString("train-balanced-" + folder.hash().substring(0, 8));
        ArtifactStore store = new ArtifactStore(dir, CPU);
        Set<String> hashes = new HashSet<>(List.of(
                folder.hash(),
                store.open("train", "balanced", "1", new Spec(6, "arcface"), Map.of("data", "abc"))
                        .hash(),
                store.open("train", "balanced", "1", new Spec(5, "arcface"), Map.of("data", "abd"))
                        .hash(),
                store.open("train", "balanced", "2", new Spec(5, "arcface"), Map.of("data", "abc"))
                        .hash(),
                store.open("other", "balanced", "1", new Spec(5, "arcface"), Map.of("data", "abc"))
                        .hash(),
                open(dir, new RunEnvironment("gpu", "avx2", 2, "float32", Map.of()))
                        .hash(),
                open(dir, new RunEnvironment("cpu", "sse41", 2, "float32", Map.of()))
                        .hash(),
                open(dir, new RunEnvironment("cpu", "avx2", 2, "bfloat16", Map.of()))
                        .hash()));
        assertThat(hashes).hasSize(8);
        assertThat(open(dir, new RunEnvironment("cpu", "avx2", 2, "float32", Map.of("java", "21")))
                        .hash())
                .as("versions are recorded, not hashed")
                .isEqualTo(folder.hash());
    }

    @Test
    void artifactJsonIsThereBeforeTheWork() {
        ArtifactInfo info = Json.read(folder.path().resolve("artifact.json"), ArtifactInfo.class);
        assertThat(info.hash()).isEqualTo(folder.hash());
        assertThat(info.spec().path("loss").asText()).isEqualTo("arcface");
        assertThat(info.inputs()).isEqualTo(Map.of("data", "abc"));
        assertThat(info.environment()).isEqualTo(CPU);
        assertThat(info.facts()).isEmpty();
        assertThat(folder.isDone()).isFalse();
    }

    @Test
    void doneNamesEveryPayloadFile() throws IOException {
        finish();
        assertThat(folder.isDone()).isTrue();
        assertThat(Json.read(folder.path().resolve("DONE"), Map.class))
                .isEqualTo(Map.of("model.bin", Sha256.of("weights"), "logs/train.csv", Sha256.of("step,loss\n")));
        ArtifactFolder again = open(dir, CPU);
        assertThat(again.isDone()).isTrue();
        assertThat(again.info().facts()).isEqualTo(Map.of("seconds", 1.5));
        assertThat(again.payloadHash()).isEqualTo(folder.payloadHash());
    }

    @Test
    void factsAndProgressAreNotPayload() throws IOException {
        finish();
        String hash = folder.payloadHash();
        Files.writeString(folder.progressFile(), "more\n");
        Files.writeString(folder.file("notes.txt"), "an identity's note");
        assertThat(folder.isDone()).isTrue();
        Files.delete(folder.file("notes.txt"));
        folder.markDone(Map.of("seconds", 99.0));
        assertThat(folder.payloadHash()).isEqualTo(hash);
    }

    @Test
    void tamperingIsNoticed() throws IOException {
        finish();
        Files.writeString(folder.file("model.bin"), "WEIGHTS");
        assertThat(folder.isDone()).as("same size, other bytes").isFalse();
        Files.writeString(folder.file("model.bin"), "weights");
        assertThat(folder.isDone()).isTrue();
        Files.delete(folder.file("logs/train.csv"));
        assertThat(folder.isDone()).isFalse();
    }

    @Test
    void aBrokenMarkIsNoMark() throws IOException {
        finish();
        Path done = folder.path().resolve("DONE");
        String good = Files.readString(done);
        for (String bad : List.of("", "{", "[]", "{\"model.bin\": 5}", "{\"../x\": \"y\"}", good.substring(0, 20))) {
            Files.writeString(done, bad);
            assertThat(folder.isDone()).as(bad).isFalse();
            assertThat(open(dir, CPU).isDone()).as(bad).isFalse();
        }
    }

    @Test
    void restartEmptiesTheFolder() throws IOException {
        finish();
        folder.restart();
        assertThat(folder.isDone()).isFalse();
        assertThat(folder.path()).isDirectoryNotContaining(p -> !p.endsWith("artifact.json"));
        assertThat(ArtifactFolder.at(folder.path()).info().facts()).isEmpty();
        assertThatIllegalStateException().isThrownBy(folder::payloadHash);
        finish();
        assertThat(folder.isDone()).isTrue();
    }

    @Test
    void restartDoesNotFollowLinks() throws IOException {
        Path outside = Files.createDirectory(dir.resolve("outside"));
        Files.writeString(outside.resolve("precious"), "x");
        Files.createSymbolicLink(folder.file("link"), outside);
        folder.restart();
        assertThat(outside.resolve("precious")).exists();
        assertThat(folder.file("link")).doesNotExist();
    }

    @Test
    void filesStayInside() {
        assertThat(folder.file("a/b.txt")).isEqualTo(folder.path().resolve("a/b.txt"));
        assertThatIllegalArgumentException().isThrownBy(() -> folder.file("../x"));
        assertThatIllegalArgumentException().isThrownBy(() -> folder.file("DONE"));
    }

    @Test
    void foldersAreListedAndOpenedByPath() throws IOException {
        finish();
        ArtifactStore store = new ArtifactStore(dir, CPU);
        ArtifactFolder odd = store.open("train", "a name/with ..", "1", new Spec(1, "x"), Map.of());
        Files.createDirectory(dir.resolve("unrelated"));
        assertThat(odd.path().getParent()).isEqualTo(dir);
        assertThat(store.folders()).extracting(ArtifactFolder::path).containsExactly(odd.path(), folder.path());
        assertThat(store.folders()).extracting(ArtifactFolder::isDone).containsExactly(false, true);
        assertThatThrownBy(() -> ArtifactFolder.at(dir))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("is not an artefact folder");
    }

    @Test
    void aPlaceThatCannotBeWrittenIsAUsageError() throws IOException {
        Path file = Files.writeString(dir.resolve("file"), "");
        assertThatThrownBy(() -> open(file, CPU))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("cannot write " + file)
                .returns(2, e -> ((UserError) e).exitCode());
    }

    @Test
    void theEnvironmentKnowsThisCode() {
        RunEnvironment environment =
                RunEnvironment.java("cpu", "avx2", 3, "float32").withVersion("djl", "0.1");
        assertThat(environment.versions())
                .containsKeys("java", "vm", "os", "arch")
                .containsEntry("djl", "0.1");
        assertThat(environment.versions().get("facegap")).matches("\\d+\\.\\d+.*");
        assertThat(environment.threads()).isEqualTo(3);
        assertThatIllegalArgumentException().isThrownBy(() -> RunEnvironment.java("cpu", "avx2", 0, "float32"));
    }
}
