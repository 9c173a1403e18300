package org.facegap.suite.config;

import org.facegap.core.config.Default;
import org.facegap.core.config.Doc;
import org.facegap.core.config.Range;

/**
 * How arms with {@code source: world} are made; their size and dial are the test set's.
 *
 * @param identities identities of every arm
 * @param imagesPerIdentity images of every identity
 */
public record WorldConfig(
        @Doc("identities of every world arm") @Range(min = 2, max = 10_000_000)
        int identities,

        @Doc("images of every identity") @Range(min = 1, max = 1000) @Default("6")
        int imagesPerIdentity) {}
