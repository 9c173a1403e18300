package org.facegap.evaluation.attribute.input;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.facegap.core.UserError;

/** Finds images that stand in a file more than once. */
final class ImageRows {
    /** Names of columns that name the image, where nobody says which does. */
    static final List<String> NAMES = List.of(
            "picture",
            "image",
            "image_path",
            "image_name",
            "image_id",
            "img",
            "img_path",
            "filename",
            "file_name",
            "file",
            "path");

    /** Between truth and prediction, and the groups. */
    private static final char GROUPS = '\1';

    private static final long MANY = 10;

    private final Map<String, String> seen = new HashMap<>();
    private long repeats;
    private long rows;

    /**
     * Whether an image was there before.
     *
     * @param said all that the row says of truth and prediction
     * @param groups all that it says of groups
     * @return why the row is left out; empty when the image is new or has no name
     */
    String repeated(String image, String said, String groups) {
        rows++;
        if (image.isEmpty()) {
            return "";
        }
        String row = said + GROUPS + groups;
        String before = seen.putIfAbsent(image, row);
        if (before == null) {
            return "";
        }
        repeats++;
        if (!before.startsWith(said + GROUPS)) {
            return "the image is there already, with another truth or prediction";
        }
        return "the image is there already, with the same truth and prediction"
                + (before.equals(row) ? "" : " and another group");
    }

    /** @throws UserError when most rows would be repeats, so that the column hardly names images */
    void check(String file, String column) {
        if (repeats > MANY && 2 * repeats > rows) {
            throw UserError.usage(file + ": the column '" + column + "' names " + seen.size() + " images in " + rows
                    + " rows; say which column names the image with --image-column (none: no column does), or count every"
                    + " row with --keep-repeats");
        }
    }
}
