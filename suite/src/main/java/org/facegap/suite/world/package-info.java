/**
 * Makes and measures the models shipped with the built-in world. The world itself lives in generator.
 */
@NullMarked
package org.facegap.suite.world;

import org.jspecify.annotations.NullMarked;
