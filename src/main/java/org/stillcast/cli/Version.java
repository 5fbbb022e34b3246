package org.stillcast.cli;

import java.io.IOException;

import org.stillcast.run.StillcastVersion;
import picocli.CommandLine.IVersionProvider;

/** The version of this build, as the commands show it. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
        return new String[] {"stillcast " + StillcastVersion.number()};
    }
}
