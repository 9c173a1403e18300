package org.facegap.evaluation.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.evaluation.protocol.AllPairs;
import org.facegap.evaluation.protocol.ImageLabels;
import org.facegap.evaluation.protocol.ImpostorRule;
import org.jspecify.annotations.Nullable;

/** Every genuine pair of the labelled images, and every impostor pair that a rule allows. Nothing is listed in memory. */
public final class EveryPair implements ImagePairs {
    private final int[] rows;
    private final ImageLabels labels;
    private final ImpostorRule impostors;

    /**
     * The pairs of a dataset.
     *
     * @param sex needed by the rule same-group-and-sex; null when not known
     * @throws org.facegap.core.UserError when a person has images of two groups or sexes
     */
    public EveryPair(FaceDataset set, ImageGroups groups, @Nullable ImageGroups sex, ImpostorRule impostors) {
        this.rows = labelled(groups, sex);
        this.labels = labels(set, rows, groups, sex);
        this.impostors = impostors;
    }

    /** Rows with a group, and with a sex where that is asked for. */
    static int[] labelled(ImageGroups groups, @Nullable ImageGroups sex) {
        return IntStream.of(groups.labelled())
                .filter(row -> sex == null || !sex.of(row).isEmpty())
                .toArray();
    }

    static ImageLabels labels(FaceDataset set, int[] rows, ImageGroups groups, @Nullable ImageGroups sex) {
        List<String> identities = new ArrayList<>(rows.length);
        List<String> groupOf = new ArrayList<>(rows.length);
        List<String> sexOf = new ArrayList<>();
        for (int row : rows) {
            identities.add(set.records().get(row).identity());
            groupOf.add(groups.of(row));
            if (sex != null) {
                sexOf.add(sex.of(row));
            }
        }
        return new ImageLabels(identities, groupOf, sexOf);
    }

    @Override
    public void visit(Visitor visitor) {
        AllPairs.visit(labels, impostors, (a, b, genuine) -> visitor.pair(rows[a], rows[b], genuine, 0));
    }

    @Override
    public int folds() {
        return 1;
    }

    @Override
    public String rule() {
        return "every genuine pair, every impostor pair"
                + switch (impostors) {
                    case ALL -> "";
                    case SAME_GROUP -> " within a group";
                    case SAME_GROUP_AND_SEX -> " within a group and a sex";
                };
    }
}
