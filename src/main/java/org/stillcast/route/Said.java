package org.stillcast.route;

/**
 * What an ffmpeg that ended well had to say.
 *
 * @param stderr the end of its standard error
 * @param stdout what {@link Recipe#digest} made of its standard output; empty if nobody listened
 */
record Said(String stderr, String stdout) {}
