package org.stillcast.check;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.lang.ProcessBuilder.Redirect;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

import org.stillcast.TestMedia;
import org.stillcast.ffmpeg.CheckArguments;
import org.stillcast.ffmpeg.ConcatScript;
import org.stillcast.ffmpeg.FfmpegCommand;
import org.stillcast.ffmpeg.JoinArguments;
import org.stillcast.ffmpeg.SegmentArguments;
import org.stillcast.ffmpeg.SilencesArguments;
import org.stillcast.project.AudioFormat;
import org.stillcast.project.ChannelRule;
import org.stillcast.project.Clip;
import org.stillcast.project.Fit;
import org.stillcast.project.SampleRate;
import org.stillcast.project.VideoFormat;
import org.stillcast.timeline.FrameGrid;
import org.stillcast.timeline.PictureRun;
import org.stillcast.work.ChannelLayout;
import org.stillcast.work.CheckOrder;
import org.stillcast.work.ClipPiece;
import org.stillcast.work.JoinOrder;
import org.stillcast.work.Orders;
import org.stillcast.work.PartFault;
import org.stillcast.work.SegmentFiles;
import org.stillcast.work.SegmentOrder;
import org.stillcast.work.SilencePiece;
import org.stillcast.work.SilencesOrder;
import org.stillcast.work.SoundPiece;
import org.stillcast.workspace.Workspace;

/** A folder in which clips are rendered, joined and checked by the bundled ffmpeg, with the calls of the program. */
final class Studio {
    private static final VideoFormat VIDEO = new VideoFormat(64, 64, 25, 34, Fit.CONTAIN, "#000000");

    private final Path folder;
    private final AudioFormat audio;
    private final int channels;

    /**
     * @param kbps of the part's sound
     */
    Studio(Path folder, int hertz, int channels, int kbps) throws IOException {
        this.folder = folder.toAbsolutePath();
        this.audio = new AudioFormat(OptionalInt.of(kbps), new SampleRate(hertz), ChannelRule.AUTO);
        this.channels = channels;
        TestMedia.run(
                "-f",
                "lavfi",
                "-i",
                "color=size=64x64:rate=25:duration=10", //
                "-c:v",
                "libx264",
                "-g",
                "250",
                "-bf",
                "0",
                still().toString());
    }

    int hertz() {
        return audio.sampleRate().hertz();
    }

    int channels() {
        return channels;
    }

    private Path still() {
        return folder.resolve(SegmentFiles.still("1f"));
    }

    /** Renders a clip of samples that are interleaved. */
    SoundPiece render(String id, short[] samples) throws IOException {
        return render(id, wav(folder.resolve("clip.wav"), samples));
    }

    /** Renders a clip. */
    SoundPiece render(String id, Path clip) throws IOException {
        Path target = folder.resolve(SegmentFiles.segment(id));
        SegmentOrder segment = new SegmentOrder(
                0,
                new Clip(id, clip, ""),
                Orders.rendering(audio.sampleRate()),
                "f",
                channels == 1 ? ChannelLayout.MONO : ChannelLayout.STEREO,
                still(),
                target,
                target,
                sketch(id),
                sketch(id),
                Duration.ofMinutes(1));
        Process process = start(SegmentArguments.of(segment));
        try (InputStream sound = new BufferedInputStream(process.getInputStream());
                OutputStream sketch = new BufferedOutputStream(Files.newOutputStream(sketch(id)))) {
            SoundSketch drawn = SoundSketch.draw(sound, sketch);
            return Orders.piece(0, id, drawn.samples(), drawn.channels());
        } finally {
            end(process);
        }
    }

    private Path sketch(String id) {
        return folder.resolve(id + ".sketch");
    }

    /** Returns the order for a part of some segments. */
    JoinOrder part(List<SoundPiece> rendered) {
        List<SoundPiece> pieces = new ArrayList<>();
        for (SoundPiece piece : rendered) {
            pieces.add(at(pieces.size(), piece));
        }
        long samples = pieces.stream().mapToLong(SoundPiece::samples).sum();
        Path target = folder.resolve("part.mp4");
        return Orders.part(pieces)
                .video(VIDEO)
                .pictures(new PictureRun("1f", new FrameGrid(25, audio.sampleRate()).framesUnder(samples)))
                .audio(audio.sampleRate(), channels, audio.bitrateKbps(channels))
                .folder(folder)
                .files(target, target)
                .order();
    }

    private static SoundPiece at(int position, SoundPiece piece) {
        return piece instanceof ClipPiece clip
                ? new ClipPiece(position, clip.clipId(), clip.take(), clip.round(), clip.fromSample(), clip.samples())
                : piece;
    }

    /** Makes what a silence is joined from. */
    SoundPiece silence(long samples) throws IOException {
        SoundPiece silence = new SilencePiece(0, "pause", samples, channels, audio.sampleRate());
        List<SilencesOrder.SilenceFile> files = silence.files().stream()
                .distinct()
                .map(file -> new SilencesOrder.SilenceFile(
                        file.samples(), folder.resolve(file.name()), folder.resolve(file.name())))
                .toList();
        end(start(SilencesArguments.of(new SilencesOrder(files, "4.4.1", audio.sampleRate(), channels))));
        return silence;
    }

    /** Returns what a part's sound is encoded from, little-endian. */
    byte[] unencoded(JoinOrder part) throws IOException {
        Path list = folder.resolve(ConcatScript.audioName(part));
        Workspace.writeList(list, text -> ConcatScript.writeAudio(part, text));
        List<String> arguments = JoinArguments.of(part).arguments();
        String filters = arguments.get(arguments.indexOf("-af") + 1);
        return TestMedia.run(
                "-f", "concat", "-i", list.toString(), "-af", filters, "-c:a", "pcm_s16le", "-f", "s16le", "-");
    }

    /** Joins a part. */
    void join(JoinOrder part) throws IOException {
        Workspace.writeList(folder.resolve(ConcatScript.videoName(part)), text -> ConcatScript.writeVideo(part, text));
        Workspace.writeList(folder.resolve(ConcatScript.audioName(part)), text -> ConcatScript.writeAudio(part, text));
        end(start(JoinArguments.of(part)));
    }

    /** Cuts the end of a part's file off. */
    void breakOff(JoinOrder part, double share) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(part.temporary().toFile(), "rw")) {
            file.setLength(Math.round(file.length() * share));
        }
    }

    /** Decodes the part that was joined last. */
    byte[] decode(JoinOrder part) throws IOException {
        Process process = start(CheckArguments.of(new CheckOrder(part)));
        try (InputStream sound = process.getInputStream()) {
            return sound.readAllBytes();
        } finally {
            end(process);
        }
    }

    /** Compares a part's sound with what was ordered. */
    List<String> faults(JoinOrder ordered, byte[] sound) throws IOException {
        return new SoundComparison(
                        ordered, piece -> new BufferedInputStream(Files.newInputStream(sketch(piece.clipId()))))
                .faults(new ByteArrayInputStream(sound)).stream()
                        .map(PartFault::toString)
                        .toList();
    }

    private static Process start(FfmpegCommand command) throws IOException {
        List<String> line = new ArrayList<>(List.of(TestMedia.ffmpeg().toString()));
        line.addAll(command.arguments());
        return new ProcessBuilder(line)
                .directory(command.folder().toFile())
                .redirectError(Redirect.DISCARD)
                .start();
    }

    private static void end(Process process) throws IOException {
        try {
            if (process.waitFor() != 0) {
                throw new IOException("ffmpeg ended with " + process.exitValue());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private Path wav(Path file, short[] samples) throws IOException {
        int bytes = samples.length * Short.BYTES;
        ByteBuffer wav = ByteBuffer.allocate(44 + bytes).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + bytes);
        wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        wav.putShort((short) 1).putShort((short) channels).putInt(hertz()).putInt(hertz() * channels * Short.BYTES);
        wav.putShort((short) (channels * Short.BYTES)).putShort((short) 16);
        wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(bytes);
        wav.asShortBuffer().put(samples);
        return Files.write(file, wav.array());
    }
}
