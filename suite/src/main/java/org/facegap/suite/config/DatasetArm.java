package org.facegap.suite.config;

import java.util.Map;
import org.facegap.core.config.BrokenRules;
import org.facegap.core.config.Default;
import org.facegap.core.config.Doc;
import org.facegap.core.config.OneOf;

/**
 * A training set that is a face dataset on disk.
 *
 * @param name of the arm
 * @param source dataset
 * @param composition as-is
 * @param dataset folder of the face dataset, from where facegap was started
 * @param values attribute to the dataset's name of a value to the suite's name of it
 */
public record DatasetArm(
        @Doc("name of the arm") String name,

        @Doc("where the images come from") @OneOf("dataset") String source,

        @Doc("shares of the groups") @OneOf("as-is") String composition,
        @Doc("folder of a face dataset, with dataset.json") String dataset,

        @Doc("for each attribute, the dataset's name of a value and what it is here") @Default("{}")
        Map<String, Map<String, String>> values)
        implements ArmConfig {
    /** @throws IllegalArgumentException when the name is none */
    public DatasetArm {
        BrokenRules.throwIfAny(ArmConfig.broken(name));
    }
}
