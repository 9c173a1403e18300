/** Looking for identities: strategies that propose latents, quotas, and what every candidate has to pass. No image is varied and no file written here. */
@NullMarked
package org.facegap.generator.search;

import org.jspecify.annotations.NullMarked;
