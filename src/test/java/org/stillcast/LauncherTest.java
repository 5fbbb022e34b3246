package org.stillcast;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The launchers, beside another program than Stillcast. */
class LauncherTest {
    private static final List<String> WHEN_OUT_OF_MEMORY =
            List.of("-XX:+ExitOnOutOfMemoryError", "-XX:+DisplayVMOutputToStderr");

    /** Says what it has found; with an argument it has no end of its own. */
    private static final String PROGRAM = """
            package org.stillcast.cli;

            public class Stillcast {
                public static void main(String[] arguments) throws Exception {
                    if (arguments.length > 0 && arguments[0].equals("eat")) {
                        new Thread(Stillcast::eat).start();
                        return;
                    }
                    System.out.println(java.util.Locale.getDefault(java.util.Locale.Category.DISPLAY).getLanguage());
                    for (String name : new String[] {"both.txt", "theirs.txt"}) {
                        try (var text = Stillcast.class.getResourceAsStream("/" + name)) {
                            System.out.println(text == null ? "none" : new String(text.readAllBytes()));
                        }
                    }
                }

                private static void eat() {
                    java.util.List<byte[]> all = new java.util.ArrayList<>();
                    while (all.size() < 1_000_000) {
                        all.add(new byte[1 << 20]);
                    }
                }
            }
            """;

    @TempDir
    private static Path classes;

    @TempDir
    private Path folder;

    @BeforeAll
    static void compile() throws IOException {
        Path source = Files.writeString(classes.resolve("Stillcast.java"), PROGRAM);
        int status =
                ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", classes.toString(), source.toString());
        assertThat(status).isZero();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // which has a launcher of its own
    void aProgramThatIsOutOfMemoryEndsAndSaysSoWhateverItsOptionsAre() throws Exception {
        installIn(folder);

        Ended ended = launch(folder, Map.of("STILLCAST_JAVA_OPTS", "-Xmx16m"), "eat");

        assertThat(ended.status()).isEqualTo(3);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).contains("Terminating due to java.lang.OutOfMemoryError");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatPeoplePutIntoLibIsFoundBehindWhatIsOurs() throws Exception {
        Path home = Files.createDirectory(folder.resolve("it's [a] & b %c"));
        installIn(home);
        writeJar(home.resolve("lib/a.jar"), "", Map.of("both.txt", "theirs", "theirs.txt", "found"));
        writeJar(home.resolve("lib/z.jar"), "", Map.of("both.txt", "ours"));

        Ended ended = launch(home, Map.of());

        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).containsExactly("en", "ours", "found");
    }

    /** As jpackage lays it out: no other Java is asked for, however fit, and people's libraries are found beside ours. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void anImageIsStartedWithItsOwnJava() throws Exception {
        Path home = launcherIn(folder);
        Path app = Files.createDirectories(home.resolve("lib/app"));
        Files.createSymbolicLink(home.resolve("lib/runtime"), Path.of(System.getProperty("java.home")));
        String program = "org/stillcast/cli/Stillcast.class";
        writeJar(app.resolve("stillcast.jar"), "lib/z.jar", Map.of(program, classes.resolve(program)));
        writeJar(Files.createDirectory(app.resolve("lib")).resolve("z.jar"), "", Map.of("both.txt", "ours"));
        writeJar(home.resolve("lib/a.jar"), "", Map.of("both.txt", "theirs", "theirs.txt", "found"));

        Path another = Files.writeString(
                Files.createDirectories(folder.resolve("bin")).resolve("java"), "#!/bin/sh\nexit 9\n");
        assertThat(another.toFile().setExecutable(true)).isTrue();

        Ended ended = launch(home, Map.of("JAVA_HOME", folder.toString()));

        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).containsExactly("en", "ours", "found");
    }

    @ParameterizedTest
    @DisabledOnOs(OS.WINDOWS)
    @CsvSource({
        "zh_CN.UTF-8, , , zh",
        "en_US.UTF-8, , zh_CN.UTF-8, zh",
        "zh_CN.UTF-8, C, zh_CN.UTF-8, en",
        "zh_CN.UTF-8, '', '', zh",
        "de_DE.UTF-8, , , en"
    })
    void peopleAreSpokenToInTheirLanguage(String lang, String all, String messages, String language) throws Exception {
        Map<String, String> environment = new HashMap<>(Map.of("LANG", lang));
        environment.put("LC_ALL", all);
        environment.put("LC_MESSAGES", messages);
        environment.values().removeIf(Objects::isNull);

        Ended without = launch(launcherIn(folder), environment);
        installIn(folder);
        Ended with = launch(folder, environment);

        assertThat(with.out()).startsWith(language);
        assertThat(without.status()).isEqualTo(2);
        assertThat(without.err())
                .contains("stillcast.jar", language.equals("zh") ? "请解压整个 zip" : "unpack the whole zip");
    }

    /** Where Java would not find its own jar. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFolderWithAColonInItsNameIsSaid() throws Exception {
        Path home = launcherIn(Files.createDirectory(folder.resolve("10:30")));

        Ended ended = launch(home, Map.of());

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.err())
                .isEqualTo("stillcast: Java cannot run from a folder with a colon in its name: %s%n"
                        .formatted(home.toRealPath()));
    }

    /** Beside an example that it can be made with; Java 17 has no use for it in a folder with a blank in its name. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void classesAreLoadedFromAnArchiveThatTheFirstStartMakes() throws Exception {
        Path home = Files.createDirectory(folder.resolve("home"));
        installWithExampleIn(home);

        Ended first = launch(home, Map.of());
        Ended second = launch(home, Map.of());
        Ended looked = launch(home, Map.of("STILLCAST_JAVA_OPTS", "-Xlog:class+load:stderr"));
        writeJar(home.resolve("lib/a.jar"), "", Map.of("theirs.txt", "found"));
        Ended another = launch(home, Map.of());

        assertThat(first.err()).isEqualTo("stillcast: preparing for faster starts; a few seconds, once\n");
        assertThat(second.err()).isEmpty();
        assertThat(looked.err()).containsPattern("org.stillcast.cli.Stillcast source: shared objects file");
        assertThat(List.of(first.out(), second.out())).containsOnly(List.of("en", "none", "none"));
        assertThat(another.out())
                .as("an archive that does not fit is left alone")
                .containsExactly("en", "none", "found");
        assertThat(another.err()).isEmpty();
        try (Stream<Path> files = Files.list(home)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.contains("jsa")))
                    .singleElement()
                    .asString()
                    .matches("classes-[0-9]+-[0-9][^/]*[.]jsa");
        }
    }

    /** An archive that is older than the program, and one that could not be made, which is empty. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void anArchiveIsMadeForEachBuildAndNotTriedAgainIfItCannotBe() throws Exception {
        installWithExampleIn(folder);
        launch(folder, Map.of());
        Path archive = archive();
        Files.setLastModifiedTime(archive, FileTime.fromMillis(0));

        Ended newer = launch(folder, Map.of());
        Files.delete(archive);
        Files.createFile(archive);
        Ended empty = launch(folder, Map.of());

        assertThat(newer.err()).contains("preparing for faster starts");
        assertThat(empty.err()).isEmpty();
        assertThat(empty.out()).containsExactly("en", "none", "none");
        assertThat(archive()).isEmptyFile();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theProgramIsStartedEvenIfNoArchiveCanBeMade() throws Exception {
        installWithExampleIn(folder);

        Ended ended = launch(folder, Map.of("TMPDIR", folder.resolve("none").toString()));

        assertThat(ended.status()).isZero();
        assertThat(ended.out()).containsExactly("en", "none", "none");
    }

    private Path archive() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jsa"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void theWindowsLauncherHasTheSameOptions() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("stillcast.cmd"));

        assertThat(lines)
                .contains("set \"FLAGS=%FLAGS% " + String.join(" ", WHEN_OUT_OF_MEMORY) + "\"")
                .filteredOn(line -> line.startsWith("\"%JAVA%\" "))
                .hasSize(2)
                .allMatch(line -> line.startsWith("\"%JAVA%\" %FLAGS% %STILLCAST_JAVA_OPTS% "))
                .allMatch(line -> line.contains(" -cp \"%JAR%;%HERE%lib\\*\" org.stillcast.cli.Stillcast "));
    }

    /** That of jpackage: what is neither a terminal's nor people's choice. */
    @Test
    void theLauncherForServicesHasTheSameOptions() throws IOException {
        String launcher = Files.readString(Path.of("stillcast"));
        String service = Files.readString(Path.of("src/main/dist/dist.ant.xml"));
        List<String> options = Pattern.compile("-(?:X|D\\S*encoding=)\\S*")
                .matcher(launcher.substring(launcher.indexOf("exec \"$java\" -XX:Tiered")))
                .results()
                .map(option -> option.group().replaceAll("[}]$", ""))
                .toList();

        assertThat(options).contains("-Xmx64m", "-Dstderr.encoding=UTF-8").containsAll(WHEN_OUT_OF_MEMORY);
        assertThat(service).contains(options);
    }

    private record Ended(int status, List<String> out, String err) {}

    private Ended launch(Path home, Map<String, String> environment, String... arguments) throws Exception {
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        List<String> command =
                new ArrayList<>(List.of("sh", home.resolve("stillcast").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder launcher = new ProcessBuilder(command);
        launcher.environment().keySet().removeAll(Set.of("LANG", "LC_ALL", "LC_MESSAGES"));
        launcher.environment().put("JAVA_HOME", System.getProperty("java.home"));
        launcher.environment().putAll(environment);
        Process process = launcher.redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Ended(process.exitValue(), Files.readAllLines(out), Files.readString(err));
    }

    private static Path launcherIn(Path home) throws IOException {
        Files.copy(Path.of("stillcast"), home.resolve("stillcast"), StandardCopyOption.REPLACE_EXISTING);
        return home;
    }

    /** As in the zip: the jar names one library. */
    private static void installIn(Path home) throws IOException {
        launcherIn(home);
        Files.createDirectory(home.resolve("lib"));
        String program = "org/stillcast/cli/Stillcast.class";
        writeJar(home.resolve("stillcast.jar"), "lib/z.jar", Map.of(program, classes.resolve(program)));
    }

    private static void installWithExampleIn(Path home) throws IOException {
        installIn(home);
        Files.createDirectories(home.resolve("examples/greetings"));
        Files.writeString(home.resolve("examples/greetings/manifest.json"), "{}");
    }

    /** @param content a text, or the file that has it */
    private static void writeJar(Path jar, String libraries, Map<String, Object> content) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, libraries);
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            for (Map.Entry<String, Object> entry : content.entrySet()) {
                out.putNextEntry(new JarEntry(entry.getKey()));
                out.write(
                        entry.getValue() instanceof Path copied
                                ? Files.readAllBytes(copied)
                                : entry.getValue().toString().getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
