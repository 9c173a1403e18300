package org.facegap.core.random;

/**
 * The numbers of NumPy's {@code RandomState(seed)}: the Mersenne twister MT19937 seeded by one 32-bit word, doubles of 53
 * bits, normal numbers by the polar method. Public face generators turn a seed into a latent with it, so the same seed
 * gives the same face here. Not thread-safe.
 *
 * <p>Source: Matsumoto and Nishimura, "Mersenne Twister", 2002 initialisation; NumPy's legacy distributions.
 */
public final class NumpyRandom {
    /** The largest seed. */
    public static final long MAX_SEED = 0xFFFF_FFFFL;

    private static final int N = 624;
    private static final int M = 397;

    private final int[] state = new int[N];
    private int next = N;
    private double spare;
    private boolean hasSpare;

    /**
     * A stream that the seed decides.
     *
     * @param seed 0 to {@link #MAX_SEED}
     * @throws IllegalArgumentException when the seed is outside, as NumPy refuses it
     */
    public NumpyRandom(long seed) {
        if (seed < 0 || seed > MAX_SEED) {
            throw new IllegalArgumentException("a seed is a whole number from 0 to " + MAX_SEED + ", not " + seed);
        }
        state[0] = (int) seed;
        for (int i = 1; i < N; i++) {
            state[i] = 1_812_433_253 * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
        }
    }

    /** The next uniform number of [0, 1). */
    public double randomSample() {
        int high = word() >>> 5;
        int low = word() >>> 6;
        return (high * 67_108_864.0 + low) / 9_007_199_254_740_992.0;
    }

    /** The next number of mean 0 and variance 1. */
    public double randn() {
        if (hasSpare) {
            hasSpare = false;
            return spare;
        }
        while (true) {
            double x = 2 * randomSample() - 1;
            double y = 2 * randomSample() - 1;
            double square = x * x + y * y;
            if (square < 1 && square != 0) {
                double scale = StrictMath.sqrt(-2 * StrictMath.log(square) / square);
                // The second of the pair comes first.
                spare = scale * x;
                hasSpare = true;
                return scale * y;
            }
        }
    }

    /** The next {@code n} numbers of mean 0 and variance 1. */
    public double[] randn(int n) {
        double[] numbers = new double[n];
        for (int i = 0; i < n; i++) {
            numbers[i] = randn();
        }
        return numbers;
    }

    private int word() {
        if (next == N) {
            turn();
        }
        int y = state[next++];
        y ^= y >>> 11;
        y ^= (y << 7) & 0x9D2C_5680;
        y ^= (y << 15) & 0xEFC6_0000;
        return y ^ (y >>> 18);
    }

    private void turn() {
        for (int i = 0; i < N; i++) {
            int y = (state[i] & 0x8000_0000) | (state[(i + 1) % N] & 0x7FFF_FFFF);
            state[i] = state[(i + M) % N] ^ (y >>> 1) ^ ((y & 1) == 0 ? 0 : 0x9908_B0DF);
        }
        next = 0;
    }
}
