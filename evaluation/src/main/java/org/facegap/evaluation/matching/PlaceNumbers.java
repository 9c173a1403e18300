package org.facegap.evaluation.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.facegap.core.UserError;
import org.jspecify.annotations.Nullable;

/**
 * What the numbers of a line about a face are, by the names of a first line or, without names that are known, by how many there
 * are: ten (x and y of five landmarks in turn), eleven (RFW's: a number before them), four (left, top, right, bottom of a box) or two
 * (a point). Names tell corners of a box in any order, a corner with width and height, and which numbers are x and which y.
 */
final class PlaceNumbers {
    private static final int POINTS = 5;
    private static final int LANDMARKS = 2 * POINTS;
    private static final List<String> LEFT = List.of("left", "xmin", "minx", "x0", "x1", "x", "startx");
    private static final List<String> TOP = List.of("top", "ymin", "miny", "y0", "y1", "y", "starty");
    private static final List<String> RIGHT = List.of("right", "xmax", "maxx", "x2", "x1", "endx");
    private static final List<String> BOTTOM = List.of("bottom", "ymax", "maxy", "y2", "y1", "endy");
    private static final List<String> WIDTH = List.of("w", "width");
    private static final List<String> HEIGHT = List.of("h", "height");

    private final List<String> header;
    private long inTurn;
    private long apart;
    private long landmarks;

    /** @param header the fields of the first line, empty where it holds no names */
    PlaceNumbers(List<String> header) {
        this.header = header.stream()
                .map(name -> name.toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]", "")
                        .replaceFirst("^(bbox|box|face|rect)(?=.)", ""))
                .toList();
    }

    /**
     * The middle of the face.
     *
     * @return x and y
     * @throws UserError when the numbers are none of these; begins with {@code place}
     */
    double[] middle(double[] n, String place) {
        List<String> names =
                header.size() >= n.length ? header.subList(header.size() - n.length, header.size()) : List.of();
        double[] box = named(names, n);
        if (box != null) {
            if (box[2] < box[0] || box[3] < box[1]) {
                throw new UserError(place + ": the box's right or bottom is before its left or top: " + shown(box)
                        + " (left, top, right, bottom)");
            }
            return new double[] {(box[0] + box[2]) / 2, (box[1] + box[3]) / 2};
        }
        List<int[]> pairs = pairs(names);
        if (pairs.size() == POINTS || pairs.size() == 1) {
            return new double[] {
                pairs.stream().mapToDouble(pair -> n[pair[0]]).average().orElseThrow(),
                pairs.stream().mapToDouble(pair -> n[pair[1]]).average().orElseThrow()
            };
        }
        if (n.length == 2) {
            return n;
        }
        if (n.length == 4) {
            if (n[2] < n[0] || n[3] < n[1]) {
                throw new UserError(place + ": four numbers are left, top, right and bottom of a box, and " + shown(n)
                        + " has its right or bottom before its left or top. A first line tells another order: such as"
                        + " file,x,y,w,h or file,top,right,bottom,left");
            }
            return new double[] {(n[0] + n[2]) / 2, (n[1] + n[3]) / 2};
        }
        if (n.length == LANDMARKS || n.length == LANDMARKS + 1) {
            return landmarks(Arrays.copyOfRange(n, n.length - LANDMARKS, n.length));
        }
        throw new UserError(
                place + ": expected an image and 10 numbers (five landmarks), 4 (left, top, right, bottom of a"
                        + " box) or 2 (a point), or a first line that names left, top, right and bottom or w and h, or x1, y1"
                        + " ... y5; found " + n.length + " numbers");
    }

    private double[] landmarks(double[] n) {
        double[] x = new double[POINTS];
        double[] y = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            x[i] = n[2 * i];
            y[i] = n[2 * i + 1];
        }
        landmarks++;
        inTurn += isFace(x, y) ? 1 : 0;
        apart += isFace(Arrays.copyOf(n, POINTS), Arrays.copyOfRange(n, POINTS, n.length)) ? 1 : 0;
        return new double[] {
            Arrays.stream(x).average().orElseThrow(), Arrays.stream(y).average().orElseThrow()
        };
    }

    /** @throws UserError when most lines would be a face if all five x stood before the five y, and few are as they are read */
    void check(String file) {
        if (apart > 0.9 * landmarks && inTurn < 0.5 * landmarks) {
            throw UserError.usage(file + ": in " + apart + " of " + landmarks
                    + " lines the ten numbers are no face as x and y in turn, and one as five x and then five y; say so with a"
                    + " first line, file,x1,x2,x3,x4,x5,y1,y2,y3,y4,y5");
        }
    }

    /** Whether eyes, nose and mouth lie as in a face that is not turned on its side. */
    private static boolean isFace(double[] x, double[] y) {
        double eyes = (y[0] + y[1]) / 2;
        double mouth = (y[3] + y[4]) / 2;
        return x[0] < x[1]
                && x[3] < x[4]
                && Math.abs(y[1] - y[0]) <= x[1] - x[0]
                && Math.abs(y[4] - y[3]) <= x[4] - x[3]
                && eyes < y[2]
                && y[2] < mouth;
    }

    /** Left, top, right and bottom, by the names; null where they name no box. */
    private static double @Nullable [] named(List<String> names, double[] n) {
        int left = first(names, LEFT, -1);
        int top = first(names, TOP, -1);
        int right = first(names, RIGHT, left);
        int bottom = first(names, BOTTOM, top);
        int width = first(names, WIDTH, -1);
        int height = first(names, HEIGHT, -1);
        if (left < 0 || top < 0 || pairs(names).size() == POINTS) {
            return null;
        }
        if (width >= 0 && height >= 0) {
            return new double[] {n[left], n[top], n[left] + n[width], n[top] + n[height]};
        }
        return right < 0 || bottom < 0 ? null : new double[] {n[left], n[top], n[right], n[bottom]};
    }

    private static int first(List<String> names, List<String> wanted, int taken) {
        return wanted.stream()
                .mapToInt(names::indexOf)
                .filter(at -> at >= 0 && at != taken)
                .findFirst()
                .orElse(-1);
    }

    /** Places of an x and its y: names that differ in that one letter. */
    private static List<int[]> pairs(List<String> names) {
        List<int[]> pairs = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            for (int at = name.indexOf('x'); at >= 0; at = name.indexOf('x', at + 1)) {
                int y = names.indexOf(name.substring(0, at) + 'y' + name.substring(at + 1));
                if (y >= 0) {
                    pairs.add(new int[] {i, y});
                    break;
                }
            }
        }
        return pairs;
    }

    private static String shown(double[] numbers) {
        return String.join(
                ", ",
                Arrays.stream(numbers).mapToObj(v -> String.valueOf((float) v)).toList());
    }
}
