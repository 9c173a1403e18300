package org.facegap.models.checkpoint.pickle;

/** A long text, for example source code; it stays in the file. Short texts are {@link String}s. */
public final class PickledText {
    private final FileBytes utf8;

    PickledText(FileBytes utf8) {
        this.utf8 = utf8;
    }

    /** The UTF-8 bytes. */
    public FileBytes utf8() {
        return utf8;
    }
}
