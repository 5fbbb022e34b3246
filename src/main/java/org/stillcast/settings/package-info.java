/**
 * What an operator can set: every {@code stillcast.*} property with its default, read from all its sources.
 *
 * <p>{@link org.stillcast.settings.Property} is the one list of names; {@link org.stillcast.settings.SettingsReader}
 * merges the sources and makes the {@link org.stillcast.settings.Settings} that everybody else receives.
 */
@NullMarked
package org.stillcast.settings;

import org.jspecify.annotations.NullMarked;
