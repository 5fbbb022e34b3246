/**
 * Everything on disk: the files that a manifest names ({@link org.stillcast.workspace.MediaFiles},
 * {@link org.stillcast.workspace.PictureFile}, {@link org.stillcast.workspace.SoundFile}), a project's temporary folder
 * ({@link org.stillcast.workspace.Workspace}, {@link org.stillcast.workspace.Journal},
 * {@link org.stillcast.workspace.SoundTrack}, {@link org.stillcast.workspace.VideoTrack}), what is published
 * ({@link org.stillcast.workspace.Outbox}) and the program that does the work
 * ({@link org.stillcast.workspace.FfmpegBinary}); and who may work there ({@link org.stillcast.workspace.OwnerLock}).
 *
 * <p>Files appear whole: all are written under a temporary name and renamed.
 */
@NullMarked
package org.stillcast.workspace;

import org.jspecify.annotations.NullMarked;
