package org.facegap.suite.config;

/**
 * Identities of a face dataset, resolved. Which ones, and from what files, is decided by the stages that copy them.
 *
 * @param kind dataset
 * @param pairs drawn or dataset
 * @param size image side in pixels
 * @param seed of who is split off
 */
public record DatasetIdentities(String kind, String pairs, int size, long seed) implements TestIdentities {}
