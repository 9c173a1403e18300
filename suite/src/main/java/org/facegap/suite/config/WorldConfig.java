package org.facegap.suite.config;

import org.facegap.core.config.Default;
import org.facegap.core.config.Doc;
import org.facegap.core.config.Range;

/**
 * How arms with {@code source: world} are made; their size and dial are the test set's.
 *
 * @param identities people of every arm
 * @param picturesPerIdentity pictures of every person
 */
public record WorldConfig(
        @Doc("people of every world arm") @Range(min = 2, max = 10_000_000)
        int identities,

        @Doc("pictures of every person") @Range(min = 1, max = 1000) @Default("6")
        int picturesPerIdentity) {}
