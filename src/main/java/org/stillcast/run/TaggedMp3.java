package org.stillcast.run;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.stillcast.chapter.Chapter;
import org.stillcast.files.Folders;
import org.stillcast.files.WholeFiles;
import org.stillcast.mp3.Id3Tag;
import org.stillcast.mp3.LameHeader;
import org.stillcast.project.Picture;
import org.stillcast.text.Words;

/**
 * A part as an MP3 with tags: they stand in front of the sound, so none of it is encoded or packed anew.
 *
 * @param tags by ffmpeg's names for them
 * @param language BCP 47 tag of what is spoken
 * @param cover a picture that stands for it
 */
record TaggedMp3(Map<String, String> tags, Optional<String> language, List<Chapter> chapters, Optional<Picture> cover) {
    private static final Words WORDS = Words.of(TaggedMp3.class);

    /**
     * Writes it, and syncs it.
     *
     * @param source a part as an MP3, perhaps with other tags
     * @param samples that it has to have
     * @throws IOException if it cannot be written, or has another length
     */
    void write(PartFile source, long samples, Path target) throws IOException {
        WholeFiles.write(target, out -> {
            OutputStream buffered = new BufferedOutputStream(out);
            tag().write(buffered);
            try (InputStream in = Files.newInputStream(source.place())) {
                in.skipNBytes(LameHeader.soundStart(source.place()));
                in.transferTo(buffered);
            }
            buffered.flush();
        });
        if (!LameHeader.read(target).holds(samples)) {
            throw new IOException(target.getFileName() + " " + WORDS.say("product.length"));
        }
        WholeFiles.sync(target);
        WholeFiles.syncFolder(Folders.of(target));
    }

    private Id3Tag tag() throws IOException {
        Map<String, String> all = new LinkedHashMap<>(tags);
        language.ifPresent(tag -> all.put("language", tag));
        Id3Tag tag = new Id3Tag(all, chapters);
        if (cover.isEmpty()) {
            return tag;
        }
        String type = cover.get().kind() == Picture.Kind.PNG ? "image/png" : "image/jpeg";
        return tag.withCover(type, Files.readAllBytes(cover.get().file()));
    }
}
