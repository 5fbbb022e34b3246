package org.stillcast.draft;

import java.util.List;
import java.util.Optional;

import org.stillcast.fault.Fault;
import org.stillcast.fault.InvalidManifestException;
import org.stillcast.media.FolderContents;
import org.stillcast.media.LeftOutReason;
import org.stillcast.media.NameSample;
import org.stillcast.project.AcceptedKinds;
import org.stillcast.text.Words;

/**
 * What a manifest for a folder is going to say. Each path starts at the folder.
 *
 * @param image path of the background
 * @param clips paths in the order of the video, at least one; a list that nobody changes any more
 */
public record Draft(String image, List<String> clips) {
    private static final Words WORDS = Words.of(Draft.class);

    /**
     * Drafts a project.
     *
     * @param image path of the background; if it is empty, the folder has to tell
     * @throws InvalidManifestException if the folder does not tell what is meant; with what to do
     */
    public static Draft of(FolderContents contents, Optional<String> image) throws InvalidManifestException {
        if (!contents.manifests().isEmpty()) {
            throw fault(WORDS.say("other-manifest", contents.manifests().get(0)));
        }
        if (contents.sounds().isEmpty()) {
            throw fault(withoutSound(contents));
        }
        String picture = image.isPresent() ? image.get() : new Background(contents).choose();
        return new Draft(picture, contents.sounds());
    }

    private static String withoutSound(FolderContents contents) {
        String none = WORDS.say("no-sound", AcceptedKinds.SOUNDS);
        NameSample projects = contents.left().get(LeftOutReason.PROJECT);
        if (projects != null) {
            return none + WORDS.say("only-projects", projects.first().get(0));
        }
        return contents.left().containsKey(LeftOutReason.VIDEO) ? none + WORDS.say("only-videos") : none;
    }

    static InvalidManifestException fault(String sentence) {
        return new InvalidManifestException(Fault.WHOLE, sentence);
    }
}
