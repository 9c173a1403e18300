/** {@code facegap match} and {@code facegap predict}: models of anybody over the images of any face dataset. */
@NullMarked
package org.facegap.cli.match;

import org.jspecify.annotations.NullMarked;
