package org.facegap.models.engine;

/** Number format of the heavy arithmetic; parameters, statistics and losses are float32 in both. */
public enum ComputeType {
    FLOAT32(6, "float32"),
    BFLOAT16(15, "bfloat16");

    private final int scalarCode;
    private final String label;

    ComputeType(int scalarCode, String label) {
        this.scalarCode = scalarCode;
        this.label = label;
    }

    /** ATen's scalar type code, as serialised TorchScript writes it. */
    public int scalarCode() {
        return scalarCode;
    }

    /** Lower-case name as it stands in configs and provenance. */
    public String label() {
        return label;
    }
}
