package org.facegap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * When the launcher builds and when it does not. Maven and Java are two scripts: the one writes down that it was called and
 * "compiles" by copying sources that are newer than their class, as Maven does; the other prints the class path.
 */
class LauncherTest {
    private static final String MAVEN = """
            #!/usr/bin/env bash
            echo built >>"$CALLS"
            for module in core cli; do
              mkdir -p $module/target/classes
              [ $module/target/classes/A.class -nt $module/src/main/A.java ] || cp $module/src/main/A.java $module/target/classes/A.class
            done
            printf '%s/core/target/classes:%s' "$PWD" "$JAR" >cli/target/launcher.dependencies
            """;

    private static final String JAVA = """
            #!/usr/bin/env bash
            if [ "$1" = -version ]; then echo 'openjdk version "17.0.1"' >&2; exit; fi
            while [ "$1" != -cp ]; do shift; done
            echo "$2"
            IFS=: read -r classes core jar <<<"$2"
            cat "$core/A.class"
            """;

    @TempDir
    private Path dir;

    private Path checkout = Path.of("");

    @BeforeEach
    void tree() throws IOException {
        checkout = dir.resolve("check out");
        Path bin = Files.createDirectories(dir.resolve("bin"));
        script(bin.resolve("mvn"), MAVEN);
        script(bin.resolve("java"), JAVA);
        Files.writeString(dir.resolve("library.jar"), "jar");
        for (String module : List.of("core", "cli")) {
            Files.createDirectories(checkout.resolve(module + "/src/main"));
            Files.writeString(checkout.resolve(module + "/pom.xml"), "<project/>");
            source(module, "first");
        }
        Files.writeString(checkout.resolve("pom.xml"), "<project/>");
        Files.copy(Path.of("..", "facegap"), checkout.resolve("facegap"), StandardCopyOption.COPY_ATTRIBUTES);
    }

    @Test
    void buildsOnceAndAgainAfterAChange() throws Exception {
        assertThat(start(checkout))
                .contains("first")
                .contains(dir.resolve("library.jar").toString());
        start(checkout);
        assertThat(builds()).isEqualTo(1);

        source("core", "other");
        assertThat(start(checkout)).contains("other");
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void aTouchedSourceIsNotAChange() throws Exception {
        start(checkout);
        Files.setLastModifiedTime(
                checkout.resolve("core/src/main/A.java"),
                FileTime.from(Instant.now().plusSeconds(60)));
        start(checkout);

        assertThat(builds()).isEqualTo(1);
    }

    /** As when an older version is unpacked over a newer one: Maven itself would keep the class. */
    @Test
    void anotherContentWithAnOlderTimeIsAChange() throws Exception {
        start(checkout);
        source("core", "older");
        Files.setLastModifiedTime(
                checkout.resolve("core/src/main/A.java"), FileTime.from(Instant.parse("2001-01-01T00:00:00Z")));

        assertThat(start(checkout)).contains("older");
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void aClassThatAnotherBuildMadeIsLookedAt() throws Exception {
        start(checkout);
        Files.writeString(checkout.resolve("core/target/classes/A.class"), "of another branch");
        Files.setLastModifiedTime(
                checkout.resolve("core/target/classes/A.class"), FileTime.from(Instant.parse("2001-01-01T00:00:00Z")));

        assertThat(start(checkout)).contains("first");
    }

    @Test
    void aMovedCheckoutRunsFromItsNewPlaceWithoutABuild() throws Exception {
        start(checkout);
        Path moved = Files.move(checkout, dir.resolve("moved"));

        assertThat(start(moved))
                .contains(moved.resolve("cli/target/classes") + ":" + moved.resolve("core/target/classes"))
                .doesNotContain("check out");
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void aCopyWithNewTimesRunsWithoutABuild() throws Exception {
        start(checkout);
        Path copy = dir.resolve("copy");
        try (Stream<Path> files = Files.walk(checkout)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(checkout.relativize(file).toString()));
            }
        }
        Files.setLastModifiedTime(
                copy.resolve("core/src/main/A.java"),
                FileTime.from(Instant.now().plusSeconds(60)));

        assertThat(start(copy)).contains(copy.resolve("core/target/classes").toString());
        assertThat(builds()).isEqualTo(1);

        Files.writeString(copy.resolve("cli/src/main/A.java"), "changed there");
        start(copy);
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void aLibraryThatIsGoneIsFetchedAgain() throws Exception {
        start(checkout);
        Files.delete(dir.resolve("library.jar"));
        Files.writeString(dir.resolve("new.jar"), "jar");

        assertThat(start(checkout, "new.jar", "--help"))
                .contains(dir.resolve("new.jar").toString());
        assertThat(builds()).isEqualTo(2);
    }

    /** The archive holds what help and lists load; jar and java are scripts here, so it shows how each was started. */
    @Test
    void helpAndListsStartFromAnArchiveAndAllElseFromTheClasses() throws Exception {
        script(dir.resolve("bin/jar"), "#!/usr/bin/env bash\ntouch \"$2\"\n");
        script(dir.resolve("bin/java"), JAVA.replace("while", """
                for word; do case "$word" in -XX:SharedArchiveFile=*) file="${word#*=}";; -Xshare:dump) dump=yes;; esac; done
                if [ -n "${dump:-}" ]; then touch "$file"; exit; fi
                echo "archive ${file:-none}"
                while""").replace("cat \"$core/A.class\"", ":"));

        String archive = "archive " + checkout.resolve("cli/target/launcher.jsa");
        String jar = checkout.resolve("cli/target/launcher.jar") + ":" + dir.resolve("library.jar");
        assertThat(start(checkout)).contains(archive, jar);
        assertThat(start(checkout, "library.jar", "list", "metrics")).contains(archive, jar);
        assertThat(start(checkout, "library.jar", "run", "suite.yaml"))
                .contains(
                        "archive none", checkout.resolve("core/target/classes").toString());

        source("core", "other");
        script(dir.resolve("bin/jar"), "#!/usr/bin/env bash\nexit 1\n");
        assertThat(start(checkout))
                .contains(
                        "archive none", checkout.resolve("core/target/classes").toString());
    }

    private void source(String module, String text) throws IOException {
        Files.writeString(checkout.resolve(module + "/src/main/A.java"), text);
    }

    private static void script(Path file, String text) throws IOException {
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private long builds() throws IOException {
        return Files.readAllLines(dir.resolve("calls")).size();
    }

    private String start(Path root) throws Exception {
        return start(root, "library.jar", "--help");
    }

    private String start(Path root, String jar, String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of(root.resolve("facegap").toString()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PATH", dir.resolve("bin") + ":" + System.getenv("PATH"));
        builder.environment().keySet().removeAll(List.of("JAVA_HOME", "FACEGAP_MAVEN", "FACEGAP_JAVA"));
        builder.environment().put("CALLS", dir.resolve("calls").toString());
        builder.environment().put("JAR", dir.resolve(jar).toString());
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }
}
