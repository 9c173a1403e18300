package org.facegap.generator.world;

/**
 * How much one unit of one effective identity cue changes a tone's pictures.
 *
 * @param cue the cue
 * @param tone whose pictures
 * @param raw root mean square change of a picture value (0..1)
 * @param net the part of it that no small change of pose, light, expression or hair in the same picture could imitate
 */
public record CueVisibility(Cue cue, Tone tone, double raw, double net) {}
