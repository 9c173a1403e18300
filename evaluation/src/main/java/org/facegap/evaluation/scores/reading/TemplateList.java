package org.facegap.evaluation.scores.reading;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.facegap.core.UserError;

/**
 * Which picture belongs to which template and medium, as IJB's {@code ijbc_face_tid_mid.txt} has it: picture, template,
 * medium in every line, between blanks, commas or tabs, with or without a line of names. Templates and media may be any
 * words; a medium belongs to its template.
 *
 * @param pictures one per line, backslashes as slashes
 * @param templates number of each line's template, by {@code names}
 * @param media number of each line's medium
 * @param names of the templates, in the order they come
 */
record TemplateList(List<String> pictures, int[] templates, int[] media, List<String> names) {
    /** @throws UserError when a line has other than three fields */
    static TemplateList read(Path file) {
        List<String> pictures = new ArrayList<>();
        List<int[]> places = new ArrayList<>();
        Map<String, Integer> templates = new HashMap<>();
        Map<String, Integer> media = new HashMap<>();
        List<String> names = new ArrayList<>();
        try (OpenedFile opened = OpenedFile.open(file)) {
            FileHead head = FileHead.of(opened.name(), opened.head(), opened.isWhole());
            try (RowReader in = new RowReader(opened.name(), opened.stream(), head.delimiter())) {
                while (in.next()) {
                    if (in.isBroken() || in.fields() != 3) {
                        throw new UserError(opened.name() + ":" + in.line()
                                + ": expected picture, template and medium, found " + in.fields() + " fields.");
                    }
                    String picture = in.text(0).replace('\\', '/');
                    if (pictures.isEmpty() && places.isEmpty() && isHeader(head)) {
                        places.add(new int[0]);
                        continue;
                    }
                    String template = in.text(1);
                    Integer number = templates.get(template);
                    if (number == null) {
                        number = names.size();
                        templates.put(template, number);
                        names.add(template);
                    }
                    pictures.add(picture);
                    places.add(new int[] {number, media.computeIfAbsent(in.text(2), m -> media.size())});
                }
            }
        } catch (IOException e) {
            throw OpenedFile.damaged(file.toString(), e);
        }
        List<int[]> lines = places.stream().filter(place -> place.length > 0).toList();
        return new TemplateList(
                pictures,
                lines.stream().mapToInt(place -> place[0]).toArray(),
                lines.stream().mapToInt(place -> place[1]).toArray(),
                names);
    }

    /** A first line whose template is no number, when those of all other lines are. */
    private static boolean isHeader(FileHead head) {
        return head.rows().size() > 1
                && !head.isNumber(head.rows().get(0).get(1))
                && head.rows().stream().skip(1).allMatch(row -> row.size() > 1 && head.isNumber(row.get(1)));
    }
}
