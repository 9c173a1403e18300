/**
 * Turns a config into stages. Nothing is computed or written here, and no engine is started.
 */
@NullMarked
package org.facegap.suite.plan;

import org.jspecify.annotations.NullMarked;
