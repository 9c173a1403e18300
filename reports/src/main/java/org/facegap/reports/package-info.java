/**
 * What identities read: reports of suites, of verification scores, of attribute predictions and of searches, made from result records alone.
 *
 * <p>Nothing is measured here. {@code suite}, {@code scores}, {@code attributes} and {@code identification} say which figures stand in which
 * section; a section holds blocks ({@code document}), which {@code writing} turns into HTML, LaTeX, Markdown, CSV and lines of a terminal.
 * {@code text} rounds numbers and puts them into words, {@code chart} lays charts out. No file of a dataset or a model is opened here.
 */
@NullMarked
package org.facegap.reports;

import org.jspecify.annotations.NullMarked;
