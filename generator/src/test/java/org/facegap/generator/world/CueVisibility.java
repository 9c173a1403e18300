package org.facegap.generator.world;

/**
 * How much one unit of one effective identity cue changes a tone's images.
 *
 * @param cue the cue
 * @param tone whose images
 * @param raw root mean square change of an image value (0..1)
 * @param net the part of it that no small change of pose, light, expression or hair in the same image could imitate
 */
public record CueVisibility(Cue cue, Tone tone, double raw, double net) {}
