package org.facegap.models.stylegan2.layout;

/** What the tensors of a bare state are called. */
enum TensorNames {
    /** NVIDIA's PyTorch names. */
    NVIDIA("synthesis.b4.const"),

    /** Those of the rosinality port. */
    ROSINALITY("input.input");

    private final String first;

    TensorNames(String first) {
        this.first = first;
    }

    /** The learned constant, which every such network has and no other. */
    String first() {
        return first;
    }

    /** Whether a name is that of the constant, with or without a prefix that ends in a dot. */
    boolean ends(String name) {
        return name.endsWith(first)
                && (name.length() == first.length() || name.charAt(name.length() - first.length() - 1) == '.');
    }
}
