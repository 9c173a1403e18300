/** Seeded randomness: named seeds, Gaussian numbers, permutations; nothing here draws entropy from the machine. */
package org.facegap.core.random;
