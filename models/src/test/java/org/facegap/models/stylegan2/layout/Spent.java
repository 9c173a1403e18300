package org.facegap.models.stylegan2.layout;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What this thread has spent: memory (garbage included) and processor time. */
final class Spent {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final long before = now();
    private final long start = THREADS.getCurrentThreadCpuTime();

    private static long now() {
        return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    /** Bytes allocated since this was made. */
    long bytes() {
        return now() - before;
    }

    /** Processor seconds since this was made. */
    double seconds() {
        return (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
    }

    /** Checks the readers' promise: at most three times the file's size and 64 MiB. */
    void assertWithin(long fileSize) {
        assertThat(bytes())
                .as("bytes allocated for a file of %s bytes", fileSize)
                .isLessThan(3 * fileSize + (64L << 20));
    }
}
