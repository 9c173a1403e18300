package org.facegap.core.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FileNamesTest {
    @Test
    void absolutePathsAreCutToTheFilesName() {
        assertThat(FileNames.bare("/home/me/models/tone.model.yaml")).isEqualTo("tone.model.yaml");
        assertThat(FileNames.bare("C:\\Users\\me\\oracle.onnx")).isEqualTo("oracle.onnx");
        assertThat(FileNames.bare("cannot read '/data/a/b.pt': it is cut; see /x/y/z.log."))
                .isEqualTo("cannot read 'b.pt': it is cut; see z.log.");
        assertThat(FileNames.bare("made by /opt/my models/g.pkl")).doesNotContain("/opt");
    }

    @Test
    void otherTextStaysAsItIs() {
        for (String text : new String[] {
            "https://example.org/faces/a.zip",
            "and/or",
            "8 / 10",
            "models/oracle.pt",
            "../up/oracle.pt",
            "builtin:world-64",
            ""
        }) {
            assertThat(FileNames.bare(text)).isEqualTo(text);
        }
    }
}
