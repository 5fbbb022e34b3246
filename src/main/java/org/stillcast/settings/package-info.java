/**
 * What an operator can set: every {@code stillcast.*} property with its default, read from all its sources.
 *
 * <p>{@link org.stillcast.settings.Property} is the one list of names, and has of each the default and the
 * {@code ValueParser} of its text. {@link org.stillcast.settings.SettingsReader} merges the sources, of which one is a
 * {@code PropertiesFile}, and makes the {@link org.stillcast.settings.Settings} that everybody else receives. {@link
 * org.stillcast.settings.SettingsChange} sees that the file has been edited since.
 *
 * <ul>
 *   <li><b>property</b>: a name, what it means and how its text is read
 *   <li><b>source</b>: where a text is from: the command line, the environment, the file, the default
 *   <li><b>guess</b>: what was probably meant by a text that is refused; said, never taken
 * </ul>
 */
@NullMarked
package org.stillcast.settings;

import org.jspecify.annotations.NullMarked;
