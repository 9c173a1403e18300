package org.facegap.trainer.data;

import java.util.List;
import org.facegap.core.config.ByKey;
import org.facegap.core.config.Default;
import org.facegap.core.config.Doc;
import org.facegap.core.config.OneOf;

/** How often the images of a training set are drawn. The number of images drawn is the recipe's, whichever it is. */
@ByKey("kind")
public sealed interface SamplingConfig {
    /** Every image equally often. */
    SamplingConfig UNIFORM = new Uniform("uniform");

    /** Its name. */
    String kind();

    /** In words, for reports. */
    String words();

    /**
     * Every image equally often.
     *
     * @param kind uniform
     */
    record Uniform(
            @Doc("every image equally often") @OneOf("uniform") @Default("uniform")
            String kind) implements SamplingConfig {
        @Override
        public String words() {
            return "every image equally often";
        }
    }

    /**
     * Every identity equally often.
     *
     * @param kind identity
     */
    record Identity(
            @Doc("every identity equally often") @OneOf("identity")
            String kind) implements SamplingConfig {
        @Override
        public String words() {
            return "every identity equally often";
        }
    }

    /**
     * Every group equally often.
     *
     * @param kind group
     * @param groupBy attributes whose values, or combinations of values, are the groups; images without one of them are not drawn
     * @param within what is drawn equally often within a group: images or identities
     */
    record Group(
            @Doc("every group equally often") @OneOf("group")
            String kind,

            @Doc(
                    "attributes whose values, or combinations of values, are the groups; images that lack one are not drawn")
            List<String> groupBy,

            @Doc("what is drawn equally often within a group") @OneOf({"images", "identities"}) @Default("images")
            String within)
            implements SamplingConfig {
        /** @throws IllegalArgumentException when no attribute is named */
        public Group {
            if (groupBy.isEmpty()) {
                throw new IllegalArgumentException("groupBy: expected one or more attributes");
            }
            groupBy = List.copyOf(groupBy);
        }

        @Override
        public String words() {
            return "every " + String.join(" and ", groupBy) + " equally often"
                    + (within.equals("identities") ? ", within it every identity" : "");
        }
    }
}
