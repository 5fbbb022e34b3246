/** What is wanted: a manifest with everything that it names looked up. Pure. */
@NullMarked
package org.stillcast.project;

import org.jspecify.annotations.NullMarked;
