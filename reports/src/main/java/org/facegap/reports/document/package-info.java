/**
 * What a report holds before any syntax: sections of blocks, whose tables and charts are the same for a page, a paper, a spreadsheet and a
 * terminal. Texts are written and numbers are rounded when a block is made; {@code org.facegap.reports.writing} turns blocks into syntax.
 */
@NullMarked
package org.facegap.reports.document;

import org.jspecify.annotations.NullMarked;
