/** How alike the identities of a set are: all pairs of their embeddings, counted exactly in bounded memory. Nothing is searched or rejected here. */
@NullMarked
package org.facegap.generator.uniqueness;

import org.jspecify.annotations.NullMarked;
