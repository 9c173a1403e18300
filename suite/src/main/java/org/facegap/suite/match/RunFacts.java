package org.facegap.suite.match;

import java.util.List;
import java.util.Map;

/**
 * What was measured ({@code match.json}, {@code predict.json}).
 *
 * @param dataset name on its card
 * @param folder where it lies
 * @param index SHA-256 of its index, which holds that of every image
 * @param licence of its images
 * @param group attributes that make the groups; empty when none does
 * @param images images that were needed, by group
 * @param protocol which pairs, in words; for attributes which images, empty for all
 * @param seed of every draw
 * @param face which one was taken where an image holds several, in words
 * @param genuine genuine pairs; 0 for attributes
 * @param impostor impostor pairs; 0 for attributes
 * @param systems the models
 * @param device where they ran
 * @param threads CPU threads
 * @param engine version of the engine
 */
public record RunFacts(
        String dataset,
        String folder,
        String index,
        String licence,
        String group,
        Map<String, Long> images,
        String protocol,
        long seed,
        String face,
        long genuine,
        long impostor,
        List<SystemFacts> systems,
        String device,
        int threads,
        String engine) {}
