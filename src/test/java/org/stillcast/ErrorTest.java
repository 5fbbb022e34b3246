package org.stillcast;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

import org.apache.camel.spi.TypeConverterLoader;
import org.apache.camel.spi.TypeConverterRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillcast.faults.ErrorsOnThreads;
import org.stillcast.faults.Operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** An error on any thread of work ends the program, which looks alive otherwise and is not; the next start goes on. */
class ErrorTest {
    @TempDir
    private Path folder;

    private Path manifest;
    private @Nullable Process process;

    @BeforeEach
    void makeSources() throws IOException {
        folder = folder.toRealPath();
        Path inbox = Files.createDirectories(folder.resolve("inbox"));
        TestMedia.picture(inbox.resolve("bg.png"), 64, 36);
        TestMedia.clip(inbox.resolve("1.wav"), 1, "0.3");
        TestMedia.clip(inbox.resolve("2.wav"), 2, "0.3");
        manifest = Files.writeString(
                inbox.resolve("book.json"),
                "{\"version\": 1, \"image\": \"bg.png\", \"video\": {\"width\": 64, \"height\": 36}, \"split\": {\"every\": 0.3}, \"clips\": [\"1.wav\", \"2.wav\"]}");
    }

    @AfterEach
    void kill() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    watch  | inbox-1             | LOOK   | book[.]json
                    watch  | look-.*             | READ   | book[.]json
                    watch  | .*seda:.*projects.* | READ   | book[.]json
                    watch  | .*seda:.*projects.* | CREATE | journal[.]jsonl
                    watch  | project-.*          | RENAME | preview_.*
                    watch  | segment-.*          | RENAME | segment_2.*
                    watch  | ffmpeg-stdout       | CREATE | sketch_.*
                    watch  | ffmpeg-stderr       | CREATE | journal[.]jsonl
                    watch  | part-.*             | CREATE | .*audio[.].*
                    watch  | part-.*             | WRITE  | journal[.]jsonl
                    watch  | tell-.*             | LIST   | deliveries
                    render | main                | LOOK   | book[.]json
                    render | project-.*          | RENAME | preview_.*
                    render | main                | LIST   | book
                    """)
    void anErrorEndsTheProgramAndTheNextStartGoesOn(String command, String thread, Operation operation, String file)
            throws Exception {
        Path log = folder.resolve("log.txt");
        String[] render = {"render", manifest.toString(), manifest.toString()};

        process = Run.start(
                ErrorsOnThreads.options(thread, operation, file),
                folder,
                log,
                command.equals("watch") ? new String[0] : render);

        assertThat(process.waitFor(1, TimeUnit.MINUTES))
                .as(Files.readString(log))
                .isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isEqualTo(3);
        assertThat(log)
                .content()
                .containsOnlyOnce(
                        "stillcast: it cannot go on (java.lang.NoClassDefFoundError: injected) and ends; what is finished is kept, the next start goes on from it")
                .doesNotContain("interrupted", "Stopped in the middle", "Done");
        Run next = Run.in(folder, "render", manifest.toString());
        assertThat(next.status()).as(next.err()).isZero();
        assertThat(next.out()).hasSize(2);
    }

    @Test
    void anErrorWhileItStopsIsNotHeldToBeAStop() throws Exception {
        Path log = folder.resolve("log.txt");
        process = Run.start(ErrorsOnThreads.options("hook", Operation.LOOK, "book[.]json"), folder, log, "watch");
        await().atMost(Duration.ofMinutes(1)).until(() -> Files.exists(folder.resolve("inbox/done/book.json")));

        process.destroy();

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isEqualTo(3);
        assertThat(log).content().contains("stillcast: it cannot go on (java.lang.NoClassDefFoundError: injected)");
    }

    /** Both on a thread of the route's own and on the one that works on projects. */
    @Test
    void anErrorInSomebodysOwnRouteIsHisOwn() throws Exception {
        Path log = folder.resolve("log.txt");
        Path routes = Files.createDirectory(folder.resolve("routes"));
        Files.writeString(routes.resolve("theirs.yaml"), """
                - route:
                    from:
                      uri: direct:theirs
                      steps:
                        - bean: {beanType: "org.stillcast.ErrorTest$Theirs", method: fail}
                - route:
                    from:
                      uri: seda:stillcast-completed
                      parameters: {multipleConsumers: true, discardIfNoConsumers: true}
                      steps:
                        - bean: {beanType: "org.stillcast.ErrorTest$Theirs", method: fail}
                """);
        Files.writeString(routes.resolve("unloadable.yaml"), """
                - route:
                    from:
                      uri: direct:unloadable
                      steps:
                        - bean: {beanType: "org.stillcast.ErrorTest$Unloadable"}
                """);

        process = Run.start(folder, log, "--set", "stillcast.completed-endpoint=direct:theirs");
        await().atMost(Duration.ofMinutes(1)).until(() -> Files.exists(folder.resolve("inbox/done/book.json")));
        Files.copy(folder.resolve("inbox/done/book.json"), folder.resolve("inbox/second.json"));
        await().atMost(Duration.ofMinutes(1)).until(() -> Files.exists(folder.resolve("inbox/done/second.json")));

        assertThat(process.isAlive()).isTrue();
        assertThat(log)
                .content()
                .contains("direct:theirs did not take the message", "unloadable.yaml is not loaded")
                .doesNotContain("it cannot go on");
    }

    @Test
    void aJarThatLacksItsLibraryIsNamedAndEverythingElseGoesOn() throws Exception {
        Path log = folder.resolve("log.txt");
        Path jar = folder.resolve("lib/theirs.jar");
        writeJar(jar, Lacking.class);
        String classPath = jar + File.pathSeparator + System.getProperty("java.class.path");

        process = Run.start(List.of("-cp", classPath), folder, log);

        await().atMost(Duration.ofMinutes(1)).until(() -> Files.readString(log).contains("Stillcast ready"));
        assertThat(log)
                .content()
                .contains("theirs.jar does not work: it needs org.example.Needed, which none of the jars has;"
                        + " put the library that has it into lib/, too, or take this one out; everything else goes on")
                .doesNotContain("\tat ");
    }

    /** As a component of Camel whose jar was put there alone. */
    public static final class Lacking implements TypeConverterLoader {
        @Override
        public void load(TypeConverterRegistry registry) {
            throw new NoClassDefFoundError("org/example/Needed");
        }
    }

    private static void writeJar(Path jar, Class<?> loader) throws IOException {
        Files.createDirectories(jar.getParent());
        String file = loader.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                InputStream bytes = loader.getResourceAsStream("/" + file)) {
            out.putNextEntry(new JarEntry(file));
            bytes.transferTo(out);
            out.putNextEntry(new JarEntry("META-INF/services/org/apache/camel/TypeConverterLoader"));
            out.write(loader.getName().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** A step of a route whose library is not there. */
    public static final class Theirs {
        public void fail() {
            throw new NoClassDefFoundError("theirs");
        }
    }

    /** A step that cannot even be made. */
    public static final class Unloadable {
        static {
            if (Runtime.version().feature() > 0) {
                throw new NoClassDefFoundError("theirs");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "validate inbox/book.json, main, READ, book[.]json",
        "submit given.json, main, CREATE, [.]given.*",
        "verify outbox/book, main, READ, book[.]json"
    })
    void theOtherCommandsSaySoToo(String command, String thread, Operation operation, String file) throws Exception {
        Path log = folder.resolve("log.txt");
        Files.writeString(Files.createDirectories(folder.resolve("outbox/book")).resolve("book.json"), "{}");
        String given =
                Files.readString(folder.resolve("inbox/book.json")).replaceFirst("[{]", "{\"base\": \"inbox\", ");
        Files.writeString(folder.resolve("given.json"), given);

        process = Run.start(ErrorsOnThreads.options(thread, operation, file), folder, log, command.split(" ", -1));

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isEqualTo(3);
        assertThat(log).content().startsWith("stillcast: it cannot go on (java.lang.NoClassDefFoundError: injected)");
    }
}
