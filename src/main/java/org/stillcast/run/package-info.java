/** A project while it is worked on, without Camel. */
@NullMarked
package org.stillcast.run;

import org.jspecify.annotations.NullMarked;
