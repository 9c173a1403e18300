package org.facegap.evaluation.scores.reading;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.facegap.core.UserError;
import org.facegap.core.csv.Delimiter;
import org.facegap.core.csv.TextRows;
import org.facegap.core.files.ImagePaths;
import org.facegap.core.words.JoinedNames;

/**
 * Which image belongs to which template and medium, as IJB's {@code ijbc_face_tid_mid.txt} has it: image, template,
 * medium in every line, between blanks, commas or tabs, with or without a line of names. Templates and media may be any
 * words; a medium belongs to its template.
 *
 * @param images one per line, as {@link ImagePaths#name}
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
            images.add(ImagePaths.name(String.join(" ", fields.subList(0, last - 1))));
        }
        return new TemplateList(images, template, medium, List.copyOf(templates.keySet()));
    }

    /** A frame of a medium of a template; an image without an embedding has the row -1 and its name. */
    private record Frame(int row, String image, int template, int medium) {}

    /** The place of an image in a template, whatever the medium. */
    private record Place(int row, String image, int template) {}

    /**
     * The same list with every frame of a medium once: a line more would weigh it more.
     *
     * @param rowOf row of an image's embedding, -1 when it has none; two names of one row are one image
     * @param told takes what to say of repeated lines, and of images that belong to several media of one template
     */
    TemplateList once(ToIntFunction<String> rowOf, Consumer<String> told) {
        Set<Frame> frames = new LinkedHashSet<>();
        Set<Place> places = new HashSet<>();
        Set<String> again = new LinkedHashSet<>();
        Set<String> spread = new LinkedHashSet<>();
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            String image = images.get(i);
            int row = rowOf.applyAsInt(image);
            String name = row < 0 ? image : "";
            boolean first = places.add(new Place(row, name, templates[i]));
            if (frames.add(new Frame(row, name, templates[i], media[i]))) {
                kept.add(image);
                if (!first) {
                    spread.add(image);
                }
            } else {
                again.add(image);
            }
        }
        if (!again.isEmpty()) {
            told.accept((images.size() - kept.size()) + " of " + images.size()
                    + " lines repeat image, template and medium" + " of a line before (" + JoinedNames.shown(again)
                    + "); each image counts once in a medium.");
        }
        if (!spread.isEmpty()) {
            told.accept("images that stand in several media of one template: " + spread.size() + " ("
                    + JoinedNames.shown(spread) + "); they count in each.");
        }
        int[] template = frames.stream().mapToInt(Frame::template).toArray();
        int[] medium = frames.stream().mapToInt(Frame::medium).toArray();
        return new TemplateList(kept, template, medium, names);
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
