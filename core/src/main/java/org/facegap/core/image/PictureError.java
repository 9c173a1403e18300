package org.facegap.core.image;

import org.facegap.core.UserError;
import org.jspecify.annotations.Nullable;

/** Bytes that cannot be used as a picture, and of which kind that is. */
public final class PictureError extends UserError {
    private static final long serialVersionUID = 1L;

    /** Kinds of unusable pictures; {@link #words} is what a list of them is headed with. */
    public enum Kind {
        /** No bytes at all. */
        EMPTY("an empty file"),
        /** No format that is read. */
        UNKNOWN("no picture of a format that is read"),
        /** The end is missing: pixels that a decoder would make up. */
        CUT_OFF("a picture that is cut off"),
        /** The format is known and its content contradicts itself. */
        DAMAGED("a damaged picture"),
        /** More than {@link Picture#MAX_SIDE} pixels a side. */
        LARGE("a picture too large"),
        /** A whole file of a variant that is not read. */
        UNSUPPORTED("a picture of a variant that is not read");

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

    PictureError(Kind kind, String message) {
        this(kind, message, null);
    }

    PictureError(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** Which kind. */
    public Kind kind() {
        return kind;
    }

    /** The same, of a picture that is named. */
    public PictureError of(String picture) {
        return new PictureError(kind, picture + ": " + getMessage(), this);
    }

    static PictureError cutOff(String what) {
        return new PictureError(Kind.CUT_OFF, "cut off: " + what);
    }

    static PictureError damaged(String what) {
        return new PictureError(Kind.DAMAGED, "broken picture: " + what);
    }

    static PictureError unsupported(String what) {
        return new PictureError(Kind.UNSUPPORTED, "not read: " + what);
    }
}
