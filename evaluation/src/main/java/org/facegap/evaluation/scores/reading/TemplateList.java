package org.facegap.evaluation.scores.reading;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.facegap.core.UserError;
import org.facegap.core.csv.Delimiter;
import org.facegap.core.csv.TextRows;

/**
 * Which image belongs to which template and medium, as IJB's {@code ijbc_face_tid_mid.txt} has it: image, template,
 * medium in every line, between blanks, commas or tabs, with or without a line of names. Templates and media may be any
 * words; a medium belongs to its template.
 *
 * @param images one per line, backslashes as slashes
 * @param templates number of each line's template, by {@code names}
 * @param media number of each line's medium
 * @param names of the templates, in the order they come
 */
record TemplateList(List<String> images, int[] templates, int[] media, List<String> names) {
    /** @throws UserError when a line has other than three fields */
    static TemplateList read(Path file) {
        TextRows list = rows(file);
        List<TextRows.Row> rows =
                isHeader(list.rows()) ? list.rows().subList(1, list.rows().size()) : list.rows();
        List<String> images = new ArrayList<>();
        Map<String, Integer> templates = new LinkedHashMap<>();
        Map<String, Integer> media = new HashMap<>();
        int[] template = new int[rows.size()];
        int[] medium = new int[rows.size()];
        for (TextRows.Row row : rows) {
            List<String> fields = row.fields();
            int last = fields.size() - 1;
            if (last < 2 || (last > 2 && list.delimiter() != Delimiter.BLANKS)) {
                throw new UserError(file + ":" + row.line() + ": expected image, template and medium, found "
                        + fields.size() + " fields.");
            }
            int i = images.size();
            template[i] = templates.computeIfAbsent(fields.get(last - 1), t -> templates.size());
            medium[i] = media.computeIfAbsent(fields.get(last), m -> media.size());
            // a name may hold blanks
            images.add(String.join(" ", fields.subList(0, last - 1)).replace('\\', '/'));
        }
        return new TemplateList(images, template, medium, List.copyOf(templates.keySet()));
    }

    private static TextRows rows(Path file) {
        try (OpenedFile opened = OpenedFile.open(file)) {
            return TextRows.of(opened.name(), opened.stream());
        } catch (IOException e) {
            throw OpenedFile.damaged(file.toString(), e);
        }
    }

    /** A first line whose template is no number, when those of all other lines are. */
    private static boolean isHeader(List<TextRows.Row> rows) {
        return rows.size() > 1
                && !isNumbered(rows.get(0))
                && rows.stream().skip(1).allMatch(TemplateList::isNumbered);
    }

    private static boolean isNumbered(TextRows.Row row) {
        int n = row.fields().size();
        return n > 2 && row.fields().get(n - 2).matches("\\d{1,18}(\\.0*)?");
    }
}
