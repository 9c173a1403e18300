/** The recipe for attribute networks. */
@NullMarked
package org.facegap.trainer.attributes;

import org.jspecify.annotations.NullMarked;
