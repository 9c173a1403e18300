package org.facegap.core.dataset;

/**
 * What an oracle, or the truth, says of one attribute of one image.
 *
 * @param value for example {@code dark}; not empty
 * @param confidence 0 to 1; 1 for a known truth
 */
public record AttributeLabel(String value, double confidence) {
    /** @throws IllegalArgumentException when there is no value or the confidence is not within 0..1 */
    public AttributeLabel {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("an attribute label needs a value");
        }
        if (!(confidence >= -1e-6 && confidence <= 1 + 1e-6)) {
            throw new IllegalArgumentException("confidence " + confidence + " is not within 0..1");
        }
        confidence = Math.min(1, Math.max(0, confidence));
    }

    /** A label known to be true. */
    public static AttributeLabel truth(String value) {
        return new AttributeLabel(value, 1);
    }
}
