/**
 * The built-in world: identities, shots of them, and the pure-Java renderer that turns an identity in a shot into a
 * image, with the known truth (identity, attributes, how visible each identity cue is) that real data never has.
 * No network, no file format and no training lives here.
 */
package org.facegap.generator.world;
