package org.stillcast.work;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SegmentFilesTest {
    @Test
    void aSegmentIsNamedAfterItsClipAndTheRestAfterWhatItWasMadeFrom() {
        assertThat(SegmentFiles.segment("食べる.1")).isEqualTo("segment_食べる.1.mp4");
        assertThat(SegmentFiles.sketch("1f")).isEqualTo("sketch_1f");
        assertThat(SegmentFiles.still("1f")).isEqualTo("still_1f.mp4");
    }
}
