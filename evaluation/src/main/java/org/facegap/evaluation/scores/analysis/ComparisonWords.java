package org.facegap.evaluation.scores.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.scores.DifferentialChange;
import org.facegap.core.results.scores.GroupChange;

/** A comparison in words: a direction is claimed only where the paired interval leaves zero out. */
final class ComparisonWords {
    private final String baseline;
    private final String candidate;
    private final String point;
    private final List<GroupChange> groups;
    private final List<DifferentialChange> differentials;

    ComparisonWords(
            String baseline,
            String candidate,
            String point,
            List<GroupChange> groups,
            List<DifferentialChange> differentials) {
        this.baseline = baseline;
        this.candidate = candidate;
        this.point = point;
        this.groups = groups;
        this.differentials = differentials;
    }

    String text() {
        List<String> smaller = new ArrayList<>();
        List<String> larger = new ArrayList<>();
        List<String> open = new ArrayList<>();
        List<String> none = new ArrayList<>();
        for (DifferentialChange d : differentials) {
            Estimate change = d.difference();
            if (!change.isOk()) {
                none.add(d.name());
            } else if (!leavesZero(change)) {
                open.add(d.name() + " (" + signed(change) + ")");
            } else {
                (change.value() < 0 ? smaller : larger).add(d.name() + " (" + values(d) + ")");
            }
        }
        List<String> better = new ArrayList<>();
        List<String> worse = new ArrayList<>();
        for (GroupChange g : groups) {
            if (leavesZero(g.accuracy())) {
                (g.accuracy().value() > 0 ? better : worse).add(g.group() + " " + signed(g.accuracy()));
            }
        }
        StringBuilder text = new StringBuilder(candidate + " against " + baseline + " at " + point + ".");
        part(text, "Smaller: ", smaller);
        part(text, "Larger: ", larger);
        part(text, "No difference shown: ", open);
        if (!none.isEmpty() && none.size() == differentials.size()) {
            text.append(" Groups were not compared: ")
                    .append(differentials.get(0).difference().reason())
                    .append('.');
        } else {
            part(text, "No statement possible: ", none);
        }
        part(text, "More accurate on ", better);
        part(text, "Less accurate on ", worse);
        if (better.isEmpty() && worse.isEmpty()) {
            text.append(
                    groups.stream().anyMatch(g -> g.accuracy().isOk())
                            ? " No group's accuracy is shown to differ."
                            : " No group's accuracy could be compared.");
        }
        return text.toString();
    }

    private static void part(StringBuilder text, String lead, List<String> names) {
        if (!names.isEmpty()) {
            text.append(' ').append(lead).append(String.join(", ", names)).append('.');
        }
    }

    private static String values(DifferentialChange d) {
        return number(d.baseline()) + " to " + number(d.candidate()) + ", difference " + signed(d.difference());
    }

    private static String number(Estimate e) {
        return e.isOk()
                ? plain(e.value(), e.unit(), false) + (e.unit().equals(GroupPoint.RATE) ? " points" : "")
                : "infinite";
    }

    private static String signed(Estimate e) {
        return plain(e.value(), e.unit(), true) + " [" + plain(e.low(), e.unit(), true) + ", "
                + plain(e.high(), e.unit(), true) + "]" + (e.unit().equals(GroupPoint.RATE) ? " points" : "");
    }

    private static String plain(double value, String unit, boolean sign) {
        double shown = unit.equals(GroupPoint.RATE) ? 100 * value : value;
        return String.format(Locale.ROOT, sign ? "%+.2f" : "%.2f", shown);
    }

    static boolean leavesZero(Estimate e) {
        return e.isOk() && (e.low() > 0 || e.high() < 0);
    }
}
