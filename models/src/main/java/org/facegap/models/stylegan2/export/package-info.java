/** Writing StyleGAN2 generators into files of other tools, straight from arrays; no engine runs here. */
@NullMarked
package org.facegap.models.stylegan2.export;

import org.jspecify.annotations.NullMarked;
