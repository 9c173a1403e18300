package org.facegap.evaluation.uncertainty;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.facegap.core.random.Gaussian;
import org.facegap.core.random.Seeds;
import org.facegap.core.statistics.Interval;
import org.facegap.core.statistics.Quantiles;

/**
 * Replicates of the error rates of one group under resampling of its identities: several columns (operating points,
 * kinds of pairs, systems) at once, all seeing the same resampled identities.
 *
 * <p><b>Algebra.</b> A replicate draws as many identities as there are, with replacement; {@code m_i} is how often
 * {@code i} came. With the notation of {@link IdentityCounts}, resampled counts are {@code E* = sum_i m_i E_i} for
 * genuine pairs and {@code E* = sum over dyads d = {i, j} with errors of E_d m_i m_j} for impostor pairs. The deviation
 * of the rate is taken in residual form, {@code (E* - p N*) / N}, with {@code N* = sum_i m_i N_i} for genuine pairs and
 * {@code N* = sum_i m_i N_i - N} for impostor pairs. The latter is the resampled number of pairs without its second
 * order term {@code sum_d N_d (m_i - 1)(m_j - 1)}, which has mean near 0 and, next to the same term of {@code E*}, a
 * share {@code p} of the variance. So a replicate costs one step for each identity and each dyad <em>with an error</em>,
 * and no pair is copied or even looked at: a thousand replicates over ten million pairs take seconds.
 *
 * <p>Deviations are then <b>recentred</b> to mean zero (repeated identities shift U-statistics: Conti and Clemencon, arXiv
 * 2211.07245) and <b>rescaled</b> to the dyadic variance ({@link DyadicCovariance}, with its correction for centring): a
 * product weight has variance 3 for the own noise of an impostor pair, so that intervals over sparse impostor pairs would be up
 * to 1.7 times too wide. The rescaling also takes out what the shortened {@code N*} leaves. The variance never falls below
 * that of independent pairs with half an error added to each cell (Agresti and Min 2005): no error, or no pair on which two
 * systems differ, is not certainty.
 *
 * <p><b>Without identities</b> ({@link #ofPairs}) pairs are resampled: a replicate is a multinomial draw over the
 * patterns of errors (which columns a pair is wrong in). That is too narrow where pairs share identities, and whoever prints
 * it has to say so.
 *
 * <p>Below some 30 errors prefer {@link ClusteredRate#interval}. Ends of a max-min, ratio or Gini over more than two
 * groups must not be read off such replicates: they never contain equality.
 */
public final class RateBootstrap {
    private final List<ErrorColumn> columns;
    private final double[] rates;
    private final long[] trials;
    private final double[][] covariance;
    private final double[][] draws;
    private final long seed;

    private RateBootstrap(
            List<ErrorColumn> columns, long[] trials, double[][] covariance, double[][] draws, long seed) {
        this.columns = List.copyOf(columns);
        this.trials = trials;
        this.covariance = covariance;
        this.draws = draws;
        this.seed = seed;
        rates = new double[trials.length];
        for (int c = 0; c < rates.length; c++) {
            rates[c] = columns.get(c).sum() / trials[c];
        }
    }

    /**
     * Resamples identities.
     *
     * @param columns counts over the pairs of one group, each with at least one pair
     * @param replicates number of replicates, at least 2
     * @param seed seed of the draws
     */
    public static RateBootstrap ofIdentities(List<IdentityCounts> columns, int replicates, long seed) {
        int k = columns.size();
        long[] trials = columns.stream().mapToLong(IdentityCounts::trials).toArray();
        check(trials, replicates);
        double[][] covariance = new double[k][k];
        for (int a = 0; a < k; a++) {
            for (int b = 0; b <= a; b++) {
                double kept = Math.sqrt(
                        (1 - columns.get(a).centring()) * (1 - columns.get(b).centring()));
                covariance[a][b] = columns.get(a).covariance(columns.get(b)) / kept;
                covariance[b][a] = covariance[a][b];
            }
        }
        int identities = columns.get(0).identities();
        double[][] draws = new double[k][replicates];
        SplittableRandom random = new SplittableRandom(seed);
        int[] times = new int[identities];
        for (int r = 0; r < replicates; r++) {
            Arrays.fill(times, 0);
            for (int i = 0; i < identities; i++) {
                times[random.nextInt(identities)]++;
            }
            for (int c = 0; c < k; c++) {
                draws[c][r] = deviation(columns.get(c), times);
            }
        }
        return new RateBootstrap(
                columns.stream().map(IdentityCounts::column).toList(), trials, covariance, draws, seed);
    }

    private static double deviation(IdentityCounts counts, int[] times) {
        double errors = 0;
        long trials = counts.genuine() ? 0 : -counts.trials();
        for (int i = 0; i < times.length; i++) {
            trials += (long) times[i] * counts.trials(i);
            if (counts.genuine()) {
                errors += times[i] * counts.errors(i);
            }
        }
        for (int d = 0; d < counts.wrongDyads(); d++) {
            errors += counts.dyadErrors(d) * times[counts.dyadFirst(d)] * times[counts.dyadSecond(d)];
        }
        return (errors - counts.rate() * trials) / counts.trials();
    }

    /**
     * Resamples pairs, for scores without identities.
     *
     * @param genuine number of genuine pairs
     * @param impostor number of impostor pairs
     * @param columns errors among them, places counted over any common numbering of the pairs
     * @param replicates number of replicates, at least 2
     * @param seed seed of the draws
     */
    public static RateBootstrap ofPairs(
            long genuine, long impostor, List<ErrorColumn> columns, int replicates, long seed) {
        int k = columns.size();
        long[] trials = columns.stream()
                .mapToLong(c -> c.genuine() ? genuine : impostor)
                .toArray();
        check(trials, replicates);
        double[][] covariance = new double[k][k];
        for (int a = 0; a < k; a++) {
            for (int b = 0; b < k; b++) {
                ErrorColumn x = columns.get(a);
                ErrorColumn y = columns.get(b);
                double n = trials[a];
                covariance[a][b] =
                        x.genuine() == y.genuine() ? (x.product(y) / n - x.sum() / n * (y.sum() / n)) / n : 0;
            }
        }
        double[][] draws = new double[k][replicates];
        CountDraws random = new CountDraws(seed);
        for (boolean kind : new boolean[] {true, false}) {
            List<Integer> chosen = new ArrayList<>();
            for (int c = 0; c < k; c++) {
                if (columns.get(c).genuine() == kind) {
                    chosen.add(c);
                }
            }
            Map<Long, Long> patterns = patterns(columns, chosen);
            for (int r = 0; r < replicates; r++) {
                multinomial(kind ? genuine : impostor, patterns, chosen, random, draws, r);
            }
        }
        return new RateBootstrap(columns, trials, covariance, draws, seed);
    }

    /** How many pairs are wrong in exactly these columns, for each set of columns that occurs. */
    private static Map<Long, Long> patterns(List<ErrorColumn> columns, List<Integer> chosen) {
        if (chosen.size() > Long.SIZE) {
            throw new IllegalArgumentException("at most " + Long.SIZE + " columns of one kind, not " + chosen.size());
        }
        int total = 0;
        for (int c : chosen) {
            total += columns.get(c).pairs().length;
        }
        int[] places = new int[total];
        int n = 0;
        for (int c : chosen) {
            int[] pairs = columns.get(c).pairs();
            System.arraycopy(pairs, 0, places, n, pairs.length);
            n += pairs.length;
        }
        Arrays.sort(places);
        int[] at = new int[chosen.size()];
        Map<Long, Long> patterns = new TreeMap<>();
        for (int i = 0; i < total; i++) {
            if (i > 0 && places[i] == places[i - 1]) {
                continue;
            }
            long bits = 0;
            for (int c = 0; c < at.length; c++) {
                int[] pairs = columns.get(chosen.get(c)).pairs();
                if (at[c] < pairs.length && pairs[at[c]] == places[i]) {
                    bits |= 1L << c;
                    at[c]++;
                }
            }
            patterns.merge(bits, 1L, Long::sum);
        }
        return patterns;
    }

    private static void multinomial(
            long n, Map<Long, Long> patterns, List<Integer> chosen, CountDraws random, double[][] draws, int r) {
        long left = n;
        long mass = n;
        for (Map.Entry<Long, Long> pattern : patterns.entrySet()) {
            long count = pattern.getValue();
            long drawn = random.binomial(left, Math.min(1, count / (double) mass));
            left -= drawn;
            mass -= count;
            for (int c = 0; c < chosen.size(); c++) {
                if ((pattern.getKey() >>> c & 1) == 1) {
                    draws[chosen.get(c)][r] += (drawn - count) / (double) n;
                }
            }
        }
    }

    private static void check(long[] trials, int replicates) {
        if (replicates < 2 || trials.length == 0 || Arrays.stream(trials).anyMatch(n -> n < 1)) {
            throw new IllegalArgumentException("resampling needs 2 or more replicates and pairs in each column");
        }
    }

    /** Number of replicates. */
    public int replicates() {
        return draws[0].length;
    }

    /** The observed rate of a column. */
    public double rate(int column) {
        return rates[column];
    }

    /** Deviations of a rate, of mean zero, one per replicate. */
    public double[] deviations(int column) {
        return rescaled(draws[column], variance(column), column);
    }

    /** Variance of the deviations of a rate. */
    public double variance(int column) {
        return Math.max(floor(columns.get(column), trials[column]), covariance[column][column]);
    }

    /** Deviations of {@code rate(second) - rate(first)}: one sample of identities for both. */
    public double[] differences(int first, int second) {
        double[] moved = new double[replicates()];
        for (int r = 0; r < moved.length; r++) {
            moved[r] = draws[second][r] - draws[first][r];
        }
        return rescaled(moved, variance(first, second), rates.length * (first + 1) + second);
    }

    /** Variance of the deviations of {@code rate(second) - rate(first)}. */
    public double variance(int first, int second) {
        double variance = covariance[first][first] + covariance[second][second] - 2 * covariance[first][second];
        ErrorColumn a = columns.get(first);
        ErrorColumn b = columns.get(second);
        double floor = a.genuine() == b.genuine()
                ? floor(a.squares() + b.squares() - 2 * a.product(b), b.sum() - a.sum(), trials[first])
                : floor(a, trials[first]) + floor(b, trials[second]);
        return Math.max(floor, variance);
    }

    /** Percentiles of the rate, within [0, 1]. */
    public Interval interval(int column, double confidence) {
        return Quantiles.middle(deviations(column), confidence)
                .plus(rates[column])
                .within(0, 1);
    }

    /** Percentiles of {@code rate(second) - rate(first)}. */
    public Interval difference(int first, int second, double confidence) {
        return Quantiles.middle(differences(first, second), confidence).plus(rates[second] - rates[first]);
    }

    private static double floor(ErrorColumn errors, double n) {
        return floor(errors.squares(), errors.sum(), n);
    }

    /** Variance of a mean of independent values from -1 to 1 with half an error added to each cell. */
    private static double floor(double squares, double sum, double n) {
        double off = sum > n / 2 ? n - sum : sum;
        double around = sum > n / 2 ? n - squares : squares;
        return Math.max(1, around + 1 - off * off / (n + 2)) / ((n + 2) * (n + 2));
    }

    private double[] rescaled(double[] raw, double variance, int stream) {
        double[] moved = raw.clone();
        double sd = centre(moved);
        if (!(sd > 0)) {
            Gaussian normal = new Gaussian(Seeds.derive(seed, "normal", Integer.toString(stream)));
            for (int r = 0; r < moved.length; r++) {
                moved[r] = normal.next();
            }
            sd = centre(moved);
        }
        double scale = Math.sqrt(variance) / sd;
        for (int r = 0; r < moved.length; r++) {
            moved[r] *= scale;
        }
        return moved;
    }

    private static double centre(double[] values) {
        double mean = 0;
        for (double v : values) {
            mean += v / values.length;
        }
        double squares = 0;
        for (int r = 0; r < values.length; r++) {
            values[r] -= mean;
            squares += values[r] * values[r];
        }
        return Math.sqrt(squares / (values.length - 1));
    }
}
