package org.facegap.trainer.loop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
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
import java.util.TreeMap;
import org.facegap.core.files.AtomicFile;
import org.facegap.core.files.DiskErrors;
import org.facegap.core.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * What a training showed: a JSON object per reading, one a line, and the same numbers as scalars for TensorBoard. Both hold times, so no two
 * are alike.
 */
final class TrainingLog {
    private final @Nullable Path folder;
    private final String name;
    private long lastStep;
    private long lastTime = System.nanoTime();

    /**
     * Opens the log and takes back what it says of steps that are done again.
     *
     * @param folder null for a log that is not written
     * @param first step that comes next
     */
    TrainingLog(@Nullable Path folder, String name, long first) {
        this.folder = folder;
        this.name = name;
        this.lastStep = first;
        if (folder == null) {
            return;
        }
        Path log = TrainingFiles.log(folder, name);
        Path events = TrainingFiles.events(folder, name);
        try {
            Files.createDirectories(events.getParent());
            List<String> kept = new ArrayList<>();
            ByteArrayOutputStream records = new ByteArrayOutputStream();
            for (String text : Files.exists(log) ? Files.readAllLines(log) : List.<String>of()) {
                JsonNode line = line(text);
                if (line.path("step").asLong(Long.MAX_VALUE) <= first) {
                    kept.add(text + "\n");
                    if (records.size() == 0) {
                        records.writeBytes(EventFile.head(seconds(line)));
                    }
                    records.writeBytes(record(line));
                }
            }
            if (records.size() == 0) {
                records.writeBytes(EventFile.head(System.currentTimeMillis() / 1000.0));
            }
            AtomicFile.write(log, String.join("", kept).getBytes(StandardCharsets.UTF_8));
            AtomicFile.write(events, records.toByteArray());
        } catch (IOException e) {
            throw DiskErrors.writing(log, e);
        }
    }

    /** A line of the log; nothing for one that a kill has cut off. */
    private static JsonNode line(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            return Json.mapper().createObjectNode();
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
        if (Double.isFinite(accuracy)) {
            line.put("accuracy", accuracy);
        }
        line.put("imagesPerSecond", Math.round(10 * (step + 1 - lastStep) * batch / ((now - lastTime) * 1e-9)) / 10.0);
        lastStep = step + 1;
        lastTime = now;
        write(line);
    }

    /** An evaluation after so many steps. */
    void evaluation(long steps, Map<String, Double> groups) {
        write(new LinkedHashMap<>(Map.of("step", steps, "validation", groups)));
        // It is not the steps' time.
        lastTime = System.nanoTime();
    }

    private void write(Map<String, Object> line) {
        if (folder == null) {
            return;
        }
        line.put("time", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
        String text = Json.canonical(line);
        append(TrainingFiles.log(folder, name), (text + "\n").getBytes(StandardCharsets.UTF_8));
        append(TrainingFiles.events(folder, name), record(line(text)));
    }

    private static byte[] record(JsonNode line) {
        Map<String, Double> scalars = new TreeMap<>();
        line.properties().forEach(field -> {
            if (field.getValue().isNumber() && !field.getKey().equals("step")) {
                scalars.put(field.getKey(), field.getValue().asDouble());
            }
        });
        line.path("validation")
                .properties()
                .forEach(group -> scalars.put(
                        "validation/" + group.getKey(), group.getValue().asDouble()));
        return EventFile.scalars(seconds(line), line.path("step").asLong(), scalars);
    }

    private static double seconds(JsonNode line) {
        return Instant.parse(line.path("time").asText()).toEpochMilli() / 1000.0;
    }

    private static void append(Path file, byte[] bytes) {
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
            out.write(bytes);
        } catch (IOException e) {
            throw DiskErrors.writing(file, e);
        }
    }
}
