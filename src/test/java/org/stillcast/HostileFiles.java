package org.stillcast;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** Files that somebody with bad intentions would give to a program that reads media. */
final class HostileFiles {
    /** Every name that a sound may have; none of them counts, and none may let anything through. */
    static final List<String> SOUND_NAMES = List.of(
            "wav", "w64", "rf64", "aiff", "aif", "aifc", "au", "caf", "mp3", "aac", "flac", "ogg", "oga", "opus", "spx",
            "m4a", "m4b", "mp4", "mov", "3gp", "mkv", "mka", "webm", "ac3", "eac3", "amr", "wma", "asf", "m3u8", "txt");

    /** Every name that a picture may have, and those of pictures that are refused. */
    static final List<String> PICTURE_NAMES =
            List.of("png", "jpg", "jpeg", "webp", "gif", "bmp", "tif", "tiff", "svg", "ans", "m3u8", "ass");

    private HostileFiles() {}

    /**
     * Returns scripts that make a program which obeys them read another file, or ask a server.
     *
     * @param canary a sound or picture that must not be read
     * @param server such as {@code http://127.0.0.1:4711}
     */
    static List<String> scripts(Path canary, String server) {
        String file = canary.toUri().toString();
        String hls = "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:1,\n%s\n#EXT-X-ENDLIST\n";
        return List.of(
                hls.formatted(canary),
                hls.formatted(server + "/a.ts"),
                hls.formatted("concat:" + canary + "|" + canary),
                hls.formatted("subfile,,start,0,end,0,,:" + canary),
                "#EXTM3U\n#EXT-X-KEY:METHOD=AES-128,URI=\"" + server + "/k\"\n#EXTINF:1,\n" + canary + "\n",
                "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\n" + server + "/b.m3u8\n",
                "\uFEFF\n  " + hls.formatted(file),
                "ffconcat version 1.0\nfile '" + canary + "'\n",
                "ffconcat version 1.0\nfile " + server + "/c.wav\n",
                "file '" + canary + "'\n",
                "<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\" type=\"static\"><Period><AdaptationSet>"
                        + "<Representation id=\"1\" bandwidth=\"1\"><BaseURL>" + file
                        + "</BaseURL></Representation></AdaptationSet></Period></MPD>",
                "<MPD type=\"static\"><BaseURL>" + server + "/</BaseURL></MPD>",
                "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x SYSTEM \"" + file + "\">]><a>&x;</a>",
                "<?xml version=\"1.0\"?><!DOCTYPE a SYSTEM \"" + server
                        + "/a.dtd\"><tt xmlns=\"http://www.w3.org/ns/ttml\"/>",
                "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">"
                        + "<image width=\"9\" height=\"9\" xlink:href=\"" + file + "\"/><image href=\"" + server
                        + "/d.png\"/></svg>",
                "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio 5004 RTP/AVP 0\n",
                "[Script Info]\nScriptType: v4.00+\n[Events]\nDialogue: 0,0:00:00.00,9:00:00.00,,,0,0,0,,text\n",
                "[playlist]\nFile1=" + canary + "\nNumberOfEntries=1\n",
                server + "/list\n",
                "\u001B[2J\u001B[31mHello\u001B[0m\r\n".repeat(40),
                "RTSPtextRTSP://127.0.0.1/x\n",
                "WEBVTT\n\n00:00.000 --> 99:00.000\n" + canary + "\n",
                "<smil><body><audio src=\"" + server + "/e.mp3\"/></body></smil>",
                "<ASX version=\"3\"><Entry><Ref href=\"" + server + "/f.wma\"/></Entry></ASX>");
    }

    /** Returns what a script looks like behind things that a look at the first bytes does not see through. */
    static List<byte[]> disguises(String script) {
        byte[] text = script.getBytes(StandardCharsets.UTF_8);
        byte[] zeros = new byte[100];
        return List.of(
                joined(id3(100), zeros, text),
                joined(id3(100), zeros, id3(100), zeros, text),
                joined(new byte[4096], text),
                joined(new byte[1], text),
                script.getBytes(Charset.forName("UTF-16")),
                script.getBytes(StandardCharsets.UTF_16LE),
                joined("RIFF\0\0\0\0WAVE".getBytes(StandardCharsets.ISO_8859_1), text),
                joined("OggS\0".getBytes(StandardCharsets.ISO_8859_1), text),
                joined(new byte[] {0x1A, 0x45, (byte) 0xDF, (byte) 0xA3}, text),
                joined("\u0001\u0002".getBytes(StandardCharsets.ISO_8859_1), text));
    }

    static byte[] joined(byte[]... pieces) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            all.writeBytes(piece);
        }
        return all.toByteArray();
    }

    /** Returns the first ten bytes of an ID3 tag that says it is so long. */
    static byte[] id3(int bytes) {
        return new byte[] {
            'I',
            'D',
            '3',
            4,
            0,
            0,
            (byte) (bytes >> 21 & 127),
            (byte) (bytes >> 14 & 127),
            (byte) (bytes >> 7 & 127),
            (byte) (bytes & 127)
        };
    }

    /** Writes a head, then nothing for a while without taking room for it, then an end. */
    static Path sparse(Path file, byte[] head, long gap, byte[] end) throws IOException {
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            out.write(head);
            out.seek(head.length + gap);
            out.write(end);
        }
        return file;
    }

    /** Returns a WAV of 16 bits that claims what it likes. */
    static byte[] wav(long rate, int channels, long claimedBytes, byte[] samples) {
        ByteBuffer head = ByteBuffer.allocate(44).order(ByteOrder.LITTLE_ENDIAN);
        head.put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt((int) Math.min(0xFFFFFFFFL, claimedBytes + 36))
                .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) channels)
                .putInt((int) rate)
                .putInt((int) (rate * channels * 2))
                .putShort((short) (channels * 2))
                .putShort((short) 16)
                .put("data".getBytes(StandardCharsets.US_ASCII))
                .putInt((int) claimedBytes);
        return joined(head.array(), samples);
    }

    /** Returns a PNG of a size, with pixels of one colour if they are wanted, and a chunk before them. */
    static byte[] png(int width, int height, boolean pixels, String chunk, byte[] content) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0});
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        if (pixels) {
            byte[] row = new byte[1 + width * 3];
            try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
                for (int y = 0; y < height; y++) {
                    out.write(row);
                }
            }
        }
        return joined(
                new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 26, '\n'},
                chunk("IHDR", head.array()),
                chunk.isEmpty() ? new byte[0] : chunk(chunk, content),
                chunk("IDAT", packed.toByteArray()),
                chunk("IEND", new byte[0]));
    }

    private static byte[] chunk(String name, byte[] content) {
        byte[] named = joined(name.getBytes(StandardCharsets.US_ASCII), content);
        CRC32 checksum = new CRC32();
        checksum.update(named);
        return joined(
                ByteBuffer.allocate(4).putInt(content.length).array(),
                named,
                ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array());
    }

    /** Returns as many zeros as wanted, packed as in a PNG's text chunk behind its keyword. */
    static byte[] packedText(int bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        packed.writeBytes("k\0\0".getBytes(StandardCharsets.US_ASCII));
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            byte[] block = new byte[65536];
            for (int written = 0; written < bytes; written += block.length) {
                out.write(block);
            }
        }
        return packed.toByteArray();
    }

    /** Replaces four bytes behind the first place where a name stands. */
    static byte[] patched(byte[] file, String name, int offset, int value) {
        int at = new String(file, StandardCharsets.ISO_8859_1).indexOf(name) + name.length() + offset;
        byte[] patched = file.clone();
        ByteBuffer.wrap(patched).putInt(at, value);
        return patched;
    }

    /** Returns a file with an atom put in at the end of its {@code moov}, which is the last one. */
    static byte[] withMetadata(byte[] mp4, int bytes) {
        int moov = new String(mp4, StandardCharsets.ISO_8859_1).lastIndexOf("moov") - 4;
        byte[] content = new byte[bytes];
        Arrays.fill(content, (byte) 'A');
        byte[] added = atom("udta", joined(new byte[0], atom("free", content)));
        ByteBuffer whole = ByteBuffer.wrap(joined(mp4, added));
        return whole.putInt(moov, whole.getInt(moov) + added.length).array();
    }

    static byte[] atom(String name, byte[] content) {
        byte[] size = ByteBuffer.allocate(4).putInt(content.length + 8).array();
        return joined(size, name.getBytes(StandardCharsets.ISO_8859_1), content);
    }

    /** Makes a file of a thousand sounds. */
    static Path manyStreams(Path file, String coder) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-f", "lavfi", "-i", "anullsrc=r=8000:cl=mono", "-t", "0.05"));
        for (int i = 0; i < 1000; i++) {
            arguments.addAll(List.of("-map", "0:a"));
        }
        arguments.addAll(List.of("-c:a", coder, "file:" + file));
        TestMedia.run(arguments.toArray(String[]::new));
        return file;
    }
}
