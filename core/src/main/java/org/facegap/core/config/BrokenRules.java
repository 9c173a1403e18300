package org.facegap.core.config;

import java.util.List;

/** Several rules across keys that a config breaks, for a record's compact constructor: all are told, each at its key. */
public final class BrokenRules extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final List<String> rules;

    /** Messages of the form {@code key: what is wrong}; at least one. */
    public BrokenRules(List<String> rules) {
        super(String.join("; ", rules));
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("broken rules need a rule");
        }
        this.rules = List.copyOf(rules);
    }

    /** One message each. */
    public List<String> rules() {
        return rules;
    }

    /** @throws BrokenRules when there is one */
    public static void throwIfAny(List<String> rules) {
        if (!rules.isEmpty()) {
            throw new BrokenRules(rules);
        }
    }
}
