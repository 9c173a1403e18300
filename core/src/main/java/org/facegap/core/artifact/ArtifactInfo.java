package org.facegap.core.artifact;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What {@code artifact.json} says of an artefact.
 *
 * @param stage for example {@code generate}
 * @param name for example the arm
 * @param stageVersion raised when a stage's code changes its results
 * @param hash SHA-256 over spec, inputs, stage version, device kind, instruction set and compute type
 * @param spec the resolved spec
 * @param inputs what went in: name to hash
 * @param environment on what it ran
 * @param facts what was measured on the way: times, memory, counts; not part of the hash
 */
public record ArtifactInfo(
        String stage,
        String name,
        String stageVersion,
        String hash,
        JsonNode spec,
        Map<String, String> inputs,
        RunEnvironment environment,
        Map<String, Object> facts) {
    public ArtifactInfo {
        inputs = Collections.unmodifiableMap(new TreeMap<>(inputs));
        facts = Collections.unmodifiableMap(new TreeMap<>(facts));
    }

    ArtifactInfo withFacts(Map<String, Object> newFacts) {
        return new ArtifactInfo(stage, name, stageVersion, hash, spec, inputs, environment, newFacts);
    }
}
