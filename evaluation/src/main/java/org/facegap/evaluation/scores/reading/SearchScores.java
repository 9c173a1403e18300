package org.facegap.evaluation.scores.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.facegap.core.words.JoinedNames;
import org.facegap.evaluation.identification.ProbeSearch;
import org.facegap.evaluation.identification.Search;

/**
 * The lines of a score file, gathered into searches. Lines that are there twice count once; what is there twice with another
 * score, and searches that lack lines which others have, are told.
 */
final class SearchScores {
    /** A share of comparisons; half of them are higher where scores say nothing. */
    private static final double WRONG = 0.7;

    /** Score, 1 for a mate, and the number of the reference. */
    private final Map<String, List<double[]>> scores = new LinkedHashMap<>();

    private final Map<String, String> identities = new HashMap<>();
    private final Map<String, Integer> references = new HashMap<>();
    private final Set<String> enrolled = new LinkedHashSet<>();
    private boolean models;

    /**
     * A line.
     *
     * @param model of the claimed identity; "" where the file does not say
     * @return whose the probe is by an earlier line; the same as {@code real} unless lines contradict each other
     */
    String add(String claimed, String model, String real, String probe, double score) {
        String before = identities.putIfAbsent(probe, real);
        models |= !model.isEmpty();
        enrolled.add(claimed);
        int reference = references.computeIfAbsent(claimed + '\0' + model, r -> references.size());
        scores.computeIfAbsent(probe, p -> new ArrayList<>())
                .add(new double[] {score, claimed.equals(real) ? 1 : 0, reference});
        return before == null ? real : before;
    }

    SearchFiles.Searches searches(String file) {
        long same = 0;
        long other = 0;
        for (List<double[]> all : scores.values()) {
            all.sort(Comparator.<double[]>comparingDouble(s -> s[2]).thenComparingDouble(s -> s[0]));
            for (int i = 1; i < all.size(); i++) {
                if (all.get(i)[2] == all.get(i - 1)[2]) {
                    boolean equal = Double.compare(all.get(i)[0], all.get(i - 1)[0]) == 0;
                    same += equal ? 1 : 0;
                    other += equal ? 0 : 1;
                }
            }
        }
        List<String> warnings = new ArrayList<>();
        // without models an identity may have several references, two of which may give the same score
        boolean once = models || other == 0;
        if (same > 0 && once) {
            warnings.add(file + ": " + same + " lines are there twice, with the same score; each counts once.");
            scores.values().forEach(SearchScores::keepOne);
        }
        if (other > 0) {
            warnings.add(file + ": " + (other + (once ? 0 : same)) + " lines compare a probe with "
                    + (models ? "a model" : "an identity") + " that it was compared with before; all of them are used"
                    + (models ? "." : ", as further references of the identity."));
        }
        missing(file, warnings);
        turned(file, warnings);
        new SearchedIdentities(enrolled)
                .check(
                        scores.keySet().stream()
                                .map(probe -> identities.getOrDefault(probe, ""))
                                .toList(),
                        warnings);
        List<Search> searches = new ArrayList<>();
        scores.forEach((probe, all) -> searches.add(
                new Search(identities.getOrDefault(probe, ""), "", new ProbeSearch(of(all, 0), of(all, 1)))));
        return new SearchFiles.Searches(searches, 0, 0, warnings);
    }

    private static void keepOne(List<double[]> sorted) {
        List<double[]> kept = new ArrayList<>();
        for (double[] line : sorted) {
            double[] last = kept.isEmpty() ? new double[3] : kept.get(kept.size() - 1);
            if (kept.isEmpty() || last[2] != line[2] || Double.compare(last[0], line[0]) != 0) {
                kept.add(line);
            }
        }
        sorted.clear();
        sorted.addAll(kept);
    }

    /** Tells that mates have lower scores than other identities, as distances have. */
    private void turned(String file, List<String> warnings) {
        double above = 0;
        double all = 0;
        for (List<double[]> lines : scores.values()) {
            double[] others = of(lines, 0);
            for (double mate : of(lines, 1)) {
                for (double other : others) {
                    boolean known = !Double.isNaN(mate) && !Double.isNaN(other);
                    all += known ? 1 : 0;
                    above += known && other > mate ? 1 : 0;
                }
            }
        }
        if (above > WRONG * all) {
            warnings.add(
                    file + ": scores against other identities are mostly higher than those against mates. If they are"
                            + " distances, write them with a minus: the highest score is found first.");
        }
    }

    /** A search that was not made against the whole gallery is easier than others, and one without its mate's line is another. */
    private void missing(String file, List<String> warnings) {
        int most = scores.values().stream().mapToInt(List::size).max().orElse(0);
        int least = scores.values().stream().mapToInt(List::size).min().orElse(0);
        long fewer = scores.values().stream().filter(all -> all.size() < most).count();
        if (fewer > 0) {
            warnings.add(file + ": " + fewer + " of " + scores.size() + " searches have fewer scores than others (from "
                    + least + " to " + most + "); a smaller gallery makes a better rank.");
        }
        long lines = scores.values().stream().mapToLong(List::size).sum();
        long without = scores.values().stream()
                .flatMap(List::stream)
                .filter(s -> Double.isNaN(s[0]))
                .count();
        if (without > 0) {
            long searches = scores.values().stream()
                    .filter(all -> all.stream().anyMatch(s -> Double.isNaN(s[0])))
                    .count();
            warnings.add(
                    file + ": " + without + " of " + lines + " comparisons, in " + searches + " of " + scores.size()
                            + " searches, have no score; a search without some of its scores has a smaller gallery and a better"
                            + " rank.");
        }
        List<String> lost = new ArrayList<>();
        scores.forEach((probe, all) -> {
            if (enrolled.contains(identities.getOrDefault(probe, "")) && of(all, 1).length == 0) {
                lost.add(probe);
            }
        });
        if (!lost.isEmpty()) {
            warnings.add(file + ": " + lost.size() + " of " + scores.size()
                    + " searches have no line for their own identity, with whom other probes were compared ("
                    + JoinedNames.shown(lost) + "); they count as non-mated.");
        }
    }

    private static double[] of(List<double[]> scores, int kind) {
        return scores.stream().filter(s -> s[1] == kind).mapToDouble(s -> s[0]).toArray();
    }
}
