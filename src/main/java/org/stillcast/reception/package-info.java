/** When each manifest in the inbox is begun: found, waited for, tried again. */
@NullMarked
package org.stillcast.reception;

import org.jspecify.annotations.NullMarked;
