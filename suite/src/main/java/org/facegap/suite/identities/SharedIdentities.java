package org.facegap.suite.identities;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.facegap.core.dataset.FaceRecord;

/** Whether identities are in two parts of a suite that must share nobody. */
public final class SharedIdentities {
    private final String what;
    private final NamedDataset source;
    private final Map<String, String> images = new HashMap<>();
    private final Set<String> identities = new HashSet<>();

    /**
     * The identities others are compared with.
     *
     * @param what how to call them: {@code the test set}
     */
    public SharedIdentities(String what, NamedDataset source, List<FaceRecord> records) {
        this.what = what;
        this.source = source;
        for (FaceRecord record : records) {
            images.putIfAbsent(record.sha256(), record.key());
            identities.add(record.identity());
        }
    }

    /**
     * Compares: the same image in both is the same identity for certain; equal names are, when both come from one source.
     *
     * @param records of the other
     * @param problems what cannot be
     * @param warnings what may be
     */
    public void compare(NamedDataset other, List<FaceRecord> records, List<String> problems, List<String> warnings) {
        Optional<FaceRecord> image = records.stream()
                .filter(record -> images.containsKey(record.sha256()))
                .findFirst();
        Optional<FaceRecord> subject = records.stream()
                .filter(record -> identities.contains(record.identity()))
                .findFirst();
        boolean known = source.identitiesAreKnown() && other.identitiesAreKnown();
        boolean same = source.isSameSourceAs(other);
        if (known && same && subject.isPresent()) {
            problems.add(other.key() + ": '" + subject.get().identity() + "' of "
                    + other.card().name() + " is also in " + what
                    + "; nobody may be in both: name a dataset of other people");
        } else if (image.isPresent()) {
            problems.add(other.key() + ": the image '" + image.get().key() + "' of "
                    + other.card().name()
                    + " is also in " + what + ", as '"
                    + images.get(image.get().sha256())
                    + "'; nobody may be in both: name a dataset of other people");
        } else if (!known) {
            warnings.add((source.identitiesAreKnown() ? other : source).card().name()
                    + " does not name identities: whether somebody of "
                    + other.card().name() + " is also in "
                    + what + " could not be checked, only that no image is.");
        } else if (subject.isPresent() && !isNumber(subject.get().identity())) {
            warnings.add("'" + subject.get().identity() + "' is in " + what + " and in "
                    + other.card().name() + ": if equal names of the two datasets are the same identities, nothing was"
                    + " tested on new ones.");
        }
    }

    /** p000017 of one set and p000017 of another are nobody in particular. */
    private static boolean isNumber(String identity) {
        return identity.matches("\\D{0,3}\\d+");
    }
}
