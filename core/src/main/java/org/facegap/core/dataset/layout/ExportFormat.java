package org.facegap.core.dataset.layout;

/** Layouts that face datasets are written out in. */
public enum ExportFormat {
    /** {@code IDENTITY/KEY.jpg}. */
    FOLDERS,
    /** UTKFace's names, {@code age_gender_race_number.jpg}, in one folder. */
    UTKFACE,
    /** {@code images/NNNNNN/KEY.jpg} and {@code index.csv} with file, identity, attributes with confidences, variation. */
    CSV
}
