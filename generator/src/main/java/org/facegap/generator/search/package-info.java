/** Looking for identities: strategies that propose latents, quotas, and what every candidate has to pass. No picture is varied and no file written here. */
@NullMarked
package org.facegap.generator.search;

import org.jspecify.annotations.NullMarked;
