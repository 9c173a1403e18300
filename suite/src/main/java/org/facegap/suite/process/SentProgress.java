package org.facegap.suite.process;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.facegap.core.progress.Progress;

/** Progress that is sent, step by step at most ten times a second, to where it is shown. */
final class SentProgress implements Progress {
    private static final long NANOS = 100_000_000;
    private final Consumer<Message> to;
    private final AtomicInteger tasks = new AtomicInteger();

    SentProgress(Consumer<Message> to) {
        this.to = to;
    }

    @Override
    public void line(String text) {
        to.accept(new Message(Message.Kind.LINE, 0, 0, text));
    }

    @Override
    public Task begin(String label, long total, String unit) {
        int number = tasks.incrementAndGet();
        to.accept(new Message(Message.Kind.BEGIN, number, total, label, unit));
        return new SentTask(number);
    }

    private final class SentTask implements Task {
        private final int number;
        private long unsent;
        private long last = System.nanoTime();

        SentTask(int number) {
            this.number = number;
        }

        @Override
        public synchronized void advance(long n) {
            unsent += n;
            if (System.nanoTime() - last >= NANOS) {
                send();
            }
        }

        private void send() {
            if (unsent > 0) {
                to.accept(new Message(Message.Kind.ADVANCE, number, unsent, ""));
            }
            unsent = 0;
            last = System.nanoTime();
        }

        @Override
        public synchronized void resume(long n) {
            to.accept(new Message(Message.Kind.RESUME, number, n, ""));
        }

        @Override
        public synchronized void note(String text) {
            send();
            to.accept(new Message(Message.Kind.NOTE, number, 0, text));
        }

        @Override
        public synchronized void close() {
            send();
            to.accept(new Message(Message.Kind.CLOSE, number, 0, ""));
        }
    }
}
