package org.stillcast.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.stillcast.manifest.Overrides;
import org.stillcast.manifest.PartLength;
import org.stillcast.project.FrameSize;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that beat a manifest for one run. */
final class OverrideOptions {
    @Option(names = "--every", paramLabel = "TIME", converter = LengthConverter.class)
    private @Nullable PartLength every;

    @Option(names = "--size", paramLabel = "WxH", converter = SizeConverter.class)
    private @Nullable FrameSize size;

    @Option(names = "--image", paramLabel = "FILE")
    private @Nullable Path image;

    Overrides overrides() {
        return new Overrides(Optional.ofNullable(every), Optional.ofNullable(size), image().map(Path::toString));
    }

    /** Returns the picture that is wanted, absolute; it may lie in any folder, since it is named here. */
    Optional<Path> image() {
        return Optional.ofNullable(image).map(file -> file.toAbsolutePath().normalize());
    }

    private static <T> T converted(String text, Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }

    private static final class LengthConverter implements ITypeConverter<PartLength> {
        @Override
        public PartLength convert(String text) {
            return converted(text, PartLength::parse);
        }
    }

    private static final class SizeConverter implements ITypeConverter<FrameSize> {
        @Override
        public FrameSize convert(String text) {
            return converted(text, FrameSize::parse);
        }
    }
}
