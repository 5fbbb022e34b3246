package org.stillcast.process;

/**
 * What an ffmpeg that ended well had to say.
 *
 * @param stderr the end of its standard error
 * @param stdout what its listener made of its standard output; empty if nobody listened
 */
public record FfmpegOutput(String stderr, String stdout) {}
