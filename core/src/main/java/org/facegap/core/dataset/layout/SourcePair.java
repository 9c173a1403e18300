package org.facegap.core.dataset.layout;

/**
 * One comparison of a source's protocol.
 *
 * @param first path of one picture, as in {@link SourceFace#path}
 * @param second path of the other
 * @param genuine whether both show one person
 * @param fold from 0
 * @param group name of the group the pair belongs to; may be empty
 */
public record SourcePair(String first, String second, boolean genuine, int fold, String group) {}
