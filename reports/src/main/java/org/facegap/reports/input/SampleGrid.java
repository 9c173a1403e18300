package org.facegap.reports.input;

import org.facegap.core.image.Image;

/**
 * A grid of sample images of one arm's training set and one group.
 *
 * @param arm the arm's name
 * @param group the group's name, "" for images that were not chosen by group
 * @param grid the images, already laid out in one image
 * @param caption what the grid shows; also its text alternative
 * @param mayBeShown what the dataset card says about showing its images; where false the report holds a note instead of the image
 */
public record SampleGrid(String arm, String group, Image grid, String caption, boolean mayBeShown) {}
