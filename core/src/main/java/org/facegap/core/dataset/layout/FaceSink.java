package org.facegap.core.dataset.layout;

/** Takes what a layout finds, one thing at a time. */
public interface FaceSink {
    /** An image. */
    void face(SourceFace face);

    /**
     * Something that cannot be used.
     *
     * @param reason why, the same words for the same reason
     * @param name the file, or the line of a list
     */
    void skip(String reason, String name);

    /**
     * Something that is used, and that a user must know of.
     *
     * @param what the same words for the same thing
     * @param name the file, or the line of a list
     */
    void note(String what, String name);
}
