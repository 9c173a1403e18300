package org.facegap.core.progress;

import java.util.ArrayDeque;

/** Counts a task and measures its rate over the last half minute. */
final class Pace {
    private static final double WINDOW_SECONDS = 30;

    private record Sample(double seconds, long done) {}

    private final long total;
    private final double begun;
    private final ArrayDeque<Sample> samples = new ArrayDeque<>();
    private long done;
    private long resumed;

    Pace(long total, double now) {
        this.total = total;
        begun = now;
        samples.add(new Sample(now, 0));
    }

    void advance(long n, double now) {
        done += n;
        Sample last = samples.getLast();
        if (now - last.seconds() >= 1) {
            samples.add(new Sample(now, done));
            while (samples.size() > 2 && now - samples.getFirst().seconds() > WINDOW_SECONDS) {
                samples.removeFirst();
            }
        }
    }

    void resume(long n) {
        resumed += n;
    }

    long done() {
        return done + resumed;
    }

    /** Of those, done before this start. */
    long resumed() {
        return resumed;
    }

    long total() {
        return total;
    }

    double seconds(double now) {
        return now - begun;
    }

    /** Per second; 0 when nothing can be said yet. */
    double rate(double now) {
        Sample first = samples.getFirst();
        double span = now - first.seconds();
        return span > 0 ? (done - first.done()) / span : 0;
    }

    /** Per second over the whole task; 0 when no time has passed. */
    double meanRate(double now) {
        return seconds(now) > 0 ? done / seconds(now) : 0;
    }

    /** Seconds to go; negative when unknown. */
    double left(double now) {
        double rate = rate(now);
        return total > 0 && rate > 0 ? Math.max(0, total - done()) / rate : -1;
    }
}
