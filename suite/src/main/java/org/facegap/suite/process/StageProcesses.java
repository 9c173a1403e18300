package org.facegap.suite.process;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.facegap.core.progress.Progress;
import org.facegap.suite.run.StageProcessPool;

/** The processes of a run, each for one stage at a time; they are started when they are needed and used again. */
public final class StageProcesses implements StageProcessPool {
    private final Path folder;
    private final List<String> devices;
    private final Deque<Seat> free = new ArrayDeque<>();
    private int seats;

    /** @param devices of the processes, in turn */
    public StageProcesses(Path folder, List<String> devices) {
        this.folder = folder;
        this.devices = List.copyOf(devices);
    }

    private static final class Seat {
        private final int number;
        private StageProcess process;

        Seat(int number, StageProcess process) {
            this.number = number;
            this.process = process;
        }
    }

    @Override
    public void make(Path suite, String stage, boolean fresh, Progress progress) {
        Seat seat = take();
        try {
            seat.process.make(suite, stage, fresh, progress);
        } finally {
            synchronized (this) {
                free.push(seat);
            }
        }
    }

    private synchronized Seat take() {
        if (free.isEmpty()) {
            seats++;
            return new Seat(seats, start(seats));
        }
        Seat seat = free.pop();
        if (!seat.process.isAlive()) {
            seat.process = start(seat.number);
        }
        return seat;
    }

    private StageProcess start(int number) {
        return StageProcess.start(folder, devices.get((number - 1) % devices.size()), number);
    }

    @Override
    public synchronized void close() {
        free.forEach(seat -> seat.process.close());
    }
}
