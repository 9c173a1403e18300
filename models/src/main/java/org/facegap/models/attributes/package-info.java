/** Face-attribute classifiers: several attributes from one network. Training lives in the trainer. */
@NullMarked
package org.facegap.models.attributes;

import org.jspecify.annotations.NullMarked;
