package org.stillcast.run;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.check.PartProfile;
import org.stillcast.check.ProfileDrawing;
import org.stillcast.outbox.ClipEntry;
import org.stillcast.outbox.PartEntry;
import org.stillcast.work.JoinOrder;

/**
 * How loud the parts of a project are: as the earlier result has it where a part sounds as it did then, else drawn from the
 * sketches of its segments. Of a part that was kept from a version that drew none, nobody knows.
 */
final class PartProfiles {
    private static final Logger LOG = LoggerFactory.getLogger(PartProfiles.class);

    private final Path folder;
    private final ProductFinder earlier;
    private final PartProfile[] profiles;

    /**
     * @param parts how many there are
     * @param folder that the sketches are in
     * @param earlier knows what was published
     */
    PartProfiles(int parts, Path folder, ProductFinder earlier) {
        this.folder = folder;
        this.earlier = earlier;
        profiles = new PartProfile[parts];
        Arrays.fill(profiles, PartProfile.UNKNOWN);
    }

    /** Returns that of a part. */
    synchronized PartProfile of(int part) {
        return profiles[part];
    }

    /**
     * Draws all.
     *
     * @throws IOException if a sketch cannot be read
     */
    void draw(PartPhase parts) throws IOException {
        for (int part = 0; part < profiles.length; part++) {
            PartProfile drawn = profile(parts.described(part));
            synchronized (this) {
                profiles[part] = drawn;
            }
        }
    }

    private PartProfile profile(JoinOrder part) throws IOException {
        Optional<PartProfile> listed = earlier.listedWithSound(part.soundFingerprint())
                .filter(entry -> !entry.waveform().isEmpty())
                .flatMap(PartProfiles::listed);
        return listed.isPresent() ? listed.get() : drawn(part);
    }

    private static Optional<PartProfile> listed(PartEntry part) {
        List<ClipEntry> clips = part.clips();
        short[] rmsTenths = new short[clips.size()];
        for (int clip = 0; clip < rmsTenths.length; clip++) {
            OptionalInt rms = clips.get(clip).rmsTenths();
            if (rms.isEmpty()) {
                return Optional.empty();
            }
            rmsTenths[clip] = (short) rms.getAsInt();
        }
        return Optional.of(PartProfile.listed(part.waveform(), rmsTenths));
    }

    /** That its sound is right was proven by the same sketches: here they are only looked at. */
    private PartProfile drawn(JoinOrder part) throws IOException {
        try {
            return new ProfileDrawing(part, piece -> Files.newInputStream(folder.resolve(piece.sketchFile()))).draw();
        } catch (NoSuchFileException | EOFException e) {
            LOG.debug("{} has no profile", part.nameInLog(), e);
            return PartProfile.UNKNOWN;
        }
    }
}
