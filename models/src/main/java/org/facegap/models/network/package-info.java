/**
 * How a network is described (parameters and TorchScript source) and run as a DJL block. Architectures live in their own
 * packages.
 */
@NullMarked
package org.facegap.models.network;

import org.jspecify.annotations.NullMarked;
