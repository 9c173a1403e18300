package org.facegap.core.progress;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** Takes the time of every step of one task and says nothing. */
public final class StepTimes implements Progress, Progress.Task {
    private final LongSupplier nanos;
    private final List<Double> seconds = new ArrayList<>();
    private long last;

    /** @param nanos a clock, as {@link System#nanoTime} */
    public StepTimes(LongSupplier nanos) {
        this.nanos = nanos;
    }

    @Override
    public Task begin(String label, long total, String unit) {
        last = nanos.getAsLong();
        return this;
    }

    @Override
    public void advance(long n) {
        long now = nanos.getAsLong();
        seconds.add((now - last) * 1e-9);
        last = now;
    }

    /** Seconds of each step after some that only warmed up. */
    public List<Double> seconds(int warmUp) {
        return List.copyOf(seconds.subList(warmUp, seconds.size()));
    }

    @Override
    public void line(String text) {}

    @Override
    public void resume(long n) {}

    @Override
    public void note(String text) {}

    @Override
    public void close() {}
}
