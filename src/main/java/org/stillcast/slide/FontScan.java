package org.stillcast.slide;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for fonts in files and folders, by their tables. One that is broken is left out, and told in the log. */
final class FontScan {
    private static final Logger LOG = LoggerFactory.getLogger(FontScan.class);
    private static final Pattern NAME = Pattern.compile("(?i)[^.].*[.](ttf|otf|ttc|otc)");

    /** Fonts that have a picture of nothing for each character. */
    private static final Pattern NO_FONT = Pattern.compile("(?i).*(last ?resort|adobe ?blank|notdef).*");

    private static final int MOST_FILES = 10_000;
    private static final int DEEPEST = 8;

    private final List<FontFace> faces = new ArrayList<>();
    /** The bold and the slanted of a family have the same characters, which are kept once. */
    private final Map<Coverage, Coverage> coverages = new HashMap<>();

    private int files;

    /**
     * Adds what is in a file or folder.
     *
     * @param place in the order of all
     */
    void add(Path fileOrFolder, int place) {
        if (!Files.exists(fileOrFolder)) {
            return;
        }
        try {
            Files.walkFileTree(fileOrFolder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEEPEST, new Visitor(place));
        } catch (IOException e) {
            LOG.warn("The fonts in {} cannot be seen: {}", fileOrFolder, e.getMessage());
        }
    }

    /** Adds what is in a font's file. */
    void add(FontSource source, int place) {
        try {
            List<FontHead> heads = source.heads();
            for (int index = 0; index < heads.size(); index++) {
                add(new FontFace(source, index, place, heads.get(index)));
            }
        } catch (IOException e) {
            LOG.warn("The font {} cannot be used and is left out: {}", source, e.getMessage());
        }
    }

    private void add(FontFace face) {
        FontHead head = face.head();
        if (head.coverage().isEmpty() || NO_FONT.matcher(head.family()).matches()) {
            return;
        }
        Coverage coverage = coverages.computeIfAbsent(head.coverage(), same -> same);
        FontHead lean = new FontHead(head.family(), head.isRegular(), coverage);
        faces.add(new FontFace(face.source(), face.index(), face.place(), lean));
    }

    List<FontFace> faces() {
        return List.copyOf(faces);
    }

    private final class Visitor extends SimpleFileVisitor<Path> {
        private final int place;

        Visitor(int place) {
            this.place = place;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            boolean isFont = attributes.isRegularFile()
                    && NAME.matcher(file.getFileName().toString()).matches();
            if (isFont) {
                files++;
                add(FontSource.InFile.of(file, attributes), place);
            }
            return files < MOST_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
        }

        /** One that may not be seen, or a link that leads in a circle. */
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return FileVisitResult.CONTINUE;
        }
    }
}
