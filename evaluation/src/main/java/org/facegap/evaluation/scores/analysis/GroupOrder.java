package org.facegap.evaluation.scores.analysis;

import java.math.BigInteger;
import java.util.Comparator;

/** Names in the order people expect: runs of digits by their value, so that {@code 3-9} stands before {@code 10-19}. */
final class GroupOrder implements Comparator<String> {
    @Override
    public int compare(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            int p = digits(a, i);
            int q = digits(b, j);
            if (p > i && q > j) {
                int order = new BigInteger(a.substring(i, p)).compareTo(new BigInteger(b.substring(j, q)));
                if (order != 0) {
                    return order;
                }
                i = p;
                j = q;
            } else {
                int order = Character.compare(a.charAt(i), b.charAt(j));
                if (order != 0) {
                    return order;
                }
                i++;
                j++;
            }
        }
        int order = Integer.compare(a.length() - i, b.length() - j);
        return order != 0 ? order : a.compareTo(b);
    }

    private static int digits(String text, int from) {
        int to = from;
        while (to < text.length() && to < from + 30 && text.charAt(to) >= '0' && text.charAt(to) <= '9') {
            to++;
        }
        return to;
    }
}
