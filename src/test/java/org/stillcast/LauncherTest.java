package org.stillcast;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The launchers, beside another program than Stillcast. */
class LauncherTest {
    private static final List<String> WHEN_OUT_OF_MEMORY =
            List.of("-XX:+ExitOnOutOfMemoryError", "-XX:+DisplayVMOutputToStderr");

    @TempDir
    private Path folder;

    /** A program that has no end of its own. */
    public static final class Hungry {
        private Hungry() {}

        public static void main(String[] arguments) {
            List<byte[]> all = new ArrayList<>();
            Thread thread = new Thread(() -> {
                while (all.size() < 1_000_000) {
                    all.add(new byte[1 << 20]);
                }
            });
            thread.start();
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // which has a launcher of its own
    void aProgramThatIsOutOfMemoryEndsAndSaysSoWhateverItsOptionsAre() throws Exception {
        Files.copy(Path.of("stillcast"), folder.resolve("stillcast"), StandardCopyOption.COPY_ATTRIBUTES);
        writeJar(folder.resolve("stillcast.jar"), Hungry.class);
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        ProcessBuilder launcher =
                new ProcessBuilder("sh", folder.resolve("stillcast").toString());
        launcher.environment().put("JAVA_HOME", System.getProperty("java.home"));
        launcher.environment().put("STILLCAST_JAVA_OPTS", "-Xmx16m");

        Process process = launcher.redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();

        try {
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).isEqualTo(3);
            assertThat(out).isEmptyFile();
            assertThat(err).content().contains("Terminating due to java.lang.OutOfMemoryError");
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void theWindowsLauncherHasTheSameOptions() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("stillcast.cmd"));

        assertThat(lines)
                .contains("set \"FLAGS=%FLAGS% " + String.join(" ", WHEN_OUT_OF_MEMORY) + "\"")
                .filteredOn(line -> line.startsWith("\"%JAVA%\" "))
                .hasSize(2)
                .allMatch(line -> line.startsWith("\"%JAVA%\" %FLAGS% %STILLCAST_JAVA_OPTS% "));
    }

    private static void writeJar(Path jar, Class<?> program) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, program.getName());
        String name = program.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest);
                var bytes = program.getResourceAsStream("/" + name)) {
            out.putNextEntry(new JarEntry(name));
            bytes.transferTo(out);
        }
    }
}
