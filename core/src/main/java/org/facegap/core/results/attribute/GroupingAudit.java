package org.facegap.core.results.attribute;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows sorted by one attribute or by every combination of several.
 *
 * @param by the attributes
 * @param cells every combination that occurs
 * @param suppressed those too small to be measured; they are in no comparison
 * @param empty combinations that do not occur, the first of them by name
 * @param emptyCount how many do not occur
 * @param unlabelled rows that lack one of the attributes
 * @param accuracyGap highest minus lowest accuracy
 * @param mix what of that the shares of classes explain; null when the values are no classes, or the rows are sorted by them
 * @param ageGap highest minus lowest mean absolute error; null when the values are no scale
 * @param classes decisions between a class and the rest, one entry per class that was asked for
 */
public record GroupingAudit(
        List<String> by,
        List<CellAudit> cells,
        List<SmallCell> suppressed,
        List<String> empty,
        long emptyCount,
        long unlabelled,
        GroupGap accuracyGap,
        @Nullable ClassMix mix,
        @Nullable GroupGap ageGap,
        List<ClassAudit> classes) {
    public GroupingAudit {
        by = List.copyOf(by);
        cells = List.copyOf(cells);
        suppressed = List.copyOf(suppressed);
        empty = List.copyOf(empty);
        classes = List.copyOf(classes);
    }
}
