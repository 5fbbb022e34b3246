/**
 * What is wanted; pure. A {@link org.stillcast.project.Project} is a manifest with everything that it names looked up: its
 * {@link org.stillcast.project.Clip}s, its {@link org.stillcast.project.Picture}, and the forms of picture and sound. Nothing in
 * it is measured.
 *
 * <ul>
 *   <li><b>clip</b>: what one element of the manifest's {@code clips}, or one file of a pattern, stands for
 *   <li><b>position</b>: index of a clip in the project, from 0; people count from 1
 *   <li><b>id</b>: what a clip's segment is called by
 *   <li><b>pointer</b>: its place in the manifest
 *   <li><b>origin</b>: name of the manifest's file and folder that its paths start at; a project is known by that
 * </ul>
 */
@NullMarked
package org.stillcast.project;

import org.jspecify.annotations.NullMarked;
