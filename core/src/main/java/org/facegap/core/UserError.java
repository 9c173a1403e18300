package org.facegap.core;

import org.jspecify.annotations.Nullable;

/**
 * Something the user can understand and mend. The message is one clear sentence; the command line prints it without a
 * stack trace and exits with {@link #exitCode()}.
 */
public class UserError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Exit code of a run that failed. */
    public static final int FAILED = 1;

    /** Exit code of wrong usage or a wrong config. */
    public static final int USAGE = 2;

    private final int exitCode;

    /** A failed run (exit code 1). */
    public UserError(String message) {
        this(message, null, FAILED);
    }

    /** A failed run (exit code 1) with its technical cause. */
    public UserError(String message, @Nullable Throwable cause) {
        this(message, cause, FAILED);
    }

    /** An error with its own exit code, for example {@link #USAGE}. */
    public UserError(String message, @Nullable Throwable cause, int exitCode) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /** Wrong usage (exit code 2): a path that cannot be used, an option that makes no sense. */
    public static UserError usage(String message) {
        return new UserError(message, null, USAGE);
    }

    /** The sentence. */
    @Override
    public String getMessage() {
        String message = super.getMessage();
        return message == null ? "" : message;
    }

    /** What the process exits with. */
    public final int exitCode() {
        return exitCode;
    }
}
