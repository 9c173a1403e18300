package org.facegap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.facegap.core.random.NumpyRandom;
import org.facegap.generator.variation.LatentDirections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the world's own renderer, whose w is z, so that what is fitted can be checked against the labels' own rule. */
class DirectionsCommandTest {
    @TempDir
    Path dir;

    private Invocation fit(Object labels, Object... more) {
        Object[] all = {
            "directions",
            "fit",
            "--generator",
            "builtin:world",
            "--labels",
            labels,
            "--device",
            "cpu",
            "--out",
            dir.resolve("d.json")
        };
        Object[] arguments = new Object[all.length + more.length];
        System.arraycopy(all, 0, arguments, 0, all.length);
        System.arraycopy(more, 0, arguments, all.length, more.length);
        return Invocation.of(arguments);
    }

    /** The first coordinate of a seed's z is the label, so the normal is the first axis. */
    private Path table() throws IOException {
        StringBuilder text = new StringBuilder("seed,trait,value\n");
        for (int seed = 0; seed < 400; seed++) {
            double first = new NumpyRandom(seed).randn();
            text.append(seed).append(",turn,").append(first > 0 ? 1 : 0).append('\n');
        }
        Path file = dir.resolve("labels.csv");
        Files.writeString(file, text);
        return file;
    }

    @Test
    void fitsATableOfLabelsBySeedInBothSpaces() throws IOException {
        Path table = table();
        for (String space : new String[] {"z", "w"}) {
            Invocation fit = fit(table, "--family", "turn=pose", "--space", space, "--samples", 400);
            assertThat(fit.code()).as(fit.all()).isZero();
            LatentDirections fitted = LatentDirections.load(dir.resolve("d.json"), space, 64);
            assertThat(fitted.directions()).hasSize(1);
            assertThat(fitted.directions().get(0).family()).isEqualTo("pose");
            assertThat(fitted.directions().get(0).unitNormal()[0]).isGreaterThan(0.85f);
            assertThat(fitted.centre()).hasSize(space.equals("z") ? 0 : 64);
            Invocation show = Invocation.of("directions", "show", dir.resolve("d.json"));
            assertThat(show.out()).isEqualTo(fit.out()).contains("1 directions of " + space, "pose         turn");
        }
    }

    @Test
    void fitsWhatAnOracleReads() {
        Invocation fit = fit("oracle:builtin:oracle-audit", "--family", "tone=light", "--samples", 300);
        assertThat(fit.code()).as(fit.all()).isZero();
        LatentDirections fitted = LatentDirections.load(dir.resolve("d.json"), "z", 64);
        assertThat(fitted.directions()).extracting(d -> d.name()).containsExactly("tone-medium", "tone-dark");
        Invocation unknown = fit("oracle:builtin:oracle-audit", "--family", "mood=light", "--samples", 300);
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).contains("no attribute mood", "tone");
    }

    @Test
    void wrongOptionsAreNamed() throws IOException {
        assertThat(fit("world", "--space", "v").err()).contains("--space: expected z or w, found 'v'");
        assertThat(fit("world", "--samples", 3).err()).contains("--samples");
        assertThat(fit("world", "--family", "yaw=pose").err()).contains("--family");
        assertThat(fit(table()).err()).contains("--family");
        assertThat(fit(table(), "--family", "turn=weather").err()).contains("weather");
        assertThat(fit(table(), "--family", "nod=pose").err()).contains("no row of the trait nod");
        Invocation missing = Invocation.of("directions", "show", dir.resolve("nothing.json"));
        assertThat(missing.code()).isNotZero();
        assertThat(missing.err()).contains("nothing.json");
    }

    @Test
    void badTablesAreNamedByLine() throws IOException {
        Path file = dir.resolve("bad.csv");
        Files.writeString(file, "seed,trait,value\n1,turn,0\n-4,turn,1\n");
        assertThat(fit(file, "--family", "turn=pose").err()).contains("bad.csv:3: seed: expected a whole number");
        Files.writeString(file, "seed,trait,value\n1,turn,left\n");
        assertThat(fit(file, "--family", "turn=pose").err()).contains("bad.csv:2: value: expected a number");
        Files.writeString(file, "seed,trait,value\n1,turn,1\n1,turn,0\n");
        assertThat(fit(file, "--family", "turn=pose").err()).contains("bad.csv:3: the seed 1 has a label");
        Files.writeString(file, "seed,trait,value\n1,turn,1\n2,turn,0\n");
        assertThat(fit(file, "--family", "turn=pose").err()).contains("1 labels above and 1 below");
        Files.writeString(file, "seed,label\n1,1\n");
        assertThat(fit(file, "--family", "turn=pose").err()).contains("no column 'trait'");
    }
}
