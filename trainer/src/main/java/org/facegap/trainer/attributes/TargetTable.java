package org.facegap.trainer.attributes;

/** The target distribution of each label of an attribute. */
final class TargetTable {
    private TargetTable() {}

    /**
     * A row for each value, and one of zeros for a label that is not there.
     *
     * @return [values + 1, values] row-major
     */
    static float[] of(AttributeConfig recipe, AttributeTargets targets, int attribute) {
        int values = targets.values().get(attribute);
        float[] table = new float[(values + 1) * values];
        for (int v = 0; v < values; v++) {
            table[v * values + v] = 1;
        }
        return table;
    }
}
