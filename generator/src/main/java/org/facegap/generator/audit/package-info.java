/** How far two models agree in what they read off images, and what is accepted. The models themselves live in models. */
@NullMarked
package org.facegap.generator.audit;

import org.jspecify.annotations.NullMarked;
