package org.facegap.core.results.suite;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.json.AddedLater;

/**
 * What a training set holds, and how far its labels can be trusted.
 *
 * @param identities number of identities
 * @param images number of images
 * @param identitiesPerValue attribute to value to identities, by the oracle that steered the search
 * @param auditAgreement attribute to the rate at which the auditing oracle agrees
 * @param rejectionRates attribute value to reason to the rate at which candidates were rejected
 * @param balance attribute, or joined attributes, to how even the values are; empty when not measured, as in files of earlier versions
 */
public record Composition(
        long identities,
        long images,
        Map<String, Map<String, Long>> identitiesPerValue,
        Map<String, Estimate> auditAgreement,
        Map<String, Map<String, Estimate>> rejectionRates,
        @AddedLater Map<String, Balance> balance) {
    public Composition {
        identitiesPerValue = Collections.unmodifiableMap(new LinkedHashMap<>(identitiesPerValue));
        auditAgreement = Collections.unmodifiableMap(new LinkedHashMap<>(auditAgreement));
        rejectionRates = Collections.unmodifiableMap(new LinkedHashMap<>(rejectionRates));
        balance = balance == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(balance));
    }

    /** A composition whose balance was not measured. */
    public Composition(
            long identities,
            long images,
            Map<String, Map<String, Long>> identitiesPerValue,
            Map<String, Estimate> auditAgreement,
            Map<String, Map<String, Estimate>> rejectionRates) {
        this(identities, images, identitiesPerValue, auditAgreement, rejectionRates, Map.of());
    }

    /** This composition with its balance. */
    public Composition withBalance(Map<String, Balance> measured) {
        return new Composition(identities, images, identitiesPerValue, auditAgreement, rejectionRates, measured);
    }
}
