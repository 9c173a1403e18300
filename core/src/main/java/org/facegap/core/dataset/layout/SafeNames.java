package org.facegap.core.dataset.layout;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.facegap.core.files.Sha256;

/**
 * Names of files and folders for texts of any kind: letters, digits, {@code _}, {@code -} and single inner dots, at most 80
 * characters, nothing else; so no name leads out of its folder. Different texts get different names, also where upper and
 * lower case are the same; one that had to be changed to something taken carries a hash.
 */
final class SafeNames {
    private static final int LONGEST = 80;

    private final Map<String, String> names = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    String of(String text) {
        String known = names.get(text);
        if (known != null) {
            return known;
        }
        String plain = text.replaceAll("[^A-Za-z0-9_.-]", "_").replaceAll("[.]{2,}|^[.-]+|[.]+$", "_");
        if (plain.isEmpty() || plain.length() > LONGEST || !taken.add(plain.toLowerCase(Locale.ROOT))) {
            String start = plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
            plain = start + "-" + Sha256.of(text).substring(0, 16);
            taken.add(plain.toLowerCase(Locale.ROOT));
        }
        names.put(text, plain);
        return plain;
    }
}
