package org.facegap.trainer.loop;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.facegap.core.files.AtomicFile;
import org.facegap.core.files.DiskErrors;
import org.facegap.core.json.Json;
import org.jspecify.annotations.Nullable;

/** What a training showed, a JSON object per reading, one a line. It holds times, so no two are alike. */
final class TrainingLog implements AutoCloseable {
    private final @Nullable BufferedWriter lines;
    private final Path file;
    private long lastStep;
    private long lastTime = System.nanoTime();

    private TrainingLog(Path file, @Nullable BufferedWriter lines, long first) {
        this.file = file;
        this.lines = lines;
        this.lastStep = first;
    }

    /**
     * Opens the log and takes back what it says of steps that are done again.
     *
     * @param folder null for a log that is not written
     * @param first step that comes next
     */
    static TrainingLog open(@Nullable Path folder, String name, long first) {
        if (folder == null) {
            return new TrainingLog(Path.of(name), null, first);
        }
        Path file = TrainingFiles.log(folder, name);
        try {
            Files.createDirectories(folder);
            List<String> kept = new ArrayList<>();
            if (Files.exists(file)) {
                for (String line : Files.readAllLines(file)) {
                    if (step(line) <= first) {
                        kept.add(line + "\n");
                    }
                }
            }
            AtomicFile.write(file, String.join("", kept).getBytes(StandardCharsets.UTF_8));
            return new TrainingLog(
                    file, Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND), first);
        } catch (IOException e) {
            throw DiskErrors.writing(file, e);
        }
    }

    /** Steps taken, as a line says; the highest number for a line that a kill has cut off. */
    private static long step(String line) {
        try {
            return Json.mapper().readTree(line).path("step").asLong(Long.MAX_VALUE);
        } catch (JsonProcessingException e) {
            return Long.MAX_VALUE;
        }
    }

    /** A reading of a step, counted from 0; the line tells the steps taken. */
    void reading(long step, Optimizer.Reading reading, double rate, double accuracy, int batch) {
        long now = System.nanoTime();
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("step", step + 1);
        line.put("loss", reading.loss());
        line.put("rate", rate);
        line.put("gradientNorm", reading.gradientNorm());
        line.put("accuracy", accuracy);
        line.put("imagesPerSecond", Math.round(10 * (step + 1 - lastStep) * batch / ((now - lastTime) * 1e-9)) / 10.0);
        lastStep = step + 1;
        lastTime = now;
        write(line);
    }

    /** An evaluation after so many steps. */
    void evaluation(long steps, Map<String, Double> groups) {
        write(new LinkedHashMap<>(Map.of("step", steps, "validation", groups)));
        lastTime = System.nanoTime();
    }

    private void write(Map<String, Object> line) {
        if (lines == null) {
            return;
        }
        line.put("time", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
        try {
            lines.write(Json.canonical(line) + "\n");
            lines.flush();
        } catch (IOException e) {
            throw DiskErrors.writing(file, e);
        }
    }

    @Override
    public void close() {
        if (lines != null) {
            try {
                lines.close();
            } catch (IOException e) {
                throw DiskErrors.writing(file, e);
            }
        }
    }
}
