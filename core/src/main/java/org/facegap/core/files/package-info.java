/** Files as bytes: atomic writing, checksums, what to say when the disk fails; no format lives here. */
package org.facegap.core.files;
