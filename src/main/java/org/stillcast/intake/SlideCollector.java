package org.stillcast.intake;

import java.io.IOException;
import java.util.Optional;

import org.stillcast.manifest.ClipElement;
import org.stillcast.manifest.ClipFields;
import org.stillcast.manifest.Manifest;
import org.stillcast.project.SlideList;
import org.stillcast.project.SlideText;

/** Takes what is written on the pictures of a project's clips. */
final class SlideCollector {
    private final SlideCheck check;
    private final boolean ofTexts;
    private final boolean areSeen;
    private final SlideList.Builder slides;
    private boolean wanted;

    /**
     * @param check says what is wrong with them
     */
    SlideCollector(Manifest manifest, SlideCheck check) {
        this.check = check;
        ofTexts = manifest.slides().ofTexts();
        wanted = ofTexts;
        areSeen = manifest.outputs().video();
        slides = new SlideList.Builder(manifest.slides().style());
    }

    /**
     * Takes what is written with a clip.
     *
     * @param clip its position
     * @param picture number of what is seen behind it
     */
    void show(int clip, int picture, ClipElement entry) throws IOException {
        ClipFields fields = entry.fields();
        wanted |= fields.slide().isPresent();
        if (areSeen && fields.slide().isPresent()) {
            String pointer = entry.pointerOf("slide");
            show(clip, picture, fields.slide(), pointer, pointer + "/");
        } else if (areSeen && ofTexts) {
            String field = fields.title().isPresent() ? "title" : "text";
            show(
                    clip,
                    picture,
                    SlideText.of(fields.title(), fields.text()),
                    entry.pointerOf(field),
                    entry.pointerOf(""));
        }
    }

    private void show(int clip, int picture, Optional<SlideText> slide, String pointer, String fields)
            throws IOException {
        if (slide.isPresent()) {
            check.check(slide.get(), pointer, fields);
            slides.show(clip, picture, slide.get(), pointer);
        }
    }

    /** Tells whether any clip so far has one, even where none is seen: then words may have readings. */
    boolean areWanted() {
        return wanted;
    }

    /** Tells whether what is heard is written on slides. */
    boolean areOfTexts() {
        return ofTexts;
    }

    /** Returns what all of them take together. */
    long byteCount() {
        return slides.byteCount();
    }

    SlideList slides() {
        return slides.build();
    }
}
