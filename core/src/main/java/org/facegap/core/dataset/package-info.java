/** The face dataset on disk: tar shards, index, latents and card, written once and read at random; other layouts are read and written in the package below it. */
package org.facegap.core.dataset;
