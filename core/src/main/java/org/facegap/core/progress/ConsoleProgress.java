package org.facegap.core.progress;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One live line on a terminal, plain lines elsewhere. */
final class ConsoleProgress implements Progress {
    private static final double LIVE_SECONDS = 0.1;
    private static final double PLAIN_SECONDS = 10;
    private static final int WIDTH = 119;

    private final PrintStream out;
    private final boolean terminal;
    private final LongSupplier nanos;
    private final Supplier<Memory> memory;
    private final List<ConsoleTask> tasks = new ArrayList<>();
    private int shown;

    ConsoleProgress(PrintStream out, boolean terminal, LongSupplier nanos, Supplier<Memory> memory) {
        this.out = out;
        this.terminal = terminal;
        this.nanos = nanos;
        this.memory = memory;
    }

    @Override
    public synchronized Task begin(String label, long total, String unit) {
        ConsoleTask task = new ConsoleTask(label, total, unit);
        tasks.add(task);
        if (terminal) {
            live(task);
        }
        return task;
    }

    @Override
    public synchronized void line(String text) {
        clear();
        out.println(text);
        out.flush();
        if (terminal && !tasks.isEmpty()) {
            live(tasks.get(tasks.size() - 1));
        }
    }

    private double now() {
        return nanos.getAsLong() / 1e9;
    }

    private void live(ConsoleTask task) {
        String text = task.text();
        String fitting = text.length() > WIDTH ? text.substring(0, WIDTH) : text;
        out.print("\r" + fitting + " ".repeat(Math.max(0, shown - fitting.length())));
        out.flush();
        shown = fitting.length();
        task.told = now();
    }

    private void clear() {
        if (shown > 0) {
            out.print("\r" + " ".repeat(shown) + "\r");
            shown = 0;
        }
    }

    private final class ConsoleTask implements Task {
        private final String label;
        private final String unit;
        private final Pace pace;
        private String note = "";
        private double told = now();
        private @Nullable Double ended;

        ConsoleTask(String label, long total, String unit) {
            this.label = label;
            this.unit = unit;
            pace = new Pace(total, now());
        }

        @Override
        public void advance(long n) {
            synchronized (ConsoleProgress.this) {
                pace.advance(n, now());
                tell();
            }
        }

        @Override
        public void resume(long n) {
            synchronized (ConsoleProgress.this) {
                pace.resume(n);
                tell();
            }
        }

        @Override
        public void note(String text) {
            synchronized (ConsoleProgress.this) {
                note = text;
                tell();
            }
        }

        @Override
        public void close() {
            synchronized (ConsoleProgress.this) {
                if (ended == null) {
                    ended = now();
                    tasks.remove(this);
                    line(ProgressText.ended(label, unit, pace, ended, note));
                }
            }
        }

        private void tell() {
            if (ended != null || now() - told < (terminal ? LIVE_SECONDS : PLAIN_SECONDS)) {
                return;
            }
            if (terminal) {
                live(this);
            } else {
                told = now();
                out.println(text());
                out.flush();
            }
        }

        private String text() {
            return ProgressText.running(label, unit, pace, now(), memory.get(), note);
        }
    }
}
