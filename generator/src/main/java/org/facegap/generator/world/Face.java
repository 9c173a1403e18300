package org.facegap.generator.world;

/**
 * What the renderer draws: somebody, seen once.
 *
 * @param identity who is shown; carries identity and attributes
 * @param shot how the image was taken; carries neither
 */
public record Face(Identity identity, Shot shot) {}
