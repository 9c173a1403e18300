package org.facegap.core.progress;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.facegap.core.files.DiskErrors;
import org.facegap.core.json.Json;

/** Passes progress on and appends it to a file: begins, ends, lines, and how far a task is every ten seconds. */
final class RecordedProgress implements Progress {
    private static final double EVERY_SECONDS = 10;

    private final Progress inner;
    private final Path file;

    RecordedProgress(Progress inner, Path file) {
        this.inner = inner;
        this.file = file;
    }

    @Override
    public Task begin(String label, long total, String unit) {
        RecordedTask task = new RecordedTask(inner.begin(label, total, unit), label, total, unit);
        task.write("begin");
        return task;
    }

    @Override
    public void line(String text) {
        inner.line(text);
        append("line", Map.of("text", text));
    }

    private synchronized void append(String event, Map<String, Object> fields) {
        Map<String, Object> line = new TreeMap<>(fields);
        line.put("event", event);
        line.put("time", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
        try {
            Files.writeString(
                    file,
                    Json.canonical(line) + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw DiskErrors.writing(file, e);
        }
    }

    private final class RecordedTask implements Task {
        private final Task task;
        private final String label;
        private final String unit;
        private final Pace pace;
        private String note = "";
        private double told = now();
        private boolean ended;

        RecordedTask(Task task, String label, long total, String unit) {
            this.task = task;
            this.label = label;
            this.unit = unit;
            pace = new Pace(total, now());
        }

        @Override
        public synchronized void advance(long n) {
            task.advance(n);
            pace.advance(n, now());
            if (now() - told >= EVERY_SECONDS) {
                write("progress");
            }
        }

        @Override
        public synchronized void resume(long n) {
            task.resume(n);
            pace.resume(n);
        }

        @Override
        public synchronized void note(String text) {
            task.note(text);
            note = text;
        }

        @Override
        public synchronized void close() {
            task.close();
            if (!ended) {
                ended = true;
                write("end");
            }
        }

        private void write(String event) {
            told = now();
            Map<String, Object> fields = new TreeMap<>();
            fields.put("task", label);
            fields.put("done", pace.done());
            if (pace.resumed() > 0) {
                fields.put("doneBefore", pace.resumed());
            }
            fields.put("total", pace.total());
            fields.put("unit", unit);
            fields.put("seconds", Math.round(1000 * pace.seconds(told)) / 1000.0);
            if (!note.isEmpty()) {
                fields.put("note", note);
            }
            append(event, fields);
        }

        private static double now() {
            return System.nanoTime() / 1e9;
        }
    }
}
