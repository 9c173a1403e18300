package org.facegap.core.csv;

import java.util.List;

/** Whether a column numbers its rows, as those do that data frames write without a name. */
public final class RowNumbers {
    private RowNumbers() {}

    /** Whether the first fields of a table's first rows are 0, 1, 2 ... or 1, 2, 3 ... */
    public static boolean are(List<String> fields) {
        int from = !fields.isEmpty() && fields.get(0).equals("0") ? 0 : 1;
        for (int row = 0; row < fields.size(); row++) {
            if (!fields.get(row).equals(Integer.toString(from + row))) {
                return false;
            }
        }
        return !fields.isEmpty();
    }
}
