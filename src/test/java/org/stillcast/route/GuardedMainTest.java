package org.stillcast.route;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;

import org.apache.camel.main.Main;
import org.apache.camel.spi.TypeConverterLoader;
import org.apache.camel.spi.TypeConverterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class GuardedMainTest {
    /** As a component's is whose own library is missing. */
    public static final class ConvertersWithoutTheirLibrary implements TypeConverterLoader {
        @Override
        public void load(TypeConverterRegistry registry) {
            throw new NoClassDefFoundError("jakarta/jms/Message");
        }
    }

    @Test
    void aJarThatLacksWhatItNeedsKeepsNothingElseFromRunning(@TempDir Path jar) throws IOException {
        Path services = Files.createDirectories(jar.resolve("META-INF/services/org/apache/camel"));
        Files.writeString(services.resolve("TypeConverterLoader"), ConvertersWithoutTheirLibrary.class.getName());
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Main main = new GuardedMain(false);
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, before)) {
            Thread.currentThread().setContextClassLoader(loader);
            main.setDefaultPropertyPlaceholderLocation("false");

            main.init();

            assertThat(main.getCamelContext().getTypeConverter().convertTo(Integer.class, "5"))
                    .isEqualTo(5);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
            main.shutdown();
        }
    }
}
