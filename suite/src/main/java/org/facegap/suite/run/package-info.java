/**
 * Runs a plan: finds what is done, makes what is not, keeps artefacts and times, and survives being killed.
 */
@NullMarked
package org.facegap.suite.run;

import org.jspecify.annotations.NullMarked;
