package org.stillcast.route;

import java.io.InputStream;

import org.stillcast.process.OutputTail;

/** What a process complains of, where it cannot be read for an error. */
public final class BrokenPipe {
    private BrokenPipe() {}

    public static void read(Error error) {
        new OutputTail(
                new InputStream() {
                    @Override
                    public int read() {
                        throw error;
                    }

                    @Override
                    public int read(byte[] buffer, int offset, int length) {
                        throw error;
                    }
                },
                1);
    }
}
