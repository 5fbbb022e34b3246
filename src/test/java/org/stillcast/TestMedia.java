package org.stillcast;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

import org.stillcast.process.FfmpegBinary;

/** Media made for tests by the bundled ffmpeg, and what comes out decoded by the same. */
public final class TestMedia {
    public static final int RATE = 48_000;

    private TestMedia() {}

    /** Returns the bundled ffmpeg. */
    public static Path ffmpeg() {
        Path home = Path.of(System.getProperty("user.home"));
        try {
            return new FfmpegBinary(Map.of(), home, Path.of("target"), Path.of("target")).find("bundled");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns the bundled ffmpeg that, with an argument that has a text in it, waits for a file first.
     *
     * @param folder that it is put into
     */
    public static Path ffmpegThatWaitsFor(Path folder, Path file, String argument) throws IOException {
        Path script = Files.writeString(folder.resolve("ffmpeg"), """
                #!/bin/sh
                case "$*" in
                    *%1$s*) until [ -e '%2$s' ]; do sleep 0.1; done ;;
                esac
                exec '%3$s' "$@"
                """.formatted(argument, file, ffmpeg()));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return script;
    }

    /** Runs ffmpeg and returns its standard output; what it says on the standard error is a failure. */
    public static byte[] run(String... arguments) throws IOException {
        Path errors = Files.createTempFile("ffmpeg", ".txt");
        try {
            List<String> command = new ArrayList<>(List.of(ffmpeg().toString(), "-v", "error", "-nostdin", "-y"));
            command.addAll(List.of(arguments));
            Process process =
                    new ProcessBuilder(command).redirectError(errors.toFile()).start();
            byte[] out = process.getInputStream().readAllBytes();
            int exit = process.waitFor();
            String said = Files.readString(errors, StandardCharsets.UTF_8);
            if (exit != 0 || !said.isBlank()) {
                throw new IOException("exit %d: %s: %s".formatted(exit, said, command));
            }
            return out;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            Files.deleteIfExists(errors);
        }
    }

    /**
     * Makes a clip that can be told from all others by its sound: noise of its own that swells and fades.
     *
     * @param seed which sound
     * @param seconds its length, as ffmpeg reads it
     * @param options for the encoder
     */
    public static Path clip(Path file, int seed, String seconds, String... options) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        List<String> arguments = new ArrayList<>(List.of(
                "-f",
                "lavfi",
                "-i",
                "anoisesrc=color=brown:amplitude=0.9:sample_rate=%d:seed=%d,lowpass=3000,tremolo=f=%d:d=0.5"
                        .formatted(RATE, seed, 2 + seed % 7),
                "-t",
                seconds));
        arguments.addAll(List.of(options));
        arguments.add("file:" + file);
        run(arguments.toArray(String[]::new));
        return file;
    }

    /** Returns the samples of a file's sound, of all channels mixed to one. */
    public static short[] samples(Path file) throws IOException {
        return shorts(run(decoding(file)));
    }

    /**
     * Returns the samples of a file that ffmpeg may complain of, as far as it comes; with one thread, since with several
     * its decoders lose another frame beside a damaged one.
     */
    public static short[] samplesOfDamaged(Path file) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(ffmpeg().toString(), "-v", "quiet", "-nostdin", "-threads", "1"));
        command.addAll(List.of(decoding(file)));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return shorts(process.getInputStream().readAllBytes());
    }

    private static String[] decoding(Path file) {
        return new String[] {
            "-i",
            "file:" + file,
            "-map",
            "0:a:0",
            "-af",
            "aformat=sample_fmts=s16:channel_layouts=mono|stereo:sample_rates=48000,pan=mono|c0=FL+FC",
            "-f",
            "s16le",
            "-"
        };
    }

    private static short[] shorts(byte[] bytes) {
        ShortBuffer buffer =
                ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
        short[] samples = new short[buffer.remaining()];
        buffer.get(samples);
        return samples;
    }

    /** Returns a frame of a video as a picture. */
    public static BufferedImage frame(Path video, int number) throws IOException {
        Path png = Files.createTempFile("frame", ".png");
        try {
            run(
                    "-i",
                    "file:" + video,
                    "-vf",
                    "select=eq(n\\,%d),scale=in_color_matrix=bt709:in_range=tv:flags=accurate_rnd+full_chroma_int"
                            .formatted(number),
                    "-frames:v",
                    "1",
                    "-pix_fmt",
                    "rgb24",
                    png.toString());
            return ImageIO.read(png.toFile());
        } finally {
            Files.deleteIfExists(png);
        }
    }

    /** Writes a picture with four fields of colour: red, green above, blue, white below. */
    public static Path picture(Path file, int width, int height) throws IOException {
        BufferedImage image = fields(width, height, BufferedImage.TYPE_INT_RGB);
        String name = file.getFileName().toString();
        ImageIO.write(image, name.substring(name.lastIndexOf('.') + 1), file.toFile());
        return file;
    }

    /** Returns four fields of colour: red, green above, blue, white below. */
    public static BufferedImage fields(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        Graphics2D graphics = image.createGraphics();
        Color[] colors = {Color.RED, Color.GREEN, Color.BLUE, Color.WHITE};
        for (int i = 0; i < colors.length; i++) {
            graphics.setColor(colors[i]);
            graphics.fillRect(i % 2 * (width / 2), i / 2 * (height / 2), width - width / 2, height - height / 2);
        }
        graphics.dispose();
        return image;
    }

    /**
     * Returns how alike two stretches of sound are, from -1 to 1.
     *
     * @param at where the clip is compared, in samples of the part
     */
    public static double correlation(short[] clip, short[] part, int at) {
        double product = 0;
        double clipPower = 0;
        double partPower = 0;
        for (int i = 0; i < clip.length; i++) {
            double there = at + i >= 0 && at + i < part.length ? part[at + i] : 0;
            product += clip[i] * there;
            clipPower += (double) clip[i] * clip[i];
            partPower += there * there;
        }
        return product / Math.sqrt(clipPower * partPower + 1e-9);
    }

    /** Returns how much louder a clip is in a part, in decibels. */
    public static double gainDecibels(short[] clip, short[] part, int at) {
        double clipPower = 0;
        double partPower = 0;
        for (int i = 0; i < clip.length; i++) {
            clipPower += (double) clip[i] * clip[i];
            partPower += (double) part[at + i] * part[at + i];
        }
        return 10 * Math.log10((partPower + 1e-9) / (clipPower + 1e-9));
    }
}
