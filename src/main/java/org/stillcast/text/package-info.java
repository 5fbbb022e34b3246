/**
 * What is said to people, in their language: each package that says something has its sentences beside its classes, in
 * {@code words.properties} and, in Chinese, {@code words_zh.properties}. The log is English everywhere, as programs read it.
 */
@NullMarked
package org.stillcast.text;

import org.jspecify.annotations.NullMarked;
