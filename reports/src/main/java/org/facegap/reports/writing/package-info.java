/** Writers of blocks: HTML, LaTeX, Markdown, CSV, terminal. None knows what a block is about. */
@NullMarked
package org.facegap.reports.writing;

import org.jspecify.annotations.NullMarked;
