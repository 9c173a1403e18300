package org.facegap.core.image;

import org.facegap.core.UserError;
import org.jspecify.annotations.Nullable;

/** Bytes that cannot be used as an image, and of which kind that is. */
public final class ImageError extends UserError {
    private static final long serialVersionUID = 1L;

    /** Kinds of unusable images; {@link #words} is what a list of them is headed with. */
    public enum Kind {
        /** No bytes at all. */
        EMPTY("an empty file"),
        /** No format that is read. */
        UNKNOWN("no image of a format that is read"),
        /** The end is missing: pixels that a decoder would make up. */
        CUT_OFF("an image that is cut off"),
        /** The format is known and its content contradicts itself. */
        DAMAGED("a damaged image"),
        /** More than {@link Image#MAX_SIDE} pixels a side. */
        LARGE("an image too large"),
        /** A whole file of a variant that is not read. */
        UNSUPPORTED("an image of a variant that is not read");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** The kind in words. */
        public String words() {
            return words;
        }
    }

    private final Kind kind;

    ImageError(Kind kind, String message) {
        this(kind, message, null);
    }

    ImageError(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** Which kind. */
    public Kind kind() {
        return kind;
    }

    /** The same, of an image that is named. */
    public ImageError of(String image) {
        return new ImageError(kind, image + ": " + getMessage(), this);
    }

    static ImageError cutOff(String what) {
        return new ImageError(Kind.CUT_OFF, "cut off: " + what);
    }

    static ImageError damaged(String what) {
        return new ImageError(Kind.DAMAGED, "broken image: " + what);
    }

    static ImageError unsupported(String what) {
        return new ImageError(Kind.UNSUPPORTED, "not read: " + what);
    }
}
