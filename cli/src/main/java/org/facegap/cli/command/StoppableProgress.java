package org.facegap.cli.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.facegap.core.progress.Progress;

/**
 * Progress whose tasks stand still once the process is to end. The engine's native code must not run while a process ends (it
 * crashes then), and between two steps none does.
 */
final class StoppableProgress implements Progress {
    private static final long SECONDS = 5;
    private final Progress inner;
    private final AtomicInteger open = new AtomicInteger();
    private final CountDownLatch still = new CountDownLatch(1);
    private final CountDownLatch never = new CountDownLatch(1);
    private volatile boolean stopping;

    StoppableProgress(Progress inner) {
        this.inner = inner;
    }

    /** Waits until a task that is under way has come to the end of a step, for a few seconds at most. */
    void stop() {
        stopping = true;
        try {
            if (open.get() > 0 && !still.await(SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Task begin(String label, long total, String unit) {
        pause();
        Task task = inner.begin(label, total, unit);
        open.incrementAndGet();
        return new Task() {
            @Override
            public void advance(long n) {
                pause();
                task.advance(n);
            }

            @Override
            public void resume(long n) {
                task.resume(n);
            }

            @Override
            public void note(String text) {
                task.note(text);
            }

            @Override
            public void close() {
                open.decrementAndGet();
                task.close();
            }
        };
    }

    @Override
    public void line(String text) {
        inner.line(text);
    }

    private void pause() {
        if (stopping) {
            still.countDown();
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
