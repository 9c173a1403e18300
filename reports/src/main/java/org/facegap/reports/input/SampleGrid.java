package org.facegap.reports.input;

import org.facegap.core.image.Picture;

/**
 * A grid of sample pictures of one arm's training set and one group.
 *
 * @param arm the arm's name
 * @param group the group's name, "" for pictures that were not chosen by group
 * @param grid the pictures, already laid out in one picture
 * @param caption what the grid shows; also its text alternative
 * @param mayBeShown what the dataset card says about showing its pictures; where false the report holds a note instead of the picture
 */
public record SampleGrid(String arm, String group, Picture grid, String caption, boolean mayBeShown) {}
