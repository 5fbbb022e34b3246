/** Work orders, and the answers to them. Pure. */
@NullMarked
package org.stillcast.work;

import org.jspecify.annotations.NullMarked;
