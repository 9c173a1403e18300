package org.facegap.generator.variation;
import org.facegap.core.config.*;
import java.util.Map;
public record VariationSpec(@Doc("p") @Default("6") int pictures, @Doc("s") @Default("1") double strength, @Doc("m") @Default("{pose: 1, light: 1}") Map<String, Double> mix,
 @Doc("f") @Default("0.3") double identityFloor, @Doc("a") @Default("10") int attempts) {}
