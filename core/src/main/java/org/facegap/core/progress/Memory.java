package org.facegap.core.progress;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Memory of this process.
 *
 * @param heap bytes of Java heap in use
 * @param resident bytes of resident memory; -1 where the system does not say
 */
record Memory(long heap, long resident) {
    private static final Path STATUS = Path.of("/proc/self/status");

    static Memory now() {
        Runtime runtime = Runtime.getRuntime();
        return new Memory(runtime.totalMemory() - runtime.freeMemory(), resident(STATUS));
    }

    static long resident(Path status) {
        if (!Files.isReadable(status)) {
            return -1;
        }
        try {
            for (String line : Files.readAllLines(status, StandardCharsets.ISO_8859_1)) {
                if (line.startsWith("VmRSS:")) {
                    return 1024 * Long.parseLong(line.replaceAll("[^0-9]", ""));
                }
            }
            return -1;
        } catch (IOException | NumberFormatException e) {
            // Only a number on the progress line is lost.
            return -1;
        }
    }
}
