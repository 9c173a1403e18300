package org.facegap.models.checkpoint.torch;

import org.facegap.models.checkpoint.array.ElementType;
import org.facegap.models.checkpoint.pickle.FileBytes;

/**
 * The flat memory that tensors are views of.
 *
 * @param type of its elements
 * @param data its bytes
 */
record TorchStorage(ElementType type, FileBytes data) {}
