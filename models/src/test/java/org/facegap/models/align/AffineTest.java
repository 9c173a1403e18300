package org.facegap.models.align;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AffineTest {
    private static double error(Affine map, FivePoints from, FivePoints to) {
        double sum = 0;
        for (int i = 0; i < 5; i++) {
            Point p = map.apply(from.points().get(i));
            Point q = to.points().get(i);
            sum += (p.x() - q.x()) * (p.x() - q.x()) + (p.y() - q.y()) * (p.y() - q.y());
        }
        return sum;
    }

    private static FivePoints random(SplittableRandom random) {
        return FivePoints.of(random.doubles(10, 0, 200).toArray());
    }

    @Test
    void aSimilarityIsFoundAgain() {
        double angle = 0.7;
        double scale = 2.5;
        double c = scale * Math.cos(angle);
        double s = scale * Math.sin(angle);
        Affine truth = new Affine(c, -s, 30, s, c, -12);
        FivePoints from = FaceTemplate.arcFace(112);
        Affine found = Affine.similarity(from, from.map(truth::apply));
        assertThat(new double[] {found.xx(), found.xy(), found.dx(), found.yx(), found.yy(), found.dy()})
                .containsExactly(new double[] {c, -s, 30, s, c, -12}, within(1e-9));
    }

    @Test
    void noNeighbouringSimilarityComesNearer() {
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < 20; round++) {
            FivePoints from = random(random);
            FivePoints to = random(random);
            Affine best = Affine.similarity(from, to);
            double least = error(best, from, to);
            for (double step : new double[] {1e-4, -1e-4}) {
                Affine turned =
                        new Affine(best.xx(), best.xy() - step, best.dx(), best.yx() + step, best.yy(), best.dy());
                Affine scaled =
                        new Affine(best.xx() + step, best.xy(), best.dx(), best.yx(), best.yy() + step, best.dy());
                Affine right = new Affine(best.xx(), best.xy(), best.dx() + step, best.yx(), best.yy(), best.dy());
                Affine down = new Affine(best.xx(), best.xy(), best.dx(), best.yx(), best.yy(), best.dy() + step);
                for (Affine other : new Affine[] {turned, scaled, right, down}) {
                    assertThat(error(other, from, to)).isGreaterThan(least);
                }
            }
        }
    }

    @Test
    void aMirroredFaceIsNotMirroredBack() {
        FivePoints face = FaceTemplate.arcFace(112);
        FivePoints mirrored = face.map(p -> new Point(111 - p.x(), p.y()));
        Affine map = Affine.similarity(mirrored, face);
        assertThat(map.xx() * map.yy() - map.xy() * map.yx()).isPositive();
        assertThat(map.xx()).isEqualTo(map.yy());
        assertThat(map.xy()).isEqualTo(-map.yx());
    }

    @Test
    void theInverseUndoesIt() {
        Affine map = new Affine(1.5, -0.2, 7, 0.3, 0.9, -4);
        Point p = map.inverse().apply(map.apply(new Point(12, 34)));
        assertThat(p.x()).isCloseTo(12, within(1e-9));
        assertThat(p.y()).isCloseTo(34, within(1e-9));
        assertThatThrownBy(() -> new Affine(1, 2, 0, 2, 4, 0).inverse()).hasMessageContaining("cannot be undone");
    }

    @Test
    void pointsAtOnePlaceAndWrongNumbersAreRefused() {
        FivePoints one = FivePoints.of(1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
        assertThatThrownBy(() -> Affine.similarity(one, FaceTemplate.arcFace(112)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one place");
        assertThatThrownBy(() -> FivePoints.of(1, 2)).hasMessageContaining("10 numbers");
        assertThatThrownBy(() -> FivePoints.of(1, 2, 3, 4, 5, 6, 7, 8, 9, Double.NaN))
                .hasMessageContaining("not finite");
    }

    @Test
    void theFfhqTemplateFollowsFfhqsRecipe() {
        FivePoints face = FaceTemplate.ffhq(1024);
        Point eyes = middle(face.leftEye(), face.rightEye());
        Point mouth = middle(face.leftMouth(), face.rightMouth());
        double apart = face.rightEye().x() - face.leftEye().x();
        double down = mouth.y() - eyes.y();
        // Side = max(4 x distance of the eyes, 3.6 x eyes to mouth); centre = eyes + 0.1 x (mouth - eyes). The means of
        // a
        // maximum's two sides lie below it.
        assertThat(Math.max(4 * apart, 3.6 * down)).isBetween(0.93 * 1024, 1024.0);
        assertThat(eyes.x() + 0.1 * (mouth.x() - eyes.x())).isCloseTo(512, within(5.0));
        assertThat(eyes.y() + 0.1 * down).isCloseTo(512, within(10.0));
    }

    @Test
    void ffhqFacesComeToTheArcFaceTemplate() {
        for (int side : new int[] {256, 1024}) {
            Affine map = FaceTemplate.ffhqToArcFace(side, 112);
            FivePoints there = FaceTemplate.ffhq(side).map(map::apply);
            for (int i = 0; i < 5; i++) {
                Point found = there.points().get(i);
                Point wanted = FaceTemplate.arcFace(112).points().get(i);
                assertThat(Math.hypot(found.x() - wanted.x(), found.y() - wanted.y()))
                        .as("point " + i)
                        .isLessThan(3.0);
            }
        }
        // Between the templates' ratios of the distance of the eyes and of eyes to mouth.
        assertThat(FaceTemplate.ffhqToArcFace(512, 112).xx()).isBetween(35.2 / 125.9, 40.7 / 131.2);
    }

    @Test
    void theTemplateGrowsAsInsightFacesDoes() {
        assertThat(FaceTemplate.arcFace(224).nose().x()).isCloseTo(2 * 56.0252, within(1e-9));
        assertThat(FaceTemplate.arcFace(128).nose().x()).isCloseTo(56.0252 + 8, within(1e-9));
        assertThat(FaceTemplate.arcFace(256).nose().y()).isCloseTo(2 * 71.7366, within(1e-9));
        assertThatThrownBy(() -> FaceTemplate.arcFace(96)).hasMessageContaining("not 96");
        assertThatThrownBy(() -> FaceTemplate.arcFace(160)).hasMessageContaining("multiples");
    }

    private static Point middle(Point a, Point b) {
        return new Point((a.x() + b.x()) / 2, (a.y() + b.y()) / 2);
    }
}
