package org.stillcast;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.stillcast.settings.Property;

import static org.assertj.core.api.Assertions.assertThat;

/** The documents say what the code does. */
class DocumentsTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)[^)]*\\)");

    @ParameterizedTest
    @EnumSource(Property.class)
    void everyPropertyIsExplained(Property property) throws IOException {
        String value = property.defaultText().isEmpty() ? "" : "`" + property.defaultText() + "`";

        String table = Files.readString(Path.of("docs/configuration.md"));
        String file = Files.readString(Path.of("src/main/dist/stillcast.properties"));

        assertThat(table).contains("| `%s` | %s | %s |".formatted(property.key(), value, property.meaning()));
        assertThat(file.lines()).contains("#%s=%s".formatted(property.key(), property.defaultText()));
    }

    @Test
    void everyLinkLeadsToAFile() throws IOException {
        List<String> dead = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("."), 3)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".md")).toList()) {
                LINK.matcher(Files.readString(file))
                        .results()
                        .map(result -> result.group(1))
                        .filter(target -> !target.startsWith("http"))
                        .filter(target -> !Files.exists(file.resolveSibling(target)))
                        .forEach(target -> dead.add(file + " -> " + target));
            }
        }

        assertThat(dead).isEmpty();
    }

    /** What cmd.exe reads before it knows any encoding. */
    @Test
    void theWindowsLauncherIsAscii() throws IOException {
        byte[] bytes = Files.readAllBytes(Path.of("stillcast.cmd"));

        assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(new String(bytes, StandardCharsets.ISO_8859_1)))
                .isTrue();
    }
}
