/**
 * Models that other people trained, as oracles, recognisers and detectors: their cards, ONNX and TorchScript files, what
 * is done to images before and to outputs after. Nothing about such a file is guessed; what its card does not say is an
 * error. Networks of this project live beside.
 */
@NullMarked
package org.facegap.models.external;

import org.jspecify.annotations.NullMarked;
