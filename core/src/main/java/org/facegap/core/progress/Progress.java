package org.facegap.core.progress;

import java.io.PrintStream;
import java.nio.file.Path;

/** Tells a person how far a run is. Safe to share between threads. */
public interface Progress {
    /**
     * Begins something that takes a while; close it when it ends, also when it fails.
     *
     * @param label for example {@code train recognition}
     * @param total how much there is to do; 0 when unknown
     * @param unit what is counted, for example {@code images}
     */
    Task begin(String label, long total, String unit);

    /** A line that stays. */
    void line(String text);

    /** This progress, written to a file too, one JSON object a line, appended. */
    default Progress toFile(Path file) {
        return new RecordedProgress(this, file);
    }

    /**
     * Progress on a console.
     *
     * @param terminal whether a person looks at it: one live line then; else plain lines, one in ten seconds at most
     */
    static Progress console(PrintStream out, boolean terminal) {
        return new ConsoleProgress(out, terminal, System::nanoTime, Memory::now);
    }

    /** Progress that says nothing. */
    static Progress silent() {
        return SilentProgress.INSTANCE;
    }

    /** Something that takes a while. */
    interface Task extends AutoCloseable {
        /** So much more is done. */
        void advance(long n);

        /** So much was already done before this run: counted, but not in the rate. */
        void resume(long n);

        /** A few words behind the numbers, for example the loss; replaces the last note. */
        void note(String text);

        /** It ended. */
        @Override
        void close();
    }
}
