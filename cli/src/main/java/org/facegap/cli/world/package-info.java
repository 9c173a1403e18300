/** The commands of the built-in world: rendering sets of it, and making the models that are shipped with it. */
@NullMarked
package org.facegap.cli.world;

import org.jspecify.annotations.NullMarked;
