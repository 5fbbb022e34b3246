package org.stillcast.media;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** What a file is by its name: a guess, good enough to tell what it is meant for. */
public enum ExtensionKind {
    /** A sound of a kind that is taken. */
    SOUND(
            "wav wave rf64 w64 aiff aif aifc au snd caf mp3 mp2 mpga aac m4a m4b m4r flac ogg oga opus mka weba ac3 amr wma"),
    /** A sound of a kind that is not taken. */
    OTHER_SOUND("ape wv tta mpc mpp tak shn ofr dsf dff dts voc ra slk silk aax mid midi rmi"),
    /** A video, or a sound in what is made for videos. */
    VIDEO("mp4 m4v mov qt 3gp 3g2 mkv webm avi wmv asf flv f4v ts mts m2ts mpg mpeg vob ogv rm rmvb mxf"),
    /** A picture of a kind that is taken. */
    PICTURE("jpg jpeg jpe jfif png webp gif bmp dib tif tiff"),
    /** A picture of a kind that is not taken. */
    OTHER_PICTURE("heic heif avif svg psd xcf jxl jp2 tga cr2 cr3 nef arw dng raf orf rw2"),
    OTHER("");

    @SuppressWarnings("ImmutableEnumChecker") // Set.of makes one that cannot be changed
    private final Set<String> extensions;

    ExtensionKind(String extensions) {
        this.extensions = Set.of(extensions.split(" ", -1));
    }

    public static ExtensionKind of(String name) {
        String extension =
                name.substring(stem(name).length()).toLowerCase(Locale.ROOT).replaceFirst("^[.]", "");
        return Arrays.stream(values())
                .filter(kind -> kind.extensions.contains(extension))
                .findFirst()
                .orElse(OTHER);
    }

    /** Tells whether it is a sound or a picture of a kind that is taken. */
    public boolean isTaken() {
        return this == SOUND || this == PICTURE;
    }

    /** Returns a name without its extension. */
    static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }
}
