package org.facegap.core.config;

import java.util.List;
import org.facegap.core.UserError;

/** All that is wrong with a config, told at once; exit code 2. */
public final class ConfigError extends UserError {
    private static final long serialVersionUID = 1L;

    private final List<String> problems;

    /** Problems in reading order, each {@code file:line: key: what is wrong}; at least one. */
    public ConfigError(List<String> problems) {
        super(String.join("\n", problems), null, USAGE);
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("a config error needs a problem");
        }
        this.problems = List.copyOf(problems);
    }

    /** One problem. */
    public ConfigError(String problem) {
        this(List.of(problem));
    }

    /** One line each, in reading order. */
    public List<String> problems() {
        return problems;
    }
}
