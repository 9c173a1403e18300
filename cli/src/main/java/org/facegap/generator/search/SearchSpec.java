package org.facegap.generator.search;
import org.facegap.core.config.*;
public record SearchSpec(
 @Doc("strategy") @OneOf({"evolutionary","rejection","plain"}) @Default("evolutionary") String strategy,
 @Doc("psi") @Default("0.7") double psi, @Doc("sigma") @Default("0.5") double sigma, @Doc("c") @Default("3") int children, @Doc("f") @Default("64") int frontier,
 @Doc("b") @Default("16") int batch, @Doc("c") @Default("0.9") double confidence, @Doc("m") @Default("0.1") double margin,
 @Doc("i") @Default("0.5") double identityThreshold, @Doc("d") @Default("0.99") double densityQuantile, @Doc("m") @Default("200") int maxRendersPerIdentity) {}
