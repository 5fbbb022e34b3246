/**
 * Everything on disk: the files that a manifest names ({@link org.stillcast.media.MediaFiles},
 * {@link org.stillcast.media.PictureFile}, {@link org.stillcast.media.SoundFile}), a project's temporary folder
 * ({@link org.stillcast.workspace.Workspace}, {@link org.stillcast.workspace.Journal},
 * {@link org.stillcast.mp4.SoundTrack}, {@link org.stillcast.mp4.VideoTrack}), what is published
 * ({@link org.stillcast.outbox.Outbox}) and the program that does the work
 * ({@link org.stillcast.process.FfmpegBinary}); and who may work there ({@link org.stillcast.files.OwnerLock}).
 *
 * <p>Files appear whole: all are written under a temporary name and renamed.
 */
@NullMarked
package org.stillcast.workspace;

import org.jspecify.annotations.NullMarked;
