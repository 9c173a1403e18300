package org.facegap.core.dataset.layout;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.facegap.core.UserError;
import org.facegap.core.csv.TextRows;

/** The lists that lie beside images in a source. */
final class SourceLists {
    private SourceLists() {}

    /** All lists of a source whose path fits, by path. */
    static Map<String, TextRows> in(SourceFiles files, Predicate<String> wanted) {
        Map<String, TextRows> found = new TreeMap<>();
        files.visit(new SourceFiles.Visitor() {
            @Override
            public boolean wants(String path) {
                return wanted.test(path);
            }

            @Override
            public void file(String path, byte[] bytes) {
                found.put(path, TextRows.of(files.source() + ": " + path, bytes));
            }

            @Override
            public void skip(String reason, String path) {
                if (wanted.test(path)) {
                    throw new UserError(files.source() + ": " + path + " cannot be read: " + reason);
                }
            }
        });
        return found;
    }
}
