/**
 * Suites: their config, the plan of stages it asks for, and the runner that makes what is not done yet. Stages talk through artefact folders alone;
 * how a stage computes lives in the other modules, and what is printed of a run in the commands.
 */
@NullMarked
package org.facegap.cli.suite;

import org.jspecify.annotations.NullMarked;
