package org.facegap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "run",
                "generate",
                "train",
                "evaluate",
                "report",
                "compare",
                "table",
                "score-attributes",
                "identify",
                "list",
                "match",
                "predict",
                "score",
                "sample",
                "shares",
                "uniqueness",
                "quality",
                "checkpoint",
                "directions",
                "dataset",
                "world",
                "doctor"
            })
    void everyCommandExplainsItself(String command) {
        Invocation help = Invocation.of(command, "--help");
        assertThat(help.code()).isZero();
        assertThat(help.out()).startsWith("Usage: facegap " + command);
        assertThat(Invocation.of("--help").out()).contains("\n  " + command + " ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"inspect", "convert"})
    void everySubcommandExplainsItself(String command) {
        Invocation help = Invocation.of("checkpoint", command, "--help");
        assertThat(help.code()).isZero();
        assertThat(help.out())
                .startsWith("Usage: facegap checkpoint " + command)
                .contains("Example");
    }

    @Test
    void withoutACommandUsageIsShort() {
        Invocation nothing = Invocation.of();
        assertThat(nothing.code()).isEqualTo(2);
        assertThat(nothing.err()).contains("Missing command", "--help");
    }

    @Test
    void versionIsOneLineEach() {
        assertThat(Invocation.of("--version").out()).startsWith("facegap ");
    }

    @Test
    void listsNameWhatThereIs() {
        assertThat(Invocation.of("list", "metrics").out())
                .contains("FNMR", "max - min", "accuracy gap", "ISO/IEC 19795");
        assertThat(Invocation.of("list", "protocols").out()).contains("world-set", "bfw", "Robinson");
        assertThat(Invocation.of("list", "builtins").out()).contains("builtin:world-64");
        Invocation unknown = Invocation.of("list", "metrix");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).contains("metrix");
    }

    @Test
    void doctorTellsWhatIsThere() {
        Invocation doctor = Invocation.of("doctor");
        assertThat(doctor.code()).as(doctor.all()).isZero();
        assertThat(doctor.out()).contains("java", "engine", "PyTorch 2.7.1", "threads", "bfloat16", "memory", "disk");
    }
}
