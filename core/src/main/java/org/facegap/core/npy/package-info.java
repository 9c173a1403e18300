/** NumPy array files; no arithmetic. */
package org.facegap.core.npy;
