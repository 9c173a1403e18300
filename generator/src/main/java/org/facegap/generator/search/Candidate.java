package org.facegap.generator.search;

import org.jspecify.annotations.Nullable;

/**
 * A latent that may become an identity.
 *
 * @param z on the sphere of radius sqrt(dimension)
 * @param aim the group it was bred for; null for an independent draw
 * @param root number of the independent draw it descends from, -1 when it is one itself
 * @param rootZ latent of that draw; its own when it is one itself
 */
public record Candidate(float[] z, @Nullable String aim, long root, float[] rootZ) {}
