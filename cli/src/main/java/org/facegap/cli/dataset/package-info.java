/** {@code facegap dataset}: face datasets from other layouts and to them, and what is in one. */
@NullMarked
package org.facegap.cli.dataset;

import org.jspecify.annotations.NullMarked;
