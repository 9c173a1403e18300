package org.facegap.evaluation.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.evaluation.protocol.AllPairs;
import org.facegap.evaluation.protocol.ImpostorRule;
import org.facegap.evaluation.protocol.PictureLabels;
import org.jspecify.annotations.Nullable;

/** Every genuine pair of the labelled pictures, and every impostor pair that a rule allows. Nothing is listed in memory. */
public final class EveryPair implements PicturePairs {
    private final int[] rows;
    private final PictureLabels labels;
    private final ImpostorRule impostors;

    /**
     * The pairs of a dataset.
     *
     * @param sex needed by the rule same-group-and-sex; null when not known
     * @throws org.facegap.core.UserError when a person has pictures of two groups or sexes
     */
    public EveryPair(FaceDataset set, PictureGroups groups, @Nullable PictureGroups sex, ImpostorRule impostors) {
        this.rows = labelled(groups, sex);
        this.labels = labels(set, rows, groups, sex);
        this.impostors = impostors;
    }

    /** Rows with a group, and with a sex where that is asked for. */
    static int[] labelled(PictureGroups groups, @Nullable PictureGroups sex) {
        return IntStream.of(groups.labelled())
                .filter(row -> sex == null || !sex.of(row).isEmpty())
                .toArray();
    }

    static PictureLabels labels(FaceDataset set, int[] rows, PictureGroups groups, @Nullable PictureGroups sex) {
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
        return new PictureLabels(identities, groupOf, sexOf);
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
