/**
 * The only door to the PyTorch engine: start-up, device and compute type, and compiled TorchScript modules. No network is
 * described here.
 */
@NullMarked
package org.facegap.models.engine;

import org.jspecify.annotations.NullMarked;
