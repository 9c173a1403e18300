package org.facegap.generator.dataset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.facegap.generator.search.GroupQuotas;

/**
 * Who of an {@link IdentityOrder} fills the quotas: of every group the first ones whose images pass. Not thread-safe.
 */
final class ChosenIdentities {
    private final IdentityOrder order;
    private final Map<String, Long> targets;
    private final Map<String, Integer> tried = new HashMap<>();
    private final Map<String, Long> passedPerGroup = new HashMap<>();
    private final Map<String, ImageChunk> passed = new HashMap<>();
    private final Map<String, Bracket.Member> members = new HashMap<>();

    ChosenIdentities(GroupQuotas quotas, IdentityOrder order) {
        this.order = order;
        this.targets = quotas.isPooled() ? Map.of("", quotas.total()) : quotas.targets();
    }

    boolean isComplete() {
        return missing().isEmpty();
    }

    /** Group to identities whose images are still to be made. */
    Map<String, Long> missing() {
        Map<String, Long> missing = new LinkedHashMap<>();
        targets.forEach((group, n) -> {
            long left = n - passedPerGroup.getOrDefault(group, 0L);
            if (left > 0) {
                missing.put(group, left);
            }
        });
        return missing;
    }

    /** Group to identities that are missing and that the order does not have. */
    Map<String, Long> beyondOrder() {
        Map<String, Long> beyond = new LinkedHashMap<>();
        missing().forEach((group, n) -> {
            long there = order.of(group).size() - tried.getOrDefault(group, 0);
            if (n > there) {
                beyond.put(group, n - there);
            }
        });
        return beyond;
    }

    /** The next identities of every group that is short, in order; they count as tried from now on. */
    List<Bracket.Member> next() {
        Set<Bracket.Member> wanted = new HashSet<>();
        missing().forEach((group, n) -> {
            int from = tried.getOrDefault(group, 0);
            List<Bracket.Member> next = order.of(group).subList(from, from + n.intValue());
            wanted.addAll(next);
            tried.put(group, from + next.size());
        });
        List<Bracket.Member> inOrder = new ArrayList<>();
        for (Bracket.Member member : order.all()) {
            if (wanted.contains(member)) {
                inOrder.add(member);
                members.put(member.name(), member);
            }
        }
        return inOrder;
    }

    /** Takes in what became of the images of some that {@link #next} gave. */
    void took(ImageChunk chunk) {
        for (String name : chunk.passed()) {
            Bracket.Member member = members.get(name);
            if (member == null) {
                throw new IllegalStateException("nobody asked for the images of " + name);
            }
            passed.put(name, chunk);
            passedPerGroup.merge(order.key(member), 1L, Long::sum);
        }
    }

    /** Everybody who passed, in order, with the chunk that holds the images. */
    Map<Bracket.Member, ImageChunk> inOrder() {
        Map<Bracket.Member, ImageChunk> chosen = new LinkedHashMap<>();
        for (Bracket.Member member : order.all()) {
            ImageChunk chunk = passed.get(member.name());
            if (chunk != null) {
                chosen.put(member, chunk);
            }
        }
        return chosen;
    }

    /** Identities whose images were tried. */
    Map<String, Bracket.Member> triedMembers() {
        return members;
    }
}
