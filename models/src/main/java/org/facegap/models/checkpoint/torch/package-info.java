/** PyTorch's {@code torch.save} files, old streams and zip archives, and the tensors in them, read as data. */
@NullMarked
package org.facegap.models.checkpoint.torch;

import org.jspecify.annotations.NullMarked;
