package org.facegap.trainer.loop;

import java.util.List;
import org.facegap.core.config.ByKey;
import org.facegap.core.config.Default;
import org.facegap.core.config.Doc;
import org.facegap.core.config.OneOf;
import org.facegap.core.config.Range;

/** How much the groups of the training set count in the loss. */
@ByKey("kind")
public sealed interface GroupLossConfig
        permits GroupLossConfig.None, GroupLossConfig.Reweight, GroupLossConfig.GroupDro {
    /** What it is called in configs. */
    String kind();

    /** Attributes whose values together are the groups; empty where there are none. */
    List<String> groupBy();

    /** What differs from every image counting the same, in words; empty: nothing. */
    default String words() {
        return this instanceof None
                ? ""
                : kind().equals("reweight")
                        ? String.join(" x ", groupBy()) + " reweighted"
                        : "group DRO over " + String.join(" x ", groupBy());
    }

    /** Every image counts the same. */
    record None(
            @Doc("how groups count") @OneOf("none") @Default("none")
            String kind) implements GroupLossConfig {
        @Override
        public List<String> groupBy() {
            return List.of();
        }
    }

    /** Images of a group of n count w(n), scaled so that the mean over the training set is 1. */
    record Reweight(
            @Doc("how groups count") @OneOf("reweight") String kind,

            @Doc("attributes whose values together are the groups")
            List<String> groupBy,

            @Doc("weight of a group by its number of images") @Default("inverse-share")
            ShareWeight weight,

            @Doc("beta of the effective number, near 1") @Range(min = 0, max = 0.9999999) @Default("0.9999")
            double beta)
            implements GroupLossConfig {
        /** @throws IllegalArgumentException when there is no attribute */
        public Reweight {
            groupBy = named(groupBy);
        }
    }

    /**
     * Group DRO (Sagawa et al., ICLR 2020, algorithm 1): the loss is the sum over groups of q times the group's mean loss; q of a group in the batch
     * is first multiplied with exp(eta (mean loss + adjustment / sqrt(n))), n its images in the training set, and all are divided by their sum.
     */
    record GroupDro(
            @Doc("how groups count") @OneOf("group-dro") String kind,

            @Doc("attributes whose values together are the groups")
            List<String> groupBy,

            @Doc("step size eta of the groups' weights") @Range(min = 0, max = 10) @Default("0.01")
            double eta,

            @Doc("C of the adjustment C / sqrt(n) that is added to a group's loss")
            @Range(min = 0, max = 1000)
            @Default("0")
            double adjustment)
            implements GroupLossConfig {
        /** @throws IllegalArgumentException when there is no attribute */
        public GroupDro {
            groupBy = named(groupBy);
        }
    }

    private static List<String> named(List<String> attributes) {
        if (attributes.isEmpty()) {
            throw new IllegalArgumentException("groupBy: expected one or more attributes");
        }
        return List.copyOf(attributes);
    }
}
