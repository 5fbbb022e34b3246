/** What is wrong with what the user gave: a sentence with its place, and all of them thrown at once. */
@NullMarked
package org.stillcast.fault;

import org.jspecify.annotations.NullMarked;
