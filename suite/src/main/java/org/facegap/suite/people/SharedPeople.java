package org.facegap.suite.people;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.facegap.core.dataset.FaceRecord;

/** Whether people are in two parts of a suite that must share nobody. */
public final class SharedPeople {
    private final String what;
    private final NamedDataset source;
    private final Map<String, String> pictures = new HashMap<>();
    private final Set<String> people = new HashSet<>();

    /**
     * The people others are compared with.
     *
     * @param what how to call them: {@code the test set}
     */
    public SharedPeople(String what, NamedDataset source, List<FaceRecord> records) {
        this.what = what;
        this.source = source;
        for (FaceRecord record : records) {
            pictures.putIfAbsent(record.sha256(), record.key());
            people.add(record.identity());
        }
    }

    /**
     * Compares: the same picture in both is the same person for certain; equal names are, when both come from one source.
     *
     * @param records of the other
     * @param problems what cannot be
     * @param warnings what may be
     */
    public void compare(NamedDataset other, List<FaceRecord> records, List<String> problems, List<String> warnings) {
        Optional<FaceRecord> picture = records.stream()
                .filter(record -> pictures.containsKey(record.sha256()))
                .findFirst();
        Optional<FaceRecord> person = records.stream()
                .filter(record -> people.contains(record.identity()))
                .findFirst();
        boolean known = source.peopleAreKnown() && other.peopleAreKnown();
        boolean same = source.isSameSourceAs(other);
        if (known && same && person.isPresent()) {
            problems.add(other.key() + ": '" + person.get().identity() + "' of "
                    + other.card().name() + " is also in " + what
                    + "; nobody may be in both: name a dataset of other people");
        } else if (picture.isPresent()) {
            problems.add(other.key() + ": the picture '" + picture.get().key() + "' of "
                    + other.card().name()
                    + " is also in " + what + ", as '"
                    + pictures.get(picture.get().sha256())
                    + "'; nobody may be in both: name a dataset of other people");
        } else if (!known) {
            warnings.add((source.peopleAreKnown() ? other : source).card().name()
                    + " does not name people: whether somebody of "
                    + other.card().name() + " is also in "
                    + what + " could not be checked, only that no picture is.");
        } else if (person.isPresent() && !isNumber(person.get().identity())) {
            warnings.add("'" + person.get().identity() + "' is in " + what + " and in "
                    + other.card().name() + ": if equal names of the two datasets are the same people, nothing was"
                    + " tested on new ones.");
        }
    }

    /** p000017 of one set and p000017 of another are nobody in particular. */
    private static boolean isNumber(String identity) {
        return identity.matches("\\D{0,3}\\d+");
    }
}
