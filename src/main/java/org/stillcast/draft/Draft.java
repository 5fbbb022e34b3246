package org.stillcast.draft;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.stillcast.encoding.CodePage;
import org.stillcast.fault.Fault;
import org.stillcast.fault.InvalidManifestException;
import org.stillcast.media.FolderContents;
import org.stillcast.media.LeftOutReason;
import org.stillcast.media.NameSample;
import org.stillcast.packed.LazyList;
import org.stillcast.project.AcceptedKinds;
import org.stillcast.tags.SoundTags;
import org.stillcast.text.Words;

/**
 * What a manifest for a folder is going to say. Each path starts at the folder.
 *
 * @param image path of the background; empty if each clip has a picture of its own
 * @param title of the project
 * @param artist who speaks, or has written it
 * @param codePage that texts beside sounds are read as if they are not Unicode; empty if none was seen that is not
 * @param clips in the order of the video, at least one; a list that nobody changes any more
 */
public record Draft(
        Optional<String> image,
        Optional<String> title,
        Optional<String> artist,
        Optional<CodePage> codePage,
        List<ClipDraft> clips) {
    private static final Words WORDS = Words.of(Draft.class);

    /**
     * Drafts a project.
     *
     * @param folder that the contents are of
     * @param image path of the background; if it is empty, the folder has to tell
     * @param chapters what opens them; if it is empty, sub-folders do if there are several, or files if they are few and long
     * @throws InvalidManifestException if the folder does not tell what is meant; with what to do
     */
    public static Draft of(Path folder, FolderContents contents, Optional<String> image, Optional<Chapters> chapters)
            throws InvalidManifestException {
        if (!contents.manifests().isEmpty()) {
            throw fault(WORDS.say("other-manifest", contents.manifests().get(0)));
        }
        if (contents.sounds().isEmpty()) {
            throw fault(withoutSound(contents));
        }
        Pictures pictures = new Pictures(contents);
        Optional<String> background = image.isPresent() ? image : pictures.background();
        SoundLook look = new SoundLook(folder, contents.sounds());
        FolderChapters folders = new FolderChapters(contents.sounds());
        Chapters wanted = chapters.orElseGet(() -> likely(folders, look));
        Optional<CodePage> codePage = new FolderCodePage(folder, contents).likely();
        CompanionText texts = new CompanionText(folder, codePage);
        ClipDrafts clips = new ClipDrafts(folder, contents, pictures, background, folders, wanted, texts);
        return new Draft(
                background,
                look.agreed(SoundTags::album),
                look.agreed(SoundTags::artist),
                codePage,
                LazyList.of(contents.sounds().size(), clips::get));
    }

    private static Chapters likely(FolderChapters folders, SoundLook look) {
        if (folders.isSeveral()) {
            return Chapters.FOLDERS;
        }
        return look.isFewAndLong() ? Chapters.FILES : Chapters.NONE;
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
