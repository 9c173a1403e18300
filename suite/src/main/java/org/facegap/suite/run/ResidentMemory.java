package org.facegap.suite.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Memory this process holds, native memory included, as Linux tells it. */
final class ResidentMemory {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path RESET = Path.of("/proc/self/clear_refs");
    private static final String PEAK = "VmHWM:";

    private ResidentMemory() {}

    /** Makes the peak begin anew where the system allows it; elsewhere it stays the process's. */
    static boolean restartPeak() {
        try {
            Files.writeString(RESET, "5");
            return true;
        } catch (IOException | SecurityException e) {
            return false;
        }
    }

    /** The peak in MiB, 0 where the system does not tell. */
    static double peakMiB() {
        if (!Files.isReadable(STATUS)) {
            return 0;
        }
        try {
            for (String line : Files.readAllLines(STATUS)) {
                if (line.startsWith(PEAK)) {
                    return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024.0;
                }
            }
            return 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
