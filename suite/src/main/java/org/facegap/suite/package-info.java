/**
 * Suites as a library: config, plan of stages, artefacts, stages' work, and the runner that makes what is not done yet, one
 * package each. Stages talk through artefact folders alone; how a stage computes lives in the other rooms, and what is printed
 * of a run in the commands.
 */
@NullMarked
package org.facegap.suite;

import org.jspecify.annotations.NullMarked;
