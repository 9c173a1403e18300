package org.facegap.generator.dataset;
import java.util.*;
import org.facegap.generator.search.SearchSpec;
import org.facegap.generator.variation.VariationSpec;
public record GenerateSpec(String generator, String oracle, String embedder, String auditOracle, String auditEmbedder, List<String> groupBy, String composition, Map<String,String> only, int identities, SearchSpec search, VariationSpec variations, long seed) {}
