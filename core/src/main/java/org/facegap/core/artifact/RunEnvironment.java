package org.facegap.core.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * On what a stage runs. Kind of device, instruction set and compute type decide results and are part of an artefact's hash;
 * threads and versions are only recorded (the threads of a training stand in its spec).
 *
 * @param deviceKind {@code cpu} or {@code gpu}
 * @param instructions what the processor's heavy arithmetic is done with, for example {@code avx2}; "" when not known
 * @param threads of this process, at least 1
 * @param computeType {@code float32} or {@code bfloat16}
 * @param versions what runs: facegap, java, vm, os, arch, and what the caller adds
 */
public record RunEnvironment(
        String deviceKind,
        @Nullable String instructions,
        int threads,
        String computeType,
        Map<String, String> versions) {
    /** @throws IllegalArgumentException when there is no thread */
    public RunEnvironment {
        if (threads < 1) {
            throw new IllegalArgumentException("no thread: " + threads);
        }
        // Folders that were made before this was recorded belong to no instruction set.
        instructions = instructions == null ? "" : instructions;
        versions = Collections.unmodifiableMap(new TreeMap<>(versions));
    }

    /** This machine's JVM, operating system and this code's version, for stages that need no engine. */
    public static RunEnvironment java() {
        return java("cpu", "", 1, "float32");
    }

    /** This machine's JVM, operating system and this code's version, with what the engine will use. */
    public static RunEnvironment java(String deviceKind, String instructions, int threads, String computeType) {
        Map<String, String> versions = new TreeMap<>();
        versions.put("facegap", codeVersion());
        versions.put("java", System.getProperty("java.version", ""));
        versions.put("vm", System.getProperty("java.vm.name", "") + " " + System.getProperty("java.vm.version", ""));
        versions.put("os", System.getProperty("os.name", "") + " " + System.getProperty("os.version", ""));
        versions.put("arch", System.getProperty("os.arch", ""));
        return new RunEnvironment(deviceKind, instructions, threads, computeType, versions);
    }

    /** What decides results, by name. */
    public Map<String, String> deciding() {
        return Map.of(
                "deviceKind",
                deviceKind,
                "instructions",
                Objects.requireNonNullElse(instructions, ""),
                "computeType",
                computeType);
    }

    /** This environment with one more version recorded, for example of the engine. */
    public RunEnvironment withVersion(String name, String version) {
        Map<String, String> more = new TreeMap<>(versions);
        more.put(name, version);
        return new RunEnvironment(deviceKind, instructions, threads, computeType, more);
    }

    private static String codeVersion() {
        try (InputStream in = RunEnvironment.class.getResourceAsStream("facegap-version.properties")) {
            if (in == null) {
                throw new IllegalStateException("facegap-version.properties is not on the class path");
            }
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version", "");
        } catch (IOException e) {
            throw new IllegalStateException("facegap-version.properties cannot be read", e);
        }
    }
}
