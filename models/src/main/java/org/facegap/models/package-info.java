/** Engine, networks and their files; what trains them lives in the trainer, what uses them in generator and evaluation. */
@NullMarked
package org.facegap.models;

import org.jspecify.annotations.NullMarked;
