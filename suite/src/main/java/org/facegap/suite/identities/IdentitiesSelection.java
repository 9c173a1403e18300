package org.facegap.suite.identities;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.facegap.core.UserError;
import org.facegap.core.dataset.AttributeLabel;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.dataset.Subset;
import org.facegap.core.image.ImageError;
import org.facegap.core.pairs.PairSet;
import org.facegap.core.pairs.VerificationPair;
import org.facegap.core.random.Seeds;
import org.facegap.core.random.Shuffle;

/**
 * Who of a dataset is in a part of a suite. Only the index is looked at, so that the plan knows it too. The same dataset and
 * specification give the same identities; test and calibration part share nobody.
 */
public final class IdentitiesSelection {
    /** Group of everybody where there are no groups. */
    public static final String EVERYBODY = "everybody";

    private static final int NAMED = 3;

    private final NamedDataset source;
    private final IdentitiesSpec spec;
    private final List<FaceRecord> records = new ArrayList<>();
    private final List<String> groups = new ArrayList<>();
    private final int[] rowOf;
    private final Map<String, Long> leftOut = new TreeMap<>();
    private final Map<String, Long> pairsLeftOut = new TreeMap<>();

    /** Chooses. */
    public IdentitiesSelection(NamedDataset source, IdentitiesSpec spec) {
        this.source = source;
        this.spec = spec;
        ValueNames names = new ValueNames(spec.values());
        int all = source.records().size();
        rowOf = new int[all];
        Arrays.fill(rowOf, -1);
        String[] group = new String[all];
        Map<String, Set<String>> groupsOf = new LinkedHashMap<>();
        for (int i = 0; i < all; i++) {
            Map<String, AttributeLabel> labels = names.labels(source.records().get(i));
            group[i] = group(labels);
            if (!group[i].isEmpty()) {
                groupsOf.computeIfAbsent(source.records().get(i).identity(), k -> new HashSet<>())
                        .add(group[i]);
            }
        }
        Set<String> calibration = calibration(group, groupsOf);
        String[] reasons = new String[all];
        List<FaceRecord> allowed = new ArrayList<>();
        for (int i = 0; i < all; i++) {
            FaceRecord record = source.records().get(i);
            reasons[i] = reason(record, names.labels(record), group[i], groupsOf);
            if (reasons[i].isEmpty()) {
                allowed.add(record);
            }
        }
        Subset subset = new Subset(allowed, names::labels, spec.subset());
        Set<String> chosen = new HashSet<>();
        subset.records().forEach(record -> chosen.add(record.key()));
        leftOut.putAll(subset.leftOut());
        for (int i = 0; i < all; i++) {
            FaceRecord record = source.records().get(i);
            String reason = reasons[i];
            if (reason.isEmpty() && !chosen.contains(record.key())) {
                continue;
            }
            if (!reason.isEmpty()) {
                leftOut.merge(reason, 1L, Long::sum);
            } else if (spec.part().equals(IdentitiesSpec.TRAINING)
                    || spec.calibrationShare() == 0
                    || calibration.contains(record.identity()) == spec.part().equals(IdentitiesSpec.CALIBRATION)) {
                rowOf[i] = records.size();
                records.add(record);
                groups.add(group[i]);
            }
        }
    }

    private String group(Map<String, AttributeLabel> labels) {
        if (spec.groupBy().isEmpty()) {
            return EVERYBODY;
        }
        AttributeLabel label = labels.get(spec.groupBy());
        return label == null ? "" : label.value();
    }

    private String reason(
            FaceRecord record, Map<String, AttributeLabel> labels, String group, Map<String, Set<String>> groupsOf) {
        if (group.isEmpty()) {
            return "without " + spec.groupBy();
        }
        if (spec.oneGroup()
                && groupsOf.getOrDefault(record.identity(), Set.of()).size() > 1) {
            return "of identities in two groups";
        }
        for (String attribute : spec.required()) {
            if (!labels.containsKey(attribute)) {
                return "without " + attribute;
            }
        }
        return "";
    }

    /** The people who are split off: of every group the same share, drawn by seed. An identity counts for one group. */
    private Set<String> calibration(String[] group, Map<String, Set<String>> groupsOf) {
        Set<String> split = new HashSet<>();
        if (spec.calibrationShare() == 0) {
            return split;
        }
        Map<String, List<String>> identities = new TreeMap<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < group.length; i++) {
            String identity = source.records().get(i).identity();
            boolean mixed = groupsOf.getOrDefault(identity, Set.of()).size() > 1;
            if (!group[i].isEmpty() && !(mixed && spec.oneGroup()) && seen.add(identity)) {
                identities.computeIfAbsent(group[i], k -> new ArrayList<>()).add(identity);
            }
        }
        identities.forEach((name, own) -> {
            int[] order = Shuffle.permutation(own.size(), Seeds.derive(spec.seed(), "calibration people", name));
            long count = Math.round(spec.calibrationShare() * own.size());
            for (int i = 0; i < count; i++) {
                split.add(own.get(order[i]));
            }
        });
        return split;
    }

    /** Takes these images no longer, since their files are not whole; the counts name the first of every kind. */
    void leaveOut(Map<FaceRecord, ImageError> broken) {
        if (broken.isEmpty()) {
            return;
        }
        Map<ImageError.Kind, List<String>> keys = new TreeMap<>();
        broken.forEach((record, error) ->
                keys.computeIfAbsent(error.kind(), k -> new ArrayList<>()).add(record.key()));
        keys.forEach((kind, own) -> leftOut.merge(
                "that cannot be used: " + kind.words() + " ("
                        + String.join(", ", own.subList(0, Math.min(NAMED, own.size())))
                        + (own.size() > NAMED ? ", ..." : "") + ")",
                (long) own.size(),
                Long::sum));
        List<FaceRecord> all = List.copyOf(records);
        List<String> allGroups = List.copyOf(groups);
        int[] now = new int[all.size()];
        records.clear();
        groups.clear();
        for (int i = 0; i < all.size(); i++) {
            boolean whole = !broken.containsKey(all.get(i));
            now[i] = whole ? records.size() : -1;
            if (whole) {
                records.add(all.get(i));
                groups.add(allGroups.get(i));
            }
        }
        for (int i = 0; i < rowOf.length; i++) {
            rowOf[i] = rowOf[i] < 0 ? -1 : now[rowOf[i]];
        }
    }

    /** The images taken, in the dataset's order. */
    public List<FaceRecord> records() {
        return records;
    }

    /** Group of each image taken. */
    public List<String> groups() {
        return groups;
    }

    /** Identity of each image taken. */
    public List<String> identities() {
        return records.stream().map(FaceRecord::identity).toList();
    }

    /**
     * The dataset's own pairs, over the images taken. A pair goes by its images' group; pairs of images that are not
     * taken and pairs across groups are left out and counted.
     *
     * @throws UserError when the dataset has no pairs, or the file is wrong
     */
    public PairSet protocol() {
        if (!Files.exists(source.pairs())) {
            throw UserError.usage("test.pairs: " + source.card().name() + " has no pairs.csv; take pairs: drawn");
        }
        PairSet own = PairSet.read(source.pairs());
        pairsLeftOut.clear();
        List<VerificationPair> pairs = new ArrayList<>();
        for (VerificationPair pair : own.pairs()) {
            if (Math.max(pair.a(), pair.b()) >= rowOf.length) {
                throw new UserError(source.pairs() + ": a pair names the image " + Math.max(pair.a(), pair.b())
                        + ", but there are only " + rowOf.length);
            }
            int a = rowOf[pair.a()];
            int b = rowOf[pair.b()];
            if (a < 0 || b < 0) {
                pairsLeftOut.merge("of images that are not tested", 1L, Long::sum);
            } else if (!groups.get(a).equals(groups.get(b))) {
                pairsLeftOut.merge("across groups", 1L, Long::sum);
            } else {
                pairs.add(new VerificationPair(a, b, pair.genuine(), pair.fold(), groups.get(a)));
            }
        }
        return new PairSet(pairs, own.folds(), own.seed(), own.rule());
    }

    /**
     * What was taken and left out.
     *
     * @param resampled images of another size
     * @param pairs of the dataset's protocol
     */
    public IdentitiesCounts counts(long resampled, long pairs) {
        long identities = records.stream().map(FaceRecord::identity).distinct().count();
        return new IdentitiesCounts(
                records.size(),
                identities,
                source.identitiesAreKnown(),
                resampled,
                leftOut,
                unlabelled(),
                pairs,
                pairsLeftOut);
    }

    private Map<String, Long> unlabelled() {
        ValueNames names = new ValueNames(spec.values());
        Map<String, Long> counts = new TreeMap<>();
        for (FaceRecord record : records) {
            Map<String, AttributeLabel> labels = names.labels(record);
            spec.learned().stream()
                    .filter(attribute -> !labels.containsKey(attribute))
                    .forEach(attribute -> counts.merge(attribute, 1L, Long::sum));
        }
        return counts;
    }
}
