/** The face dataset on disk: tar shards, index, latents and card, written once and read at random; no import of other layouts. */
package org.facegap.core.dataset;
