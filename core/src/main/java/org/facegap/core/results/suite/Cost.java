package org.facegap.core.results.suite;

import org.facegap.core.json.NanAsNull;

/**
 * What a training set cost, in numbers that do not depend on the machine.
 *
 * @param renders images rendered
 * @param accepted images kept
 * @param rendersPerIdentity NaN when there is no identity
 */
public record Cost(long renders, long accepted, @NanAsNull double rendersPerIdentity) {}
