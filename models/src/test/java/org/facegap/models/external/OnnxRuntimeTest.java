package org.facegap.models.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OnnxRuntimeTest {
    @Test
    void theDefaultBuildHasIt() {
        assertThat(OnnxRuntime.version()).hasValueSatisfying(v -> assertThat(v).startsWith("1."));
    }

    @Test
    void aBuildWithoutItSaysSo() throws ReflectiveOperationException, IOException {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (!entry.contains("onnxruntime")) {
                urls.add(url(entry));
            }
        }
        try (URLClassLoader without =
                new URLClassLoader(urls.toArray(new URL[0]), ClassLoader.getPlatformClassLoader())) {
            Class<?> runtime = without.loadClass(OnnxRuntime.class.getName());
            assertThat(runtime.getMethod("version").invoke(null)).isEqualTo(Optional.empty());
            assertThatThrownBy(() -> runtime.getMethod("require").invoke(null))
                    .cause()
                    .hasMessageContaining("this build has no ONNX Runtime");
            // What names and checks models needs no runtime, and neither does a TorchScript model.
            Class<?> model = Class.forName(ExternalModel.class.getName(), true, without);
            assertThat(model.getMethod("isNamed", String.class).invoke(null, "a.onnx"))
                    .isEqualTo(true);
        }
    }

    @Test
    void aLongCommandLineDoesNotEndTheProcess() throws Exception {
        Process process = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-Dlong=" + "x".repeat(20_000),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Version.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).startsWith("Optional[1.");
    }

    static final class Version {
        public static void main(String[] args) {
            System.out.println(OnnxRuntime.version());
        }
    }

    private static URL url(String entry) throws MalformedURLException {
        return Path.of(entry).toUri().toURL();
    }
}
