package org.facegap.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A suite that takes a second: a few identities of the world, networks of a few weights. */
final class TinySuite {
    static final String YAML = """
            name: tiny
            question: Does balancing help?
            compute: {device: cpu, type: float32, threads: 1}
            test: {identitiesPerGroup: 4, imagesPerIdentity: 3, calibrationIdentitiesPerGroup: 4, size: 32}
            arms:
              - {name: biased, source: world, composition: population}
              - {name: balanced, source: world, composition: balanced}
            world: {identities: 12, imagesPerIdentity: 2}
            train:
              seeds: [1]
              recognition:
                network: {architecture: plain, size: 32, width: 4, depths: [1, 1], dimension: 16}
                steps: 3
                batch: 8
              attributes:
                network: {size: 32, width: 4, depths: [1, 1], attributes: {tone: [light, medium, dark], age: [young, old]}}
                steps: 3
                batch: 8
            evaluate: {genuinePerGroup: 8, impostorPerGroup: 8, folds: 2, replicates: 100, permutations: 100, minimumTrials: 4}
            """;

    private TinySuite() {}

    static Path write(Path dir) throws IOException {
        return write(dir, YAML);
    }

    static Path write(Path dir, String yaml) throws IOException {
        return Files.writeString(dir.resolve("tiny.yaml"), yaml);
    }
}
