package org.stillcast.run;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;

/** The version of this build. */
public final class StillcastVersion {
    private StillcastVersion() {}

    /** Returns its number, such as {@code 1.0.0}. */
    public static String number() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = StillcastVersion.class.getResourceAsStream("version.properties")) {
            properties.load(Objects.requireNonNull(in, "version.properties"));
        }
        return properties.getProperty("version", "unknown");
    }
}
