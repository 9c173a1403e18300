package org.facegap.generator.dataset;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Writes finished chunks one after the other on a thread of its own, so that the network does not wait for the disk. At most
 * one chunk is written while the next is made: more would only fill the memory.
 */
final class ChunkWriter implements AutoCloseable {
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread writer = new Thread(task, "chunk-writer");
        writer.setDaemon(true);
        return writer;
    });
    private @Nullable Future<?> last;

    /** Writes when the chunk before is written; what that one threw is thrown here. */
    void write(Runnable chunk) {
        finish();
        last = thread.submit(chunk);
    }

    /** Waits until everything is written, and throws what writing threw. */
    void finish() {
        Future<?> running = last;
        last = null;
        if (running == null) {
            return;
        }
        try {
            running.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while images were written", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Ends the thread once what it writes is written, also when making images failed. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            while (!thread.awaitTermination(1, TimeUnit.MINUTES)) {
                // A slow disk: go on waiting, so that nobody finds a folder that is still written to.
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
