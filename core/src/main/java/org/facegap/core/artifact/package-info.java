/** Artefact folders: a resolved spec, its hash, the payload and the DONE mark; what the payload is belongs to the stages. */
package org.facegap.core.artifact;
