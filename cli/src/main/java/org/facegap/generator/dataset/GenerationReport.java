package org.facegap.generator.dataset;
import java.util.*;
import org.facegap.core.results.*;
public record GenerationReport(Composition composition, Cost cost, Map<String,Map<String,Long>> targets, Map<String,Object> facts) {}
