package org.facegap.trainer.loop;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.facegap.core.UserError;
import org.facegap.core.dataset.Draw;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.dataset.LabelGroups;
import org.facegap.core.random.Seeds;
import org.facegap.trainer.data.ImageSet;

/**
 * A training set in two parts without a common identity.
 *
 * @param training rows to train on
 * @param validation rows to evaluate on; empty for no evaluations
 */
public record HeldOut(int[] training, int[] validation) {
    /**
     * Holds out the share of every group's identities, at least one of a group that has two. An identity belongs to the group of its first
     * image.
     *
     * @param seed decides who is held out
     * @throws UserError when an image has no group, or nobody can be held out
     */
    public static HeldOut of(List<FaceRecord> records, ValidateConfig config, long seed) {
        int[] all = IntStream.range(0, records.size()).toArray();
        if (config.share() == 0) {
            return new HeldOut(all, new int[0]);
        }
        // Asks every image for its group.
        ValueGroups.of(records, config.groupBy(), "validate.groupBy");
        Set<String> held = new HashSet<>();
        Draw.groups(
                        records,
                        record -> LabelGroups.of(record.attributes(), config.groupBy()),
                        Seeds.derive(seed, "held out"))
                .values()
                .forEach(group -> {
                    long number =
                            group.identities() < 2 ? 0 : Math.max(1, Math.round(config.share() * group.identities()));
                    group.names().stream().limit(number).forEach(held::add);
                });
        if (held.isEmpty()) {
            throw new UserError("validate: no group has the two identities that it takes to hold one out");
        }
        return new HeldOut(
                IntStream.of(all)
                        .filter(row -> !held.contains(records.get(row).identity()))
                        .toArray(),
                IntStream.of(all)
                        .filter(row -> held.contains(records.get(row).identity()))
                        .toArray());
    }

    /** Whether nobody is held out. */
    public boolean isEmpty() {
        return validation.length == 0;
    }

    /** The images to train on. */
    public ImageSet training(ImageSet images) {
        return isEmpty() ? images : images.subset(training);
    }
}
