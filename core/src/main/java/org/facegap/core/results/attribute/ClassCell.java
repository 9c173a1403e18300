package org.facegap.core.results.attribute;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.facegap.core.estimate.Estimate;

/**
 * Counts and rates of one cell; counts are means over trainings where there are several.
 *
 * @param cell its name
 * @param tp truth positive, predicted positive
 * @param fp truth negative, predicted positive
 * @param fn truth positive, predicted negative
 * @param tn truth negative, predicted negative
 * @param rates rate to its value with an interval
 */
public record ClassCell(String cell, double tp, double fp, double fn, double tn, Map<String, Estimate> rates) {
    public ClassCell {
        rates = Collections.unmodifiableMap(new LinkedHashMap<>(rates));
    }
}
