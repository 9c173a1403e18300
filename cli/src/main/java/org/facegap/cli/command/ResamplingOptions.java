package org.facegap.cli.command;

import picocli.CommandLine.Option;

/** The options of intervals and tests that score files and predictions share. */
final class ResamplingOptions {
    @Option(names = "--confidence", description = "level of intervals (default: ${DEFAULT-VALUE})")
    double confidence = 0.95;

    @Option(
            names = "--permutations",
            paramLabel = "N",
            description = "draws at equal rates for each test (default: ${DEFAULT-VALUE})")
    int permutations = 2000;

    @Option(names = "--seed", description = "seed of every draw (default: ${DEFAULT-VALUE})")
    long seed = 1;
}
