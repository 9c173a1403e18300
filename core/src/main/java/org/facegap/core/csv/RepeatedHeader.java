package org.facegap.core.csv;

import java.util.List;
import java.util.stream.IntStream;
import org.facegap.core.UserError;

/** The names of the columns once more among the rows, as in files that were joined. */
public final class RepeatedHeader {
    private static final int LONGEST = 24;

    private RepeatedHeader() {}

    /**
     * Whether a row is the header once more.
     *
     * @param header names of the columns
     * @param fields of the row
     * @param place file and line of the row, for the message
     * @throws UserError when most of its fields are names of columns and it is another header: the rows after it mean something else
     */
    public static boolean is(List<String> header, List<String> fields, String place) {
        if (fields.equals(header)) {
            return true;
        }
        long names = fields.stream()
                .filter(f -> !f.isEmpty() && header.contains(f))
                .distinct()
                .count();
        if (names < 2 || names * 2 <= header.size()) {
            return false;
        }
        int most = Math.max(header.size(), fields.size());
        int at = IntStream.range(0, most)
                .filter(f -> !shown(fields, f).equals(shown(header, f)))
                .findFirst()
                .orElse(0);
        throw new UserError(place + ": names the columns again, but others or in another order: " + shown(fields, at)
                + " where the first has " + shown(header, at) + ". Give each part of the file a file of its own.");
    }

    private static String shown(List<String> names, int at) {
        if (at >= names.size()) {
            return "nothing";
        }
        String name = names.get(at);
        return "'" + (name.length() > LONGEST ? name.substring(0, LONGEST) + "..." : name) + "'";
    }
}
