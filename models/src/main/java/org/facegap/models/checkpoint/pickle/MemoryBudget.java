package org.facegap.models.checkpoint.pickle;

import org.facegap.core.UserError;

/**
 * What a reader may allocate for one file: twice the file's size and 40 MiB. Sizes are estimates from above, charged
 * before the allocation. Arrays of the file are slices of it and cost nothing.
 */
public final class MemoryBudget {
    private static final long FIXED = 40L << 20;

    private final String origin;
    private final long limit;
    private long used;

    private MemoryBudget(String origin, long limit) {
        this.origin = origin;
        this.limit = limit;
    }

    /** The budget of a file. */
    public static MemoryBudget of(FileBytes file) {
        return new MemoryBudget(file.origin(), 2L * file.length() + FIXED);
    }

    /**
     * Accounts for an allocation.
     *
     * @throws UserError when the file asks for more than its size allows
     */
    public void charge(long bytes) {
        if (bytes < 0 || bytes > limit - used) {
            throw new UserError(origin + ": the file would unpack to far more than its size (over " + limit
                    + " bytes of memory), so it is not read");
        }
        used += bytes;
    }
}
