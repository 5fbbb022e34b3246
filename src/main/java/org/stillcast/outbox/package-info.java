/** The folder that finished projects appear in, and their results. */
@NullMarked
package org.stillcast.outbox;

import org.jspecify.annotations.NullMarked;
