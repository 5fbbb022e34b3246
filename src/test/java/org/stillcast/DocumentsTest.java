package org.stillcast;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stillcast.cli.Shorthand;
import org.stillcast.cli.Stillcast;
import org.stillcast.manifest.ManifestReader;
import org.stillcast.settings.Property;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/** The documents say what the code does. */
class DocumentsTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]*)(?:#([^)]+)|:[^)]*)?\\)");
    /** In a block of its own, up to what is said about it, or in a sentence. */
    private static final Pattern COMMAND =
            Pattern.compile("(?m)(?:^    |`)[.]/stillcast( [^ `\\n]+(?: [^ `\\n]+)*)(?=`| {2}|$)");

    private static final Pattern MAN_COMMAND = Pattern.compile("(?m)^[.]TP\n[.]BR? ([a-z]+)");
    private static final Pattern MAN_OPTION = Pattern.compile("(?<![\\w-])(--?[a-zA-Z][a-z-]*)");
    private static final Pattern JSON = Pattern.compile("(?s)```jsonc?\n(.*?)```");
    private static final Pattern INCLUDED = Pattern.compile("<(?:include|source)>([^<$]+)</");

    @ParameterizedTest
    @MethodSource("org.stillcast.settings.Property#values")
    void everyPropertyIsExplained(Property<?> property) throws IOException {
        String value = property.defaultText().isEmpty() ? "" : "`" + property.defaultText() + "`";

        String table = Files.readString(Path.of("docs/configuration.md"));
        String file = Files.readString(Path.of("src/main/dist/stillcast.properties"));

        assertThat(table).contains("| `%s` | %s | %s |".formatted(property.key(), value, property.meaning()));
        assertThat(file.lines()).contains("#%s=%s".formatted(property.key(), property.defaultText()));
    }

    @Test
    void theManPageHasEachCommandAndOptionAndNoOther() throws IOException {
        String page = Files.readString(Path.of("src/main/dist/stillcast.1")).replace("\\-", "-");
        CommandLine program = Stillcast.commandLine(Run.RETHROW);
        Set<String> options = Stream.concat(Stream.of(program), program.getSubcommands().values().stream())
                .flatMap(command -> command.getCommandSpec().options().stream())
                .flatMap(option -> Stream.of(option.names()))
                .collect(Collectors.toSet());
        String commands = page.substring(page.indexOf(".SH COMMANDS"), page.indexOf(".SH OPTIONS"));

        assertThat(MAN_COMMAND.matcher(commands).results().map(match -> match.group(1)))
                .containsExactlyElementsOf(program.getSubcommands().keySet());
        assertThat(MAN_OPTION
                        .matcher(page.substring(0, page.indexOf(".SH EXIT STATUS")))
                        .results()
                        .map(match -> match.group(1))
                        .collect(Collectors.toSet()))
                .isEqualTo(options);
    }

    static List<Path> documents() throws IOException {
        return files().stream().filter(file -> file.toString().endsWith(".md")).toList();
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(""), 3)) {
            return files.filter(file -> !file.startsWith("target") && !file.startsWith(".git"))
                    .toList();
        }
    }

    /** To its headings, too. */
    @ParameterizedTest
    @MethodSource("documents")
    void everyLinkLeadsToAPlace(Path document) throws IOException {
        for (MatchResult link : links(document)) {
            Path target = target(document, link);
            assertThat(target).exists();
            if (link.group(2) != null) {
                assertThat(anchors(target))
                        .as("%s in %s", link.group(), document)
                        .contains(link.group(2));
            }
        }
    }

    @Test
    void whatTheZipHasLinksToWhatItHas() throws IOException {
        Set<Path> zip = zip();
        List<String> dead = new ArrayList<>();
        for (Path document : documents()) {
            for (MatchResult link : zip.contains(document) ? links(document) : List.<MatchResult>of()) {
                if (!zip.contains(target(document, link))) {
                    dead.add(document + " -> " + link.group());
                }
            }
        }

        assertThat(zip).contains(Path.of("README.zh-CN.md"), Path.of("docs/manifest.md"), Path.of("NOTICE"));
        assertThat(dead).isEmpty();
    }

    private static Set<Path> zip() throws IOException {
        List<PathMatcher> included = INCLUDED.matcher(Files.readString(Path.of("src/main/dist/common.xml")))
                .results()
                .map(include -> FileSystems.getDefault().getPathMatcher("glob:" + include.group(1)))
                .toList();
        return files().stream()
                .filter(file -> included.stream().anyMatch(matcher -> matcher.matches(file)))
                .collect(Collectors.toSet());
    }

    private static List<MatchResult> links(Path document) throws IOException {
        return LINK.matcher(Files.readString(document))
                .results()
                .filter(link -> !link.group(1).startsWith("http"))
                .toList();
    }

    private static Path target(Path document, MatchResult link) {
        return link.group(1).isEmpty()
                ? document
                : document.resolveSibling(link.group(1)).normalize();
    }

    /** As GitHub makes them of headings. */
    private static List<String> anchors(Path document) throws IOException {
        return Files.readAllLines(document).stream()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
                .map(line -> line.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .toList();
    }

    /** That each does what is said of it is tried by bench/documents.py. */
    @ParameterizedTest
    @MethodSource("documents")
    void everyCommandIsOneWithThoseOptions(Path document) throws IOException {
        for (MatchResult command :
                COMMAND.matcher(Files.readString(document)).results().toList()) {
            String[] words = command.group(1)
                    .strip()
                    .replaceAll("MY-FOLDER|FOLDER|MANIFEST…?", "examples/greetings")
                    .split(" +", -1);
            CommandLine program = Stillcast.commandLine(Run.RETHROW);

            assertThatCode(() -> program.parseArgs(new Shorthand(program).whole(words)))
                    .as("%s: %s", document, command.group())
                    .doesNotThrowAnyException();
        }
    }

    /** As far as it can be told without the files that it names. */
    @ParameterizedTest
    @MethodSource("documents")
    void everyManifestIsValid(Path document) throws IOException {
        for (MatchResult example :
                JSON.matcher(Files.readString(document)).results().toList()) {
            if (ManifestReader.JSON.readTree(example.group(1)).has("clips")) {
                InputStream json = new ByteArrayInputStream(example.group(1).getBytes(StandardCharsets.UTF_8));
                assertThatCode(() -> new ManifestReader(100, Duration.ofMinutes(10)).read(json))
                        .as(example.group(1))
                        .doesNotThrowAnyException();
            }
        }
    }

    /** As {@code name}, or {@code other.name} where it stands in another field, which is not listed itself. */
    static List<String> fieldsOfTheManifest() throws IOException {
        JsonNode schema = ManifestReader.JSON.readTree(
                Path.of("docs/manifest.schema.json").toFile());
        return Stream.of(schema, schema.at("/$defs/clip"))
                .flatMap(object -> fields(object, ""))
                .distinct()
                .toList();
    }

    private static Stream<String> fields(JsonNode schema, String prefix) {
        Stream<JsonNode> alternatives =
                Stream.of("then", "else").filter(schema::has).map(schema::path);
        return Stream.concat(
                schema.path("properties").properties().stream().flatMap(field -> {
                    String name = prefix + field.getKey();
                    List<String> inside = fields(field.getValue(), name + ".").toList();
                    return inside.isEmpty() ? Stream.of(name) : inside.stream();
                }),
                alternatives.flatMap(alternative -> fields(alternative, prefix)));
    }

    /** In a table. */
    @ParameterizedTest
    @MethodSource("fieldsOfTheManifest")
    void everyFieldOfTheManifestIsExplained(String field) throws IOException {
        Pattern row = Pattern.compile("[|] (`[^`]+`, )*`%s`(, `[^`]+`)* [|].*".formatted(Pattern.quote(field)));

        assertThat(Files.readAllLines(Path.of("docs/manifest.md"))).anyMatch(row.asMatchPredicate());
    }

    /** So that there is one to copy from. */
    @Test
    void theExampleOfAManifestHasEveryField() throws IOException {
        MatchResult example = JSON.matcher(Files.readString(Path.of("docs/manifest.md")))
                .results()
                .findFirst()
                .orElseThrow();
        JsonNode manifest = ManifestReader.JSON.readTree(example.group(1));
        List<JsonNode> places = new ArrayList<>(List.of(manifest));
        manifest.path("clips").forEach(places::add);

        assertThat(fieldsOfTheManifest())
                .allSatisfy(field -> assertThat(places)
                        .anyMatch(place ->
                                !place.at("/" + field.replace('.', '/')).isMissingNode()));
    }

    /** What cmd.exe reads before it knows any encoding. */
    @Test
    void theWindowsLauncherIsAscii() throws IOException {
        byte[] bytes = Files.readAllBytes(Path.of("stillcast.cmd"));

        assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(new String(bytes, StandardCharsets.ISO_8859_1)))
                .isTrue();
    }
}
