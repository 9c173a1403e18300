package org.facegap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.facegap.core.json.Json;
import org.facegap.core.results.IdentificationResults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentifyCommandTest {
    @TempDir
    Path dir;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(dir.resolve(name), text);
    }

    @Test
    void searchesAGalleryPerGroup() throws IOException {
        Path embeddings =
                file("e.csv", "name,a,b\nr1,1,0\nr2,0,1\np1,0.9,0.1\np2,0.8,0.2\np3,0.2,0.9\ns1,0.5,0.5\ns2,-1,0.1\n");
        Path gallery = file("g.csv", "key,identity\nr1,A\nr2,B\n");
        Path probes = file("p.csv", "key,identity,race\np1,A,x\np2,B,x\np3,B,y\ns1,C,x\ns2,D,y\n");
        Path out = dir.resolve("out");
        Invocation done = Invocation.of(
                "identify",
                "--embeddings",
                embeddings,
                "--gallery",
                gallery,
                "--probes",
                probes,
                "--group",
                "race",
                "--ranks",
                "1,2",
                "--fpir",
                "0.5",
                "--out",
                out);
        assertThat(done.code()).as(done.all()).isZero();
        IdentificationResults results = Json.read(out.resolve("identification.json"), IdentificationResults.class);
        assertThat(results.gallery()).isEqualTo(2);
        assertThat(results.groups())
                .extracting(IdentificationResults.Group::group)
                .containsExactly("all", "x", "y");
        IdentificationResults.Group x = results.groups().get(1);
        assertThat(x.ranks().get(0).rate().value()).isEqualTo(.5);
        assertThat(x.ranks().get(1).rate().value()).isEqualTo(1);
        // The threshold is that of all strangers together: s1 lies above it, s2 below.
        assertThat(x.points().get(0).fpir().value()).isEqualTo(1);
        assertThat(results.groups().get(2).points().get(0).fpir().value()).isZero();
        assertThat(out.resolve("identification.tex")).content().contains("\\toprule");
        assertThat(out.resolve("identification.csv")).content().contains("x,tpir_at_rank_1,0.5,");
        assertThat(done.out()).contains("gallery of 2 references", "fewer than ten errors");
        assertThat(done.out())
                .startsWith("Found at rank 1: from 50.0 % (x) to 100.0 % (y) of the mated probes, p")
                .contains("over 2 groups: no differential between groups is shown.");
        assertThat(results.headline()).startsWith("Found at rank 1");
        Invocation alone = Invocation.of(
                "identify", "--embeddings", embeddings, "--gallery", gallery, "--probes", probes, "--out", out);
        assertThat(alone.out())
                .startsWith("Nothing was compared between groups, because the probes have no groups.")
                .contains(
                        "columns that could make groups and are not used: 'race' (x, y); take one with --group COLUMN");
        Path gaps = file("gaps.csv", "key,identity,race\np1,A,x\np2,B,\np3,B,x\ns1,C,NA\n");
        Invocation ungrouped = Invocation.of(
                "identify",
                "--embeddings",
                embeddings,
                "--gallery",
                gallery,
                "--probes",
                gaps,
                "--group",
                "race",
                "--out",
                out);
        assertThat(ungrouped.out())
                .startsWith("Nothing was compared between groups, because all probes are of one group.")
                .contains("2 of 4 probes have no group; they count for all probes alone");
        Path strangers = file("strangers.csv", "key,identity\np1,id_A\np2,id_B\n");
        assertThat(Invocation.of(
                                "identify",
                                "--embeddings",
                                embeddings,
                                "--gallery",
                                gallery,
                                "--probes",
                                strangers,
                                "--out",
                                out)
                        .out())
                .contains("the probes' identities begin with 'id_A', 'id_B', the gallery's with 'A', 'B'");
    }

    @Test
    void wrongUseIsTold() throws IOException {
        assertThat(Invocation.of("identify").code()).isEqualTo(2);
        Path scores = file("s.txt", "a a p 0.5\n");
        Invocation both = Invocation.of("identify", scores, "--gallery", scores);
        assertThat(both.code()).isEqualTo(2);
        assertThat(both.err()).contains("--gallery", "go with lists that are searched by embeddings");
        Invocation rank = Invocation.of("identify", scores, "--ranks", "0");
        assertThat(rank.err()).contains("rank: must be 1 or more");
        Invocation threshold = Invocation.of("identify", scores, "--threshold", "NaN");
        assertThat(threshold.code()).isEqualTo(2);
        assertThat(threshold.err()).contains("threshold: must be a finite number");
    }
}
