package org.facegap.generator.search;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import org.facegap.core.random.Gaussian;
import org.facegap.core.random.Seeds;
import org.facegap.generator.latent.LatentSpace;
import org.facegap.generator.latent.LatentSphere;
import org.jspecify.annotations.Nullable;

/**
 * The search as the public code of Jain, Memon and Togelius (IJCB 2023; T-BIOM 2024) does it: one group after the other;
 * the first independent draw that is read as the group is a root; it and its mutants, which pass no distance test, wait
 * first in, first out; a face of the group, the root included, is an identity and has children while its root has
 * candidates left, and a child waits only when it lies further from its root than its parent; a root with more than {@value #FACELESS} faceless
 * candidates is given up. Its queue has no bound and nothing keeps identities apart.
 *
 * <p>Candidates are taken from the front of the queue many at a time, which changes nothing in a first-in, first-out order.
 * What a suite asks of every arm (label confidence, identity threshold) is the search's business and comes on top; a
 * face that only those refuse still has children, as it would have there.
 */
public final class PublishedSearch implements SearchStrategy {
    private static final int FACELESS = 20;

    /** The published constants. */
    public enum Preset {
        /** Second code, Z: normal noise of 0.5 on z, no end for a root. */
        JAIN2023_Z(LatentSpace.Kind.Z, 3, Integer.MAX_VALUE, 0.5),
        /** First code: uniform noise of 3 standard deviations of each coordinate of w, 10 children, 500 candidates a root. */
        JAIN2023_W(LatentSpace.Kind.W, 10, 500, 3),
        /** Second code, W+: uniform noise of 0.3 on every number of W+, 1000 candidates a root. */
        JAIN2023_WPLUS(LatentSpace.Kind.W_PLUS, 3, 1000, 0.3);

        private final LatentSpace.Kind space;
        private final int children;
        private final int candidatesPerRoot;
        private final double amplitude;

        Preset(LatentSpace.Kind space, int children, int candidatesPerRoot, double amplitude) {
            this.space = space;
            this.children = children;
            this.candidatesPerRoot = candidatesPerRoot;
            this.amplitude = amplitude;
        }

        /** The preset of a strategy's name, for example {@code jain2023-z}. */
        static Preset named(String strategy) {
            return valueOf(strategy.replace('-', '_').toUpperCase(Locale.ROOT));
        }

        /** Where its genomes live. */
        public LatentSpace.Kind space() {
            return space;
        }

        private Mutation mutation(LatentSpace in, long seed) {
            long own = Seeds.derive(seed, "mutations");
            if (this == JAIN2023_Z) {
                Gaussian random = new Gaussian(own);
                return parent -> added(parent, i -> amplitude * random.next());
            }
            SplittableRandom random = new SplittableRandom(own);
            double[] scale = this == JAIN2023_W ? in.deviations(seed) : new double[] {1};
            return parent -> added(parent, i -> amplitude * scale[i % scale.length] * (2 * random.nextDouble() - 1));
        }

        private static float[] added(float[] parent, IntToDoubleFunction noise) {
            float[] child = parent.clone();
            for (int i = 0; i < child.length; i++) {
                child[i] += (float) noise.applyAsDouble(i);
            }
            return child;
        }
    }

    private final Preset preset;
    private final Mutation mutation;
    private final SearchStrategy draws;
    private final ArrayDeque<Candidate> queue = new ArrayDeque<>();
    private @Nullable String group;
    private long roots;
    private boolean abandoned;
    private long judgedOfRoot;
    private long faceless;
    private long longestQueue;
    private long children;
    private long inward;
    private long givenUp;

    /** A search that the seed decides. */
    public PublishedSearch(Preset preset, LatentDraws draws, long seed) {
        this.preset = preset;
        this.mutation = preset.mutation(draws.space(), seed);
        this.draws = new IndependentDraws(draws, seed);
    }

    @Override
    public List<Candidate> propose(int count, List<String> open) {
        if (group == null || !open.contains(group)) {
            queue.clear();
            group = open.isEmpty() ? null : open.get(0);
        }
        if (queue.isEmpty()) {
            // Looking for the next root: one draw after the other there, a round at a time here.
            return draws.propose(count, open);
        }
        List<Candidate> front = new ArrayList<>();
        while (front.size() < count && !queue.isEmpty()) {
            front.add(queue.remove());
        }
        return front;
    }

    @Override
    public void judged(Candidate candidate, Assessment verdict) {
        boolean ofGroup = group != null && group.equals(verdict.group());
        if (candidate.root() < 0) {
            if (ofGroup && queue.isEmpty()) {
                begin(candidate);
            }
            return;
        }
        // What was already under way when a root was given up does not revive it.
        if (candidate.root() != roots - 1 || abandoned) {
            return;
        }
        judgedOfRoot++;
        if (verdict.outcome() == Assessment.Outcome.NO_FACE && ++faceless > FACELESS) {
            queue.clear();
            abandoned = true;
            givenUp++;
            return;
        }
        if (!ofGroup || judgedOfRoot >= preset.candidatesPerRoot) {
            return;
        }
        double parentDistance = distance(candidate.genome(), candidate.rootGenome());
        for (int i = 0; i < preset.children; i++) {
            float[] child = mutation.child(candidate.genome());
            children++;
            if (distance(child, candidate.rootGenome()) > parentDistance) {
                queue.add(new Candidate(child, group, roots - 1, candidate.rootGenome(), Double.NaN));
            } else {
                inward++;
            }
        }
        longestQueue = Math.max(longestQueue, queue.size());
    }

    /**
     * The root itself has just been judged, as a draw; its mutants wait. There it stands before them in the queue, so that
     * it has children, too, once it is taken: twice as many in all.
     */
    private void begin(Candidate root) {
        long number = roots++;
        judgedOfRoot = 1;
        faceless = 0;
        abandoned = false;
        for (int i = 0; i < 2 * preset.children; i++) {
            queue.add(new Candidate(mutation.child(root.genome()), group, number, root.genome(), Double.NaN));
        }
    }

    private static double distance(float[] a, float[] b) {
        return LatentSphere.distance(a, b);
    }

    @Override
    public Map<String, Object> facts() {
        Map<String, Object> facts = new TreeMap<>();
        facts.put("roots", roots);
        facts.put("rootsGivenUp", givenUp);
        facts.put("children", children);
        facts.put("childrenNearerToTheirRootThanTheirParent", inward);
        facts.put("longestQueue", longestQueue);
        return facts;
    }
}
