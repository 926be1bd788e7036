package org.accession.synthetic;

/**
 * A stream of pseudo-random numbers that is the same on every Java version and machine: SplitMix64 (Steele, Lea and
 * Flood, 2014) and strict arithmetic.
 */
final class Chance {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    Chance(long seed) {
        state = mix(seed);
    }

    /** A stream that belongs to the n-th thing of a seed and does not depend on what the others took. */
    static Chance of(long seed, long ordinal) {
        return new Chance(mix(seed) ^ mix(ordinal * GOLDEN_GAMMA + 1));
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private long next() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /** At least 0 and below 1. */
    double real() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    /** A whole number at least 0 and below the limit. */
    int below(int limit) {
        return (int) (real() * limit);
    }

    /** A whole number from the least to the most, both included. */
    int between(int least, int most) {
        return least + below(most - least + 1);
    }

    boolean happens(double percent) {
        return real() * 100 < percent;
    }

    @SafeVarargs
    final <T> T oneOf(T... choices) {
        return choices[below(choices.length)];
    }

    /** Normally distributed around 0 with deviation 1 (Box and Muller, 1958). */
    double normal() {
        return StrictMath.sqrt(-2 * StrictMath.log(1 - real())) * StrictMath.cos(2 * StrictMath.PI * real());
    }

    /** Log-normally distributed around the median. */
    double aroundMedian(double median, double spread) {
        return median * StrictMath.exp(spread * normal());
    }
}
