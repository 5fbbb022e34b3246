package org.stillcast.route;

import java.io.File;
import java.io.Serial;

import org.apache.camel.spi.TypeConverterRegistry;
import org.apache.camel.support.SimpleTypeConverter;

/**
 * A finished part in a header. Components that send headers as text (camel-http does) would have Camel read all of a
 * {@link File} for that: a whole video, in the memory and in a header. Of this one the text is its path.
 */
final class PartFile extends File {
    @Serial
    private static final long serialVersionUID = 1;

    PartFile(String path) {
        super(path);
    }

    static void addTo(TypeConverterRegistry converters) {
        converters.addTypeConverter(
                String.class,
                PartFile.class,
                new SimpleTypeConverter(false, (type, exchange, part) -> ((File) part).getPath()));
    }
}
