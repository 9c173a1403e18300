/**
 * What people write of a suite: one record per section of its file, and the test sets that it may name. What is made of it
 * is in plan.
 */
@NullMarked
package org.facegap.suite.config;

import org.jspecify.annotations.NullMarked;
