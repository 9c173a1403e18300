package org.facegap.generator.dataset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.facegap.models.named.Embedding;

/**
 * The order in which identities enter the dataset: the brackets take turns, and an identity too like an earlier one of another bracket is
 * left out. A function of the brackets alone, so it is the same for whoever works it out. Brackets that are added later are
 * appended and change nothing before them.
 */
final class IdentityOrder {
    private final double threshold;
    private final boolean pooled;
    private final List<Bracket.Member> accepted = new ArrayList<>();
    private final Map<String, List<Bracket.Member>> byGroup = new LinkedHashMap<>();
    private final Map<String, Long> alike = new LinkedHashMap<>();

    /**
     * No identities yet.
     *
     * @param threshold an identity is left out when its cosine to an earlier one is this or more; 1 leaves nobody out
     * @param pooled whether groups have no quotas of their own
     */
    IdentityOrder(double threshold, boolean pooled) {
        this.threshold = threshold;
        this.pooled = pooled;
    }

    /** Appends brackets that take turns with each other. */
    void append(List<Bracket> brackets) {
        List<List<Bracket.Member>> members =
                brackets.stream().map(Bracket::members).toList();
        int longest = members.stream().mapToInt(List::size).max().orElse(0);
        for (int turn = 0; turn < longest; turn++) {
            for (List<Bracket.Member> list : members) {
                if (turn < list.size()) {
                    add(list.get(turn));
                }
            }
        }
    }

    private void add(Bracket.Member member) {
        if (threshold < 1) {
            for (Bracket.Member other : accepted) {
                // Those of one bracket were compared with each other when they were found.
                if (other.bracket() != member.bracket()
                        && Embedding.cosine(other.embedding(), member.embedding()) >= threshold) {
                    alike.merge(member.group(), 1L, Long::sum);
                    return;
                }
            }
        }
        accepted.add(member);
        byGroup.computeIfAbsent(key(member), g -> new ArrayList<>()).add(member);
    }

    /** The group whose quota an identity counts for; all of them share one without quotas. */
    String key(Bracket.Member member) {
        return pooled ? "" : member.group();
    }

    /** Identities of a group in order. */
    List<Bracket.Member> of(String key) {
        return byGroup.getOrDefault(key, List.of());
    }

    /** Everybody in order. */
    List<Bracket.Member> all() {
        return accepted;
    }

    /** Group to identities left out. */
    Map<String, Long> alike() {
        return alike;
    }
}
