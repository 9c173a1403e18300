package org.facegap.evaluation.differential;

/**
 * What was counted for one kind of error in one group; every rate, interval and differential follows from it.
 *
 * @param group name of the group
 * @param errors trials that went wrong, the mean over trainings where there are several
 * @param trials trials that gave a decision
 * @param identities identities among them; 0 when nobody knows
 * @param failures trials without a decision (failure to acquire), not among {@code trials}
 */
public record GroupCounts(String group, double errors, long trials, long identities, long failures) {
    /** @throws IllegalArgumentException for a negative count or more errors than trials */
    public GroupCounts {
        if (errors < 0 || errors > trials || identities < 0 || failures < 0) {
            throw new IllegalArgumentException("group '" + group + "': no such counts: " + errors + " errors in "
                    + trials + " trials of " + identities + " identities with " + failures + " failures");
        }
    }

    /**
     * The errors to deal one by one.
     *
     * @throws IllegalStateException when they are a mean over trainings; those are dealt with their identities
     */
    long wholeErrors() {
        if (errors != Math.rint(errors)) {
            throw new IllegalStateException("group '" + group + "': " + errors + " errors cannot be dealt one by one");
        }
        return (long) errors;
    }

    /** {@code errors / trials}; NaN without trials. */
    public double rate() {
        return errors / trials;
    }

    /** Counts of both kinds of trials of one group together, none where a kind has none; identities and failures are those of the larger. */
    GroupCounts and(GroupCounts other) {
        if (trials == 0 || other.trials == 0) {
            return new GroupCounts(group, 0, 0, identities, failures);
        }
        return new GroupCounts(
                group,
                errors + other.errors,
                trials + other.trials,
                Math.max(identities, other.identities),
                Math.max(failures, other.failures));
    }
}
