/** What an audit of attribute predictions measured, as it is written to and read from {@code results.json}. No computing. */
@NullMarked
package org.facegap.core.results.attribute;

import org.jspecify.annotations.NullMarked;
