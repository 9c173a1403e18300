/**
 * Reading Python pickles as data. Nothing is imported, looked up or called: allowed names become inert nodes, all other
 * names end the reading. What the nodes mean (tensors, networks) is not known here.
 */
@NullMarked
package org.facegap.models.checkpoint.pickle;

import org.jspecify.annotations.NullMarked;
