package org.facegap.evaluation.scores.reading;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.facegap.core.words.JoinedNames;
import org.facegap.core.words.Spelling;

/** The identities of a gallery, and whether those of the probes are written as they are. */
final class SearchedIdentities {
    private static final String WAYS = "letter case, blanks, dashes, decimals or leading zeros";

    private final Set<String> known;

    SearchedIdentities(Collection<String> gallery) {
        known = new LinkedHashSet<>(gallery);
    }

    /**
     * Tells when no probe is of an identity in the gallery, which may be meant and may be two ways to write names, and when some
     * names differ in spelling alone.
     *
     * @param probes who is shown in each probe
     */
    void check(List<String> probes, List<String> warnings) {
        Set<String> strangers = new LinkedHashSet<>(probes);
        strangers.removeAll(known);
        if (strangers.size() == new HashSet<>(probes).size()) {
            warnings.add("No probe is of an identity in the gallery: the probes' identities begin with "
                    + JoinedNames.shown(strangers) + ", the gallery's with " + JoinedNames.shown(known)
                    + ". All searches count as non-mated.");
        }
        Map<String, String> spelt = new HashMap<>();
        Set<String> twice = new LinkedHashSet<>();
        for (String id : known) {
            String before = spelt.putIfAbsent(plain(id), id);
            if (before != null) {
                twice.add(before + "' and '" + id);
            }
        }
        if (!twice.isEmpty()) {
            warnings.add("In the gallery " + twice.size() + " names of identities differ from another in " + WAYS
                    + " alone (" + JoinedNames.shown(twice) + "); they count as different identities.");
        }
        List<String> alike =
                strangers.stream().filter(id -> spelt.containsKey(plain(id))).toList();
        if (!alike.isEmpty()) {
            Set<String> odd = new HashSet<>(alike);
            warnings.add(probes.stream().filter(odd::contains).count() + " of " + probes.size() + " probes are of "
                    + alike.size() + " identities whose names differ from one of the gallery in " + WAYS + " alone ('"
                    + alike.get(0) + "' and '" + spelt.get(plain(alike.get(0)))
                    + "'); they count as non-mated. If they are the same identities, give them one spelling.");
        }
    }

    private static String plain(String identity) {
        return Spelling.plain(identity);
    }
}
