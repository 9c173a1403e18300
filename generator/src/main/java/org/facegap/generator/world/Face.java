package org.facegap.generator.world;

/**
 * What the renderer draws: somebody, seen once.
 *
 * @param person who is shown; carries identity and attributes
 * @param shot how the picture was taken; carries neither
 */
public record Face(Person person, Shot shot) {}
