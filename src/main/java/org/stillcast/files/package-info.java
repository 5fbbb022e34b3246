/** Files of ours: whole or not at all, hashed, locked. */
@NullMarked
package org.stillcast.files;

import org.jspecify.annotations.NullMarked;
