/** The folder that manifests are dropped into, and how each leaves it as a unit. */
@NullMarked
package org.stillcast.inbox;

import org.jspecify.annotations.NullMarked;
