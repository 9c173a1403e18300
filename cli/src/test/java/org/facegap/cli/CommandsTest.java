package org.facegap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands are built when they are named; nothing else may show that. */
class CommandsTest {
    @TempDir
    private Path dir;

    /** A file of arguments may name any command, so then all are built. */
    @Test
    void helpIsThatOfCommandsBuiltWhole() throws IOException {
        Path whole = Files.writeString(dir.resolve("arguments"), "--help");

        String help = printed("--help");

        assertThat(help).isEqualTo(printed("@" + whole)).contains("score-attributes", "doctor");
    }

    @Test
    void aFileOfArgumentsNamesACommand() throws IOException {
        Path file = Files.writeString(dir.resolve("arguments"), "list protocols");

        assertThat(printed("@" + file)).isEqualTo(printed("list", "protocols")).contains("same-group");
    }

    @Test
    void aCommandIsFoundAfterAnOptionAndKeepsThoseOfTheProgram() {
        assertThat(printed("--debug", "list", "protocols")).isEqualTo(printed("list", "protocols", "--debug"));
        assertThat(printed("checkpoint", "inspect", "--help")).contains("facegap checkpoint inspect", "--debug");
    }

    private static String printed(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Facegap.execute(new PrintWriter(out, true), new PrintWriter(err, true), args);
        assertThat(code).as(err.toString()).isZero();
        return out.toString();
    }
}
