package org.facegap.core.dataset.layout;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.facegap.core.dataset.AttributeLabel;

/**
 * UTKFace: all labels are in the file's name, {@code [age]_[gender]_[race]_[date].jpg} or {@code .jpg.chip.jpg}; gender 0
 * male, 1 female; race 0 White, 1 Black, 2 Asian, 3 Indian, 4 Others. The ending may be any of a
 * image, doubled, or misspelt as in a few files of the set itself; names that lack a part are skipped.
 * Nobody knows who is shown: every image is an identity of its own, so nothing can be learnt of recognition.
 */
public final class UtkFaceLayout implements FaceLayout {
    /** Values in the order of their numbers. */
    static final List<String> GENDERS = List.of("male", "female");

    /** Values in the order of their numbers. */
    static final List<String> RACES = List.of("White", "Black", "Asian", "Indian", "Others");

    private static final Pattern NAME = Pattern.compile("(\\d{1,3})_([01])_([0-4])_(\\d{8,20})\\D*");
    private static final Pattern LACKING = Pattern.compile("\\d{1,3}_[01]?_?[0-4]?_\\d{8,20}\\D*");
    private static final int OLDEST = 130;
    private static final int[] RANGES = {3, 10, 20, 30, 40, 50, 60, 70};

    private final SourceFiles files;

    /** A folder or archive. */
    public UtkFaceLayout(Path source) {
        files = SourceFiles.open(source);
    }

    @Override
    public List<String> attributes() {
        return List.of("age", "age_range", "gender", "race");
    }

    @Override
    public String remark() {
        return "identities are not known: every image counts as its own; age in years, age_range as FairFace has it";
    }

    @Override
    public void faces(FaceSink sink) {
        files.visit(new ImageVisitor(sink, UtkFaceLayout::naming));
    }

    private static Optional<ImageVisitor.Naming> naming(String path, FaceSink sink) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            sink.skip(
                    LACKING.matcher(name).matches()
                            ? "a name without an age, a gender or a race"
                            : "a name that is not age_gender_race_date",
                    path);
            return Optional.empty();
        }
        int age = Integer.parseInt(parts.group(1));
        if (age > OLDEST) {
            sink.skip("an age above " + OLDEST, path);
            return Optional.empty();
        }
        Map<String, AttributeLabel> labels = new LinkedHashMap<>();
        labels.put("age", AttributeLabel.truth(String.valueOf(age)));
        labels.put("age_range", AttributeLabel.truth(range(age)));
        labels.put("gender", AttributeLabel.truth(GENDERS.get(Integer.parseInt(parts.group(2)))));
        labels.put("race", AttributeLabel.truth(RACES.get(Integer.parseInt(parts.group(3)))));
        String stem = name.substring(0, parts.end(4));
        return Optional.of(new ImageVisitor.Naming(stem, SourceFace.NOT_KNOWN, labels));
    }

    /** FairFace's range of an age: 0-2, 3-9, 10-19, ..., 60-69, more than 70 (which includes 70). */
    static String range(int age) {
        int low = 0;
        for (int next : RANGES) {
            if (age < next) {
                return low + "-" + (next - 1);
            }
            low = next;
        }
        return "more than 70";
    }
}
